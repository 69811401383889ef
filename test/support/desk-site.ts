import { makeBudget } from "#src/briefs/budget.ts";
import { ensureChannel, pauseChannel } from "#src/chat/store.ts";
import { recordedFeeds } from "#src/demo/catalogue.ts";
import { recordedNow } from "#src/demo/day.ts";
import { recordedHistory } from "#src/demo/history.ts";
import { saveSubscription } from "#src/digests/store.ts";
import { defaultQuietHours } from "#src/digests/subscription.ts";
import { listFeeds, recordOutcome } from "#src/feeds/store.ts";
import { addPollDays } from "#src/feeds/store-polls.ts";
import { type Clock, manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { makePlotter } from "#src/lib/plot/plotter.ts";
import { makeAnswers } from "#src/web/answers.ts";
import { makeDeskRecords } from "#src/web/desk/records.ts";
import type { DeskQueue, StoppedJobs } from "#src/web/desk.ts";
import { makePictures } from "#src/web/pictures.ts";
import { makeReader } from "#src/web/reader.ts";
import { startWeb } from "#src/web/server.ts";
import { morning } from "./chat-fixtures.ts";
import { webDesk } from "./web-desk.ts";
import { signedIn } from "./web-login.ts";

const minute = 60_000;
const hour = 60 * minute;

/** What a page of the desk can meet, good and bad, in a database that has the recorded day's news. */
export async function fillDesk(database: Database): Promise<void> {
	for (const feed of await listFeeds(database)) {
		const history = recordedHistory(feed.title ?? "");
		const polls = history.map((day) => ({ feedId: feed.id, ...day }));
		await addPollDays(database, polls);
		const recorded = recordedFeeds.find(({ title }) => title === feed.title);
		await recordOutcome(database, feed.id, {
			lastPolledAt: recordedNow,
			lastOkAt: recordedNow,
			lastItemAt: recordedNow,
			lastMilliseconds: 182,
			...(recorded?.behaviour === "slow"
				? {
						failures: 3,
						failingSince: new Date(recordedNow.getTime() - 30 * hour),
						lastError: "localmodels.example answers 503 (its own fault)",
					}
				: {}),
		});
	}
	await addChannel(database, "slack", "#ai-policy", { state: "delivered" });
	await addChannel(database, "slack", "#research", { state: "claimed" });
	const closed = await addChannel(database, "discord", "chips", {
		state: "failed",
		reason: "Discord refused the message: it is too long (50035)",
	});
	await pauseChannel(database, closed, "removed");
	await addSpending(database);
}

async function addChannel(
	database: Database,
	platform: string,
	name: string,
	digest: { state: string; reason?: string },
): Promise<number> {
	const channelId = await ensureChannel(database, {
		platform,
		workspace: { externalId: `W-${platform}`, name: "Newsroom" },
		externalId: name,
		name,
		now: recordedNow,
	});
	await saveSubscription(
		database,
		{
			channelId,
			topics: ["chip-policy", "model-releases"],
			models: ["deepseek-v3"],
			organisations: ["NVIDIA"],
			keywords: ["export controls"],
			minuteOfDay: 540,
			timeZone: "America/New_York",
			days: [1, 2, 3, 4, 5],
			language: "it",
			entries: 10,
			breaking: true,
			sayWhenEmpty: true,
			...defaultQuietHours,
			pausedUntil: null,
			nextSlot: new Date(recordedNow.getTime() + 6 * hour),
			createdAt: recordedNow,
		},
		{ by: null, now: recordedNow },
	);
	const slot = new Date(recordedNow.getTime() - 18 * hour);
	const { state, reason = null } = digest;
	const { rows } = await database.query<{ id: number }>(
		`insert into digests (channel_id, slot, kind, state, reason, edition, claimed_at, delivered_at)
		values ($1, $2, 'scheduled', $3, $4, $5, $2, case when $3 = 'delivered' then $6::timestamptz end)
		returning id`,
		[
			channelId,
			slot,
			state,
			reason,
			JSON.stringify(morning({ channel: name })),
			new Date(slot.getTime() + 25 * minute),
		],
	);
	const digestId = rows[0]?.id ?? 0;
	await database.query(
		"update digests set edition = edition || jsonb_build_object('digestId', id) where id = $1",
		[digestId],
	);
	if (state === "delivered")
		await database.query(
			`insert into outbox (digest_id, part, channel_id, body, state, attempts, next_attempt_at, created_at, sent_at)
			values ($1, 1, $2, '{}', 'sent', 3, $3, $3, $3)`,
			[digestId, channelId, slot],
		);
	return channelId;
}

async function addSpending(database: Database): Promise<void> {
	await database.query(
		`insert into llm_calls (at, endpoint, model, purpose, state, outcome, input_tokens,
			cached_tokens, output_tokens, cost_microdollars, workspace_id)
		select $1::timestamptz - day * interval '1 day', 'deepseek', 'deepseek-flash', purpose,
			'settled', 'ok', 2000, 900, 400, (7 - day) * cost,
			case when purpose = 'answer' then (select min(id) from workspaces) end
		from generate_series(0, 6) as days (day),
			(values ('brief', 4200), ('translate', 2600), ('answer', 900)) as calls (purpose, cost)`,
		[recordedNow],
	);
}

/** A queue in which one job has used up its attempts. */
const queueWithFailure: Pick<DeskQueue, "counts"> = {
	counts: async () => [
		{ name: "poll-feed", waiting: 2, active: 1, delayed: 3, failed: 0 },
		{ name: "ingest-item", waiting: 0, active: 0, delayed: 0, failed: 1 },
	],
};

const stopped: StoppedJobs = {
	list: async () => [
		{
			key: "ingest-item.41",
			name: "ingest-item",
			jobId: "ingest-item.41",
			payload: { itemId: 41 },
			reason: "The job took longer than 60 seconds.",
			attempts: 3,
			stops: 1,
			stoppedAt: recordedNow,
			againAt: new Date(recordedNow.getTime() + 60_000),
		},
	],
	retry: async () => {},
	drop: async () => {},
};

/** All pages over a filled database, to who is logged in; `cookie` lets one in. */
export async function startDeskSite(
	database: Database,
	clock: Clock = manualClock(recordedNow),
) {
	const plotter = makePlotter();
	const defaults = { timeZone: "Europe/Rome", language: "en" };
	const deps = { database, clock, defaults, plotter };
	const reader = makeReader({
		...deps,
		config: defaults,
		endpoint: { name: "deepseek", model: "deepseek-flash" },
		budget: makeBudget({ dailyLimit: 0.5, monthlyLimit: 10 }),
	});
	const web = await startWeb({
		reader,
		desk: webDesk({
			reader,
			records: makeDeskRecords(deps),
			queue: { ...webDesk().queue, ...queueWithFailure },
			stopped,
		}),
		login: signedIn,
		pictures: makePictures(deps),
		answers: makeAnswers(deps),
		log: { error: (fields) => console.error(fields) },
		host: "127.0.0.1",
		port: 0,
	});
	return {
		url: web.url,
		cookie: `modelwire-${new URL(web.url).port}=secret`,
		async close() {
			await web.close();
			await plotter.close();
		},
	};
}
