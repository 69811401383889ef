import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordedNow } from "#src/demo/day.ts";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { type DeskRecords, makeDeskRecords } from "#src/web/desk/records.ts";
import { readSearch } from "#src/web/desk/search-query.ts";
import { fillWithRecordedDay } from "#test/answers/recorded-day.ts";
import { openTestDatabase } from "#test/support/database.ts";
import { subscribedChannel } from "#test/support/digests.ts";

let database: Database;
let records: DeskRecords;

// Nothing here changes what is stored.
beforeAll(async () => {
	database = await openTestDatabase();
	await fillWithRecordedDay(database);
	await subscribedChannel(database, {
		platform: "slack",
		now: recordedNow,
		address: { workspace: "W1", channel: "C1" },
	});
	const clock = manualClock(recordedNow);
	records = makeDeskRecords({ database, clock });
}, 60_000);

afterAll(() => database.end());

const all = { stories: 9, articles: 9, feeds: 9, channels: 9, models: 9 };

const search = (typed: string, limits: Partial<typeof all> = all, days = 365) =>
	records.search(readSearch(typed), limits, days);

describe("one search", () => {
	test("finds stories, articles, feeds and models that have all its words", async () => {
		const found = await search("deepseek");
		expect(found.articles).toHaveLength(9);
		expect(found.stories.length).toBeGreaterThan(2);
		expect(found.feeds.map(({ title }) => title)).toEqual(["DeepSeek News"]);
		expect(found.models.map(({ slug }) => slug)).toContain("deepseek");
		for (const { text, title, summary } of found.articles)
			expect(`${title} ${summary} ${text}`).toMatch(/deepseek/i);

		const both = await search("deepseek nvidia");
		expect(both.articles.length).toBeGreaterThan(0);
		for (const { text, title, summary } of both.articles)
			expect(`${title} ${summary} ${text}`).toMatch(/nvidia/i);
		expect(both.feeds).toEqual([]);
	});

	test("finds a story once, though several of its articles have the words", async () => {
		const { stories } = await search("deepseek");
		const ids = stories.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(stories.some(({ articles }) => articles > 1)).toBe(true);
	});

	test("finds channels by their names, and what a word begins with", async () => {
		expect((await search("team")).channels).toMatchObject([{ name: "#news" }]);
		expect((await search("deeps")).articles).not.toEqual([]);
		expect((await search("deepsx")).articles).toEqual([]);
	});

	test("finds words of Chinese texts", async () => {
		const { articles } = await search("芯片");
		expect(articles.map(({ language }) => language)).toContain("zh");
	});

	test("can be narrowed to a host, a language, a topic; there is nothing but news then", async () => {
		const thelab = await search("deepseek host:www.thelab.example");
		expect(new Set(thelab.articles.map(({ host }) => host))).toEqual(
			new Set(["thelab.example"]),
		);
		const italian = await search("deepseek language:it");
		expect(new Set(italian.articles.map(({ language }) => language))).toEqual(
			new Set(["it"]),
		);
		const chips = await search("deepseek topic:chip-policy");
		expect(chips.articles.length).toBeGreaterThan(0);
		expect(chips.articles.length).toBeLessThanOrEqual(
			thelab.articles.length + 9,
		);
		for (const found of [thelab, italian, chips])
			expect([found.feeds, found.models, found.channels]).toEqual([[], [], []]);
		expect((await search("deepseek topic:cooking")).articles).toEqual([]);
	});

	test("can be narrowed to a period, and to one group", async () => {
		const { articles } = await search("deepseek", { articles: 50 }, 1);
		for (const { publishedAt } of articles)
			expect(publishedAt.getTime()).toBeGreaterThan(
				recordedNow.getTime() - 86_400_000,
			);
		const models = await search("deepseek", { models: 50 });
		expect(models.models.length).toBeGreaterThan(9);
		expect([models.stories, models.articles, models.feeds]).toEqual([
			[],
			[],
			[],
		]);
	});

	test.each([
		"'",
		"deep\u0000seek",
		"deepseek' | '",
		"a:b:c",
		"& | ! ( )",
		"\\",
		"%",
		"host:",
		"<->",
		":*",
		"💥",
		"x".repeat(200),
	])("takes %s for words", async (typed) => {
		const { articles } = await search(typed);
		expect(articles.length).toBeLessThanOrEqual(9);
	});
});

test("a query is taken apart into words and what narrows it", () => {
	expect(
		readSearch("  o3   host:WWW.A.example LANGUAGE:it topic:chips x:y "),
	).toEqual({
		words: ["o3", "x:y"],
		host: "a.example",
		language: "it",
		topic: "chips",
	});
	expect(readSearch("a b c d e f g h i j").words).toHaveLength(8);
});
