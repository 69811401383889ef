import type { Job } from "bullmq";
import { expect, onTestFinished, test } from "vitest";
import { dueDigests } from "#jobs/due-digests.ts";
import { type AnyJob, job } from "#jobs/payloads.ts";
import { type Registry, registry } from "#jobs/registry.ts";
import { runJob } from "#jobs/run-job.ts";
import type { App } from "#src/app.ts";
import { openDigests } from "#src/digests/store.ts";
import { breakingChannels } from "#src/digests/store-breaking.ts";
import { duePolls, newItems } from "#src/feeds/store-turns.ts";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { makeLog } from "#src/lib/log.ts";
import { makeMetrics } from "#src/lib/metrics/metrics.ts";
import { openQueueEngine } from "#src/lib/queue/engine.ts";
import { makeJobQueue } from "#src/lib/queue/queue.ts";
import { databaseForTest } from "#test/support/database.ts";
import { freshRedisDatabase } from "#test/support/redis.ts";

const now = new Date("2026-11-25T08:00:00Z");
const flood = 120;

/** A workspace with so many channels, all due now; returns its number. */
async function workspaceOf(
	database: Database,
	name: string,
	channels: number,
): Promise<number> {
	const { rows } = await database.query<{ id: number }>(
		`with w as (
			insert into workspaces (platform, external_id, name, created_at)
			values ('slack', $1, $1, $3) returning id
		), c as (
			insert into channels (workspace_id, external_id, name, created_at)
			select w.id, 'C' || n, 'c' || n, $3 from w, generate_series(1, $2::int) n
			returning id, workspace_id
		), s as (
			insert into subscriptions (channel_id, topics, models, organisations, keywords, minute_of_day,
				time_zone, days, language, entries, breaking, say_when_empty, next_slot, created_at, updated_at)
			select id, '[]', '[]', '[]', '[]', 540, 'UTC', '[1,2,3,4,5,6,7]', 'en', 8, true, false, $3, $3, $3 from c
		)
		select id from w`,
		[name, channels, now],
	);
	return rows[0]?.id ?? 0;
}

/** Of which workspace each channel is. */
async function ownersIn(database: Database): Promise<Map<number, number>> {
	const { rows } = await database.query<{ id: number; workspace: number }>(
		"select id, workspace_id as workspace from channels",
	);
	return new Map(rows.map(({ id, workspace }) => [id, workspace]));
}

async function openQueue(database: Database) {
	const engine = await openQueueEngine({
		redisUrl: freshRedisDatabase(),
		database,
	});
	const queue = makeJobQueue<AnyJob>(engine, registry);
	onTestFinished(async () => {
		await queue.close();
		await engine.close();
	});
	return { engine, queue };
}

test("a workspace with hundreds of digests keeps another's two waiting for one job each, and loses none", async () => {
	const database = await databaseForTest();
	const { engine, queue } = await openQueue(database);
	const clock = manualClock(now);
	const many = await workspaceOf(database, "many", flood);
	await queue.enqueue(await dueDigests({ database, clock }));
	const few = await workspaceOf(database, "few", 2);
	const owners = await ownersIn(database);

	const begun: number[] = [];
	let wantedAt = 0;
	const all = Promise.withResolvers<void>();
	const worker = engine.makeWorker(
		"write-digest",
		async ({ data }: Job<{ channelId: number }>) => {
			begun.push(owners.get(data.channelId) ?? 0);
			if (begun.length === 20) {
				// The next sweep finds the channels of the other workspace beside what still waits.
				await queue.enqueue(await dueDigests({ database, clock }));
				wantedAt = begun.length;
			}
			if (begun.length === flood + 2) all.resolve();
		},
		{ removeOnComplete: { count: 0 } },
	);
	onTestFinished(() => worker.close());
	await all.promise;
	const waited = begun.flatMap((owner, at) =>
		owner === few ? [at - wantedAt] : [],
	);
	expect(waited).toHaveLength(2);
	expect(Math.max(...waited)).toBeLessThanOrEqual(3);
	expect(begun.filter((owner) => owner === many)).toHaveLength(flood);
}, 60_000);

