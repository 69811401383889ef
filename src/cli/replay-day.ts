import { ingestItem } from "../articles/ingest.ts";
import { makeBudget } from "../briefs/budget.ts";
import { ensureChannel } from "../chat/store.ts";
import type { Edition } from "../digests/edition.ts";
import { nextSlot } from "../digests/schedule.ts";
import { digestById, saveSubscription } from "../digests/store.ts";
import { defaultQuietHours } from "../digests/subscription.ts";
import { type WriteDeps, writeDigest } from "../digests/write.ts";
import { addFeed, recordOutcome, storeItems } from "../feeds/store.ts";
import { type ManualClock, manualClock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import { migrate } from "../lib/database/migrate.ts";
import { openPglite } from "../lib/database/pglite.ts";
import { groupArticles, rankStories } from "../stories/group.ts";
import { storiesBetween } from "../stories/store.ts";
import type { Story } from "../stories/story.ts";

export interface ReplayItem {
	id: string;
	url: string;
	title: string;
	summary: string | null;
	source: string;
	publishedAt: Date;
}

export interface ReplaySettings {
	from: Date | null;
	to: Date | null;
	minuteOfDay: number;
	timeZone: string;
	topics: string[];
	language: string;
	entries: number;
}

export interface ReplayedStory
	extends Pick<Story, "headline" | "score" | "parts" | "topics"> {
	/** Ids of the items, in the order of publication. */
	items: string[];
	members: { title: string; url: string; source: string }[];
}

interface ReplayOutput {
	progress(message: string): void;
	digest(edition: Edition): Promise<void>;
	story(story: ReplayedStory): Promise<void>;
}

const hour = 60 * 60 * 1000;

/** A recorded stream has no pages to go with it, and nothing may be asked for. */
const noPages = {
	get: () => Promise.reject(new Error("a replay reads no pages")),
};

/** Runs items, in the order of publication, through the stages of the pipeline. */
export async function replay(
	items: readonly ReplayItem[],
	settings: ReplaySettings,
	output: ReplayOutput,
): Promise<void> {
	const first = items[0]?.publishedAt ?? new Date(0);
	const last = items.at(-1)?.publishedAt ?? first;
	const clock = manualClock(settings.from ?? first);
	const database = await openPglite(null);
	try {
		await migrate(database);
		const channelId = await subscribe(database, clock, settings);
		const deps: WriteDeps = {
			database,
			clock,
			endpoint: null,
			budget: makeBudget({ dailyLimit: 0 }),
		};
		const feeds = new Map<string, number>();
		const itemIds = new Map<number, string[]>();
		const hours = Map.groupBy(items, ({ publishedAt }) =>
			Math.floor(publishedAt.getTime() / hour),
		);
		let slot = nextSlot(schedule(settings), clock.now());
		const end = Math.floor((settings.to ?? last).getTime() / hour);
		for (
			let at = Math.floor(clock.now().getTime() / hour);
			at < Math.max(end, Math.floor(last.getTime() / hour) + 1);
			at++
		) {
			clock.set(new Date((at + 1) * hour));
			await ingest(hours.get(at) ?? []);
			await rankStories(deps, await groupArticles(deps));
			for (; slot <= clock.now(); slot = nextSlot(schedule(settings), slot)) {
				const digestId = await writeDigest(deps, { channelId, slot });
				const digest =
					digestId === null ? null : await digestById(database, digestId);
				if (digest?.edition) await output.digest(digest.edition);
			}
		}
		const stories = await storiesBetween(database, new Date(0), clock.now());
		for (const story of stories.sort((a, b) => b.score - a.score)) {
			const { headline, score, parts, topics, articles } = story;
			await output.story({
				headline,
				score,
				parts,
				topics,
				items: articles.flatMap(({ id }) => itemIds.get(id) ?? []),
				members: articles.map(({ title, url, source }) => ({
					title,
					url,
					source,
				})),
			});
		}

		async function ingest(batch: readonly ReplayItem[]) {
			for (const item of batch) {
				const feedId = await feedOf(item.source);
				const [itemId] = await storeItems(
					database,
					feedId,
					[stored(item)],
					item.publishedAt,
				);
				if (itemId === undefined) continue;
				const { articleId } = await ingestItem(
					{ database, clock, http: noPages },
					itemId,
				);
				if (articleId !== null)
					itemIds.set(articleId, [...(itemIds.get(articleId) ?? []), item.id]);
			}
			if (batch.length > 0)
				output.progress(`${clock.now().toISOString()} ${batch.length} items`);
		}

		/** The source as a feed that is read every hour. */
		async function feedOf(source: string): Promise<number> {
			const known = feeds.get(source);
			if (known !== undefined) {
				await recordOutcome(database, known, {
					lastOkAt: clock.now(),
					lastItemAt: clock.now(),
				});
				return known;
			}
			const { id } = await addFeed(
				database,
				{
					url: `https://replay.invalid/${encodeURIComponent(source)}`,
					title: source,
				},
				{ by: "replay", now: clock.now() },
			);
			await recordOutcome(database, id, {
				lastPolledAt: clock.now(),
				lastOkAt: clock.now(),
				lastItemAt: clock.now(),
			});
			feeds.set(source, id);
			return id;
		}
	} finally {
		await database.end();
	}
}

function schedule({ minuteOfDay, timeZone }: ReplaySettings) {
	return { minuteOfDay, timeZone, days: [1, 2, 3, 4, 5, 6, 7] };
}

function stored({ id, url, title, summary, publishedAt }: ReplayItem) {
	return {
		item: {
			guid: id,
			url,
			title,
			summary,
			content: null,
			author: null,
			publishedAt: publishedAt.toISOString(),
			language: null,
			categories: [],
		},
		identity: id,
		others: [],
		publishedAt,
		backlog: false,
	};
}

async function subscribe(
	database: Database,
	clock: ManualClock,
	settings: ReplaySettings,
): Promise<number> {
	const now = clock.now();
	const channelId = await ensureChannel(database, {
		platform: "replay",
		workspace: { externalId: "replay", name: "Replay" },
		externalId: "replay",
		name: "#replay",
		now,
	});
	await saveSubscription(
		database,
		{
			...schedule(settings),
			channelId,
			topics: settings.topics,
			models: [],
			organisations: [],
			keywords: [],
			language: settings.language,
			entries: settings.entries,
			breaking: false,
			sayWhenEmpty: true,
			...defaultQuietHours,
			pausedUntil: null,
			nextSlot: null,
			createdAt: now,
		},
		{ by: "replay", now },
	);
	return channelId;
}
