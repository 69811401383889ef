import fc from "fast-check";
import { expect, test } from "vitest";
import { ask } from "#src/answers/ask.ts";
import { ingestItem } from "#src/articles/ingest.ts";
import { explainStory } from "#src/chat/conversation/explain-story.ts";
import { subscriptionOf } from "#src/digests/store.ts";
import { storeItems } from "#src/feeds/store.ts";
import type { Database } from "#src/lib/database/database.ts";
import { defaultKeep } from "#src/retention/keep.ts";
import { prune, whatToPrune } from "#src/retention/prune.ts";
import { wasPruned } from "#src/retention/store-prunings.ts";
import { groupArticles, rankStories } from "#src/stories/group.ts";
import { readReportedFacts } from "#src/stories/read-reported.ts";
import { reportsOf } from "#src/stories/store-reported.ts";
import { storyById } from "#src/web/store.ts";
import { newsEvents } from "#test/support/day/events.ts";
import { makeDigestSite, story } from "#test/support/digest-site.ts";

const morning = new Date("2025-01-28T08:00:00Z");
const day = 24 * 60 * 60_000;
const keep = { ...defaultKeep, articlesDays: 30, recordsDays: 62 };

const chip = story(
	"Huawei's Ascend chip enters mass production for AI training",
	"Huawei began the mass production of its Ascend chip for the training of artificial intelligence models.",
);
const cost = story(
	"DeepSeek tells what its model took",
	"Training DeepSeek-V3 cost $5.576 million, its maker says in a paper that it has put on the net.",
);
const fine = story(
	"Regulator fines an AI company under the AI Act",
	"The regulator in Bari has fined an artificial intelligence company eleven million euros under the AI Act.",
);

/** A channel that follows chips alone and was told of one, on a site that knows of more. */
async function makeToldSite() {
	const site = await makeDigestSite(morning, { topics: ["chips"] });
	await site.plant([...chip, ...cost, ...fine]);
	await readReportedFacts(site);
	const digestId = await site.first();
	if (digestId === null) throw new Error("there was nothing to tell");
	await site.deliver(digestId);
	return { ...site, digestId };
}

async function column(database: Database, sql: string): Promise<unknown[]> {
	const { rows } = await database.query<{ value: unknown }>(sql);
	return rows.map(({ value }) => value);
}

test("the planner of the embedded database learns what its tables hold", async () => {
	const { database, deps } = await makeToldSite();
	if (database.engine === "postgres") return;
	const known = () =>
		column(
			database,
			"select relname as value from pg_class where relname in ('articles', 'channels') and reltuples > 0 order by 1",
		);
	expect(await known()).toEqual([]);
	await prune(deps, keep);
	expect(await known()).toEqual(["articles", "channels"]);
});

test("what was told, cited or stated stays when the texts go; the rest goes whole", async () => {
	const site = await makeToldSite();
	const { database, clock, deps, digestId } = site;
	const before = await site.digest(digestId);
	const [storyId = 0] =
		before?.edition?.entries.map((one) => one.storyId) ?? [];
	clock.advance(40 * day);
	const expected = await whatToPrune(deps, keep);
	expect(expected).toEqual({
		"bodies of feed items": 3,
		"stories that nothing tells of": 1,
		"articles of theirs": 1,
		"texts of articles that stay": 2,
	});
	expect(await wasPruned(database, clock.now())).toBe(false);

	const { removed, isDone } = await prune(deps, keep);
	expect(removed).toEqual({
		...expected,
		"memories of stories that are over": 1,
	});
	expect(isDone).toBe(true);
	expect(await wasPruned(database, clock.now())).toBe(true);
	expect(await whatToPrune(deps, keep)).toEqual({});

	expect(
		await column(database, "select title as value from articles order by id"),
	).toEqual([chip[0]?.title, cost[0]?.title]);
	expect(
		await column(
			database,
			"select distinct coalesce(text, '') || coalesce(summary, '') || coalesce(byline, '') as value from articles",
		),
	).toEqual([""]);
	expect(
		await column(database, "select id as value from stories"),
	).toHaveLength(2);
	expect(
		await column(
			database,
			"select coalesce(summary, content) as value from items",
		),
	).toEqual([null, null, null]);

	expect((await site.digest(digestId))?.edition).toEqual(before?.edition);
	expect(await storyById(database, storyId)).toMatchObject({
		headline: chip[0]?.title,
		articles: [{ host: chip[0]?.host, title: chip[0]?.title }],
	});
	const subscription = await subscriptionOf(database, site.channelId);
	if (!subscription) throw new Error("the channel has no subscription");
	expect(
		await explainStory(database, storyId, subscription, clock.now()),
	).toMatchObject({ storyId, articles: 1, toldAt: before?.composedAt });
	const answer = await ask(deps, "What of Huawei's Ascend chip?", {
		language: "en",
	});
	expect(answer.sources.concat(answer.nearest)[0]?.url).toContain(
		chip[0]?.host,
	);
	expect(await reportsOf(database, "deepseek-v3", clock.now())).toHaveLength(1);
});

test("facts stay when articles without their texts are read anew", async () => {
	const { database, clock, deps } = await makeToldSite();
	clock.advance(40 * day);
	await prune(deps, keep);
	await database.query("delete from reported_facts_progress");
	expect(await readReportedFacts({ database })).toBe(false);
	expect(await reportsOf(database, "deepseek-v3", clock.now())).toHaveLength(1);
	expect(
		await column(
			database,
			"select position = (select max(position) from story_articles) as value from reported_facts_progress",
		),
	).toEqual([true]);
});