test("what is due, open, or may break is told off in turns of the workspaces", async () => {
	const database = await databaseForTest();
	const clock = manualClock(now);
	await workspaceOf(database, "many", 50);
	const few = await workspaceOf(database, "few", 2);
	const owners = await ownersIn(database);
	await database.query(
		`insert into digests (channel_id, slot, kind, state, claimed_at)
		select id, $1, 'scheduled', 'claimed', $1 from channels`,
		[now],
	);
	await database.query(
		"insert into stories (headline, first_at, last_at, score) values ('h', $1, $1, 99)",
		[now],
	);
	const due = (await dueDigests({ database, clock })).map(({ payload }) =>
		"channelId" in payload ? payload : { channelId: 0 },
	);
	const breaking = await breakingChannels(database, {
		now,
		since: new Date(now.getTime() - 1000),
		score: 1,
	});
	for (const list of [due, await openDigests(database, now), breaking]) {
		expect(list).toHaveLength(52);
		const places = list.flatMap(({ channelId }, place) =>
			owners.get(channelId) === few ? [place] : [],
		);
		expect(places).toEqual([1, 3]);
	}
});

test("feeds of a workspace, and those of a host, wait behind each other's and nobody else's", async () => {
	const database = await databaseForTest();
	const add = (by: string | null, host: string, feeds: number) =>
		database.query(
			`insert into feeds (url, folder, kind, weight, added_by, next_poll_at, created_at)
			select $2 || n, 'other', 'press', 1, $1::text, $4, $4 from generate_series(1, $3::int) n`,
			[by, host, feeds, now],
		);
	await add("slack:many:U1", "https://host-of-many.example/", 600);
	await add("slack:many:U2", "https://other-", 400);
	await add(null, "https://catalogue-", 40);
	await add("discord:few:U9", "https://few-", 2);
	const polls = await duePolls(database, now, 500);
	expect(polls).toHaveLength(500);
	const { rows } = await database.query<{ id: number; by: string }>(
		"select id, coalesce(added_by, '') as by from feeds",
	);
	const by = new Map(rows.map(({ id, by }) => [id, by]));
	const places = polls.flatMap(({ feedId }, place) =>
		by.get(feedId)?.startsWith("discord:few") ? [place] : [],
	);
	expect(places).toHaveLength(2);
	expect(Math.max(...places)).toBeLessThan(6);
	expect(polls.filter(({ feedId }) => by.get(feedId) === "")).toHaveLength(40);

	await database.query(
		`insert into items (feed_id, identity, title, categories, seen_at, backlog)
		select id, 'i' || n, 't', '[]', $1, false from feeds, generate_series(1, 2) n order by id`,
		[now],
	);
	const items = await newItems(database, 10);
	expect(items.map(({ turn }) => turn)).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3, 4]);
});

test("what comes next for a tenant's hundredth job does not overtake another's first", async () => {
	const database = await databaseForTest();
	const { engine, queue } = await openQueue(database);
	const app = {
		database,
		clock: manualClock(now),
		log: makeLog("silent"),
		metrics: makeMetrics(),
		adapters: new Map(),
	};
	const next: AnyJob[] = [];
	const collecting = {
		...queue,
		enqueue: async (jobs: readonly AnyJob[]) => {
			next.push(...jobs);
		},
	};
	const scripted: Registry = {
		...registry,
		"poll-feed": {
			...registry["poll-feed"],
			handle: async () => [
				job("ingest-item", { itemId: 7 }, { turn: 1 }),
				job("ingest-item", { itemId: 8 }, { turn: 2 }),
			],
		},
	};
	const queued = engine.makeQueue("poll-feed");
	onTestFinished(() => queued.close());
	const hundredth = await queued.add(
		"poll-feed",
		{ feedId: 1, due: now.getTime() },
		{ priority: 100 },
	);
	await runJob(
		{
			app: app as unknown as App,
			queue: collecting,
			name: "poll-feed",
			registry: scripted,
		},
		hundredth,
	);
	expect(next.map(({ turn }) => turn)).toEqual([100, 101]);
});