test("what is kept for ever stays, and so does all that is young", async () => {
	const { database, clock, deps } = await makeToldSite();
	expect(await whatToPrune(deps, keep)).toEqual({});
	clock.advance(4000 * day);
	const forEver = {
		rawDays: null,
		articlesDays: null,
		recordsDays: null,
		erasedDays: null,
	};
	expect((await prune(deps, forEver)).removed).toEqual({});
	expect(
		await column(database, "select text as value from articles"),
	).toHaveLength(3);
});

test("a story whose articles reached us lately stays, however old they are", async () => {
	const site = await makeDigestSite(morning);
	const [old] = fine;
	if (old) await site.plant([{ ...old, minutesAgo: 100 * 24 * 60 }]);
	expect((await prune(site.deps, keep)).removed).toEqual({});
	site.clock.advance(31 * day);
	expect((await prune(site.deps, keep)).removed).toMatchObject({
		"articles of theirs": 1,
	});
});

test("messages can still be found by what they told when their bodies are gone", async () => {
	const { database, clock, deps } = await makeToldSite();
	clock.advance(70 * day);
	expect((await prune(deps, keep)).removed).toMatchObject({
		"bodies of posted messages": 1,
	});
	expect(
		await column(
			database,
			"select message_id is not null and story_ids <> '[]' as value from outbox",
		),
	).toEqual([true]);
});

test("stopped at any batch, it goes on to the same end", async () => {
	const { database, clock, deps } = await makeToldSite();
	clock.advance(70 * day);
	const whole = await whatToPrune(deps, keep);
	const removed: Record<string, number> = {};
	for (let isDone = false, turns = 0; !isDone; turns++) {
		expect(turns).toBeLessThan(200);
		const turn = await prune(deps, keep, { until: clock.now() });
		for (const [what, count] of Object.entries(turn.removed))
			removed[what] = (removed[what] ?? 0) + count;
		isDone = turn.isDone;
		expect(await wasPruned(database, clock.now())).toBe(isDone);
	}
	expect(removed).toMatchObject(whole);
	expect(await whatToPrune(deps, keep)).toEqual({});
});

/** What feeds bring on a day, so many days after the one before. */
interface NewsDay {
	gap: number;
	/** Numbers of events: first told here, or told again in one of these ways. */
	news: {
		event: number;
		how: "fresh" | "listed again" | "renamed" | "elsewhere";
	}[];
}

const newsDay = fc.record({
	gap: fc.integer({ min: 1, max: 25 }),
	news: fc.array(
		fc.record({
			event: fc.integer({ min: 0, max: 7 }),
			how: fc.constantFrom<NewsDay["news"][number]["how"][]>(
				"fresh",
				"listed again",
				"renamed",
				"elsewhere",
			),
		}),
		{ maxLength: 4 },
	),
});

const events = newsEvents(20).filter(({ language }) => language === "en");

async function bring(
	site: Awaited<ReturnType<typeof makeDigestSite>>,
	{ event, how }: NewsDay["news"][number],
): Promise<void> {
	const { database, clock } = site;
	const telling = events[event]?.tellings.en;
	const [title = "", another = ""] = telling?.titles ?? [];
	const text = telling?.sentences.join(" ") ?? "";
	const article = {
		host: `paper-${event}.example`,
		title,
		text,
		minutesAgo: 30,
	};
	if (how !== "renamed")
		return site.plant([
			how === "elsewhere"
				? { ...article, host: `other-${event}.example`, title: another }
				: article,
		]);
	// The same address under a new identity, and with a new date.
	const { rows } = await database.query<{ id: number; url: string }>(
		"select i.feed_id as id, i.url from items i where i.identity = $1",
		[title],
	);
	const [known] = rows;
	if (!known) return;
	const items = await storeItems(
		database,
		known.id,
		[
			{
				identity: `${title} ${clock.now().getTime()}`,
				others: [],
				publishedAt: clock.now(),
				backlog: false,
				item: {
					...{ guid: null, author: null, publishedAt: null, categories: [] },
					...{
						url: known.url,
						title,
						summary: text,
						content: null,
						language: "en",
					},
				},
			},
		],
		clock.now(),
	);
	const http = {
		get: () => Promise.reject(new Error("a test reads no pages")),
	};
	for (const item of items) await ingestItem({ database, clock, http }, item);
	await rankStories(site.deps, await groupArticles({ database }));
}

/** The headlines of each day's digest. */
async function toldOver(days: readonly NewsDay[], isPruned: boolean) {
	const site = await makeDigestSite(morning);
	const told: string[][] = [];
	for (const { gap, news } of days) {
		site.clock.advance(gap * day);
		if (isPruned) await prune(site.deps, { ...keep, rawDays: 1 });
		for (const one of news) await bring(site, one);
		await site.change({ nextSlot: site.clock.now() });
		told.push(await site.headlines(await site.write()));
	}
	return told;
}

test("nothing is told again, or left untold, because it was pruned", {
	timeout: 120_000,
}, async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(newsDay, { minLength: 5, maxLength: 6 }),
			async (days) => {
				expect(await toldOver(days, true)).toEqual(await toldOver(days, false));
			},
		),
		{ numRuns: 2, seed: 8 },
	);
});
