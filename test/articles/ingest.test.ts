import { readFileSync } from "node:fs";
import {
	afterAll,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
} from "vitest";
import { ingestItem } from "../../src/articles/ingest.ts";
import { searchConfiguration, searchText } from "../../src/articles/search.ts";
import { articleByUrl } from "../../src/articles/store.ts";
import { manualClock } from "../../src/lib/clock.ts";
import type { Database } from "../../src/lib/database/database.ts";
import { openTestDatabase } from "../support/database.ts";

const now = new Date("2025-01-13T09:00:00Z");
const clock = manualClock(now);

const paragraph =
	"The Commerce Department divided the world into three groups of countries, each with limits of its own for advanced chips. ";
const longText = `<p>${paragraph.repeat(3)}</p><p>${paragraph.toUpperCase().repeat(3)}</p>`;

let database: Database;
beforeAll(async () => {
	database = await openTestDatabase();
});
afterAll(() => database.end());
beforeEach(async () => {
	await database.query("truncate feeds, articles cascade");
});

async function addFeed(
	given: {
		url?: string;
		title?: string;
		kind?: string;
		language?: string;
	} = {},
): Promise<number> {
	const {
		url = "https://press.example/feed",
		title = "The Paper",
		kind = "press",
		language = null,
	} = given;
	const { rows } = await database.query<{ id: number }>(
		`insert into feeds (url, title, kind, weight, language, next_poll_at, created_at)
		values ($1, $2, $3, 1.5, $4, $5, $5) returning id`,
		[url, title, kind, language, now],
	);
	return rows[0]?.id ?? 0;
}

interface GivenItem {
	url?: string | null;
	title?: string;
	summary?: string | null;
	content?: string | null;
	publishedAt?: Date | null;
	backlog?: boolean;
}

let identity = 0;
async function addItem(feedId: number, given: GivenItem = {}): Promise<number> {
	const {
		url = "https://www.press.example/chips?utm_source=rss",
		title = "New rules for chips in three groups of countries",
		summary = "The rules divide the world.",
		content = longText,
		publishedAt = new Date("2025-01-13T08:00:00Z"),
		backlog = false,
	} = given;
	const { rows } = await database.query<{ id: number }>(
		`insert into items (feed_id, identity, url, title, summary, content, published_at, seen_at, backlog)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
		[
			feedId,
			`item-${++identity}`,
			url,
			title,
			summary,
			content,
			publishedAt,
			now,
			backlog,
		],
	);
	return rows[0]?.id ?? 0;
}

/** A web of pages by address; what is not there is 404, and every request is noted. */
function web(
	pages: Record<
		string,
		string | { status?: number; location?: string; body?: string }
	> = {},
) {
	const asked: string[] = [];
	const get = async (given: string) => {
		asked.push(given);
		const page = pages[given] ?? { status: 404, body: "" };
		const {
			status = 200,
			location = given,
			body = "",
		} = typeof page === "string" ? { body: page } : page;
		return {
			url: location,
			status,
			headers: { "content-type": "text/html; charset=utf-8" },
			body: Buffer.from(body),
			redirects: [],
		};
	};
	return { asked, http: { get } };
}

function pageOf(text: string, head = ""): string {
	return `<html><head><title>Rules</title>${head}</head><body><nav><a href="/">Home</a></nav><article><h1>Rules</h1>${text}</article></body></html>`;
}

async function stateOf(itemId: number) {
	const { rows } = await database.query<{
		state: string;
		reason: string | null;
	}>("select state, reason from items where id = $1", [itemId]);
	return rows[0];
}

async function ingest(itemId: number, http = web().http) {
	return await ingestItem({ database, http, clock }, itemId);
}

test("a feed with the whole text gives the article, and nothing is fetched", async () => {
	const itemId = await addItem(await addFeed());
	const { asked, http } = web();
	const { articleId } = await ingest(itemId, http);
	const article = await articleByUrl(database, "https://press.example/chips");
	expect(article).toMatchObject({
		id: articleId,
		host: "press.example",
		source: "The Paper",
		kind: "press",
		weight: 1.5,
		title: "New rules for chips in three groups of countries",
		summary: "The rules divide the world.",
		language: "en",
		publishedAt: new Date("2025-01-13T08:00:00Z"),
		seenAt: now,
		backlog: false,
	});
	expect(article?.text.split("\n\n")).toHaveLength(2);
	expect(article?.topics).toContain("chips");
	expect(await stateOf(itemId)).toEqual({ state: "ingested", reason: null });
	expect(asked).toEqual([]);
});

test("doing it again changes nothing", async () => {
	const itemId = await addItem(await addFeed());
	const first = await ingest(itemId);
	expect(await ingest(itemId)).toEqual(first);
	const { rows } = await database.query(
		"select count(*)::int as articles from articles",
	);
	expect(rows).toEqual([{ articles: 1 }]);
});

test("two items of one address share an article, also when they come at once", async () => {
	const one = await addItem(await addFeed());
	const other = await addItem(
		await addFeed({ url: "https://other.example/feed" }),
		{
			url: "http://m.press.example/chips/?fbclid=1#top",
		},
	);
	const [first, second] = await Promise.all([ingest(one), ingest(other)]);
	expect(first.articleId).not.toBeNull();
	expect(second).toEqual(first);
});

describe("an item of which no article can be made is marked with the reason", () => {
	test.each<[GivenItem, string]>([
		[{ title: " " }, "it has no title"],
		[{ url: null }, "it has no address"],
		[
			{ url: "mailto:desk@press.example" },
			'"mailto:desk@press.example" is no web address',
		],
	])("%j", async (given, reason) => {
		const itemId = await addItem(await addFeed(), given);
		expect(await ingest(itemId)).toEqual({ articleId: null });
		const state = await stateOf(itemId);
		expect(state?.state).toBe("skipped");
		expect(state?.reason).toContain(reason);
	});

	test("and one that is gone is nobody's", async () => {
		expect(await ingest(987_654)).toEqual({ articleId: null });
	});
});

describe("a teaser", () => {
	const address = "https://press.example/chips";
	const teaser: GivenItem = { url: address, content: null, publishedAt: null };

	test("is completed from its page", async () => {
		const itemId = await addItem(await addFeed(), teaser);
		const { asked, http } = web({
			[address]: pageOf(
				longText,
				'<meta name="author" content="A. Writer"><meta property="article:published_time" content="2025-01-13T07:30:00+01:00">',
			),
		});
		await ingest(itemId, http);
		const article = await articleByUrl(database, address);
		expect(article).toMatchObject({
			byline: "A. Writer",
			publishedAt: new Date("2025-01-13T06:30:00Z"),
			summary: "The rules divide the world.",
		});
		expect(article?.text.length).toBeGreaterThan(600);
		expect(asked).toEqual(["https://press.example/robots.txt", address]);
	});

	test.each<[string, Parameters<typeof web>[0]]>([
		[
			"robots.txt forbids",
			{
				"https://press.example/robots.txt": "User-agent: *\nDisallow: /",
				[address]: pageOf(longText),
			},
		],
		["the page is gone", {}],
		[
			"a wall stands there",
			{ [address]: pageOf("<p>Subscribe to continue reading this story.</p>") },
		],
		[
			"it leads to a login",
			{
				[address]: {
					location: "https://login.press.example/?to=chips",
					body: pageOf(longText),
				},
			},
		],
		[
			"it leads to the front page",
			{
				[address]: {
					location: "https://press.example/",
					body: pageOf(longText),
				},
			},
		],
	])("stays one where %s", async (_, pages) => {
		const itemId = await addItem(await addFeed(), teaser);
		await ingest(itemId, web(pages).http);
		expect(await articleByUrl(database, address)).toMatchObject({
			text: "",
			summary: "The rules divide the world.",
			publishedAt: now,
		});
		expect(await stateOf(itemId)).toEqual({ state: "ingested", reason: null });
	});

	test("stays one where the network fails", async () => {
		const itemId = await addItem(await addFeed(), teaser);
		const http = {
			get: async () => {
				throw new Error("press.example accepts no connection");
			},
		};
		await ingest(itemId, http);
		expect(await articleByUrl(database, address)).toMatchObject({ text: "" });
	});

	test("of a new feed's backlog is not asked for", async () => {
		const itemId = await addItem(await addFeed(), { ...teaser, backlog: true });
		const { asked, http } = web({ [address]: pageOf(longText) });
		await ingest(itemId, http);
		expect(asked).toEqual([]);
		expect(await articleByUrl(database, address)).toMatchObject({
			backlog: true,
		});
	});

	test("is known by the address that its page gives itself", async () => {
		const feedId = await addFeed();
		const { http } = web({
			[address]: pageOf(
				longText,
				'<link rel="canonical" href="https://www.press.example/2025/chips/">',
			),
			"https://short.example/1": {
				location: "https://press.example/2025/chips?utm_source=x",
				body: pageOf(longText),
			},
		});
		const first = await ingest(await addItem(feedId, teaser), http);
		const second = await ingest(
			await addItem(feedId, { ...teaser, url: "https://short.example/1" }),
			http,
		);
		expect(second).toEqual(first);
		expect(
			await articleByUrl(database, "https://press.example/2025/chips"),
		).not.toBeNull();
	});
});

describe("an aggregator's item", () => {
	const target = "https://press.example/chips";
	const item: GivenItem = {
		url: "https://www.techmeme.com/250113/p1#a250113p1",
		summary: null,
		content: `<a href="${target}">New rules</a> The rules divide the world into groups of countries.`,
	};

	test("is the article that it points at, by its publisher", async () => {
		const { http } = web({ [target]: pageOf(longText) });
		await ingest(
			await addItem(
				await addFeed({ kind: "aggregator", title: "Headlines" }),
				item,
			),
			http,
		);
		expect(await articleByUrl(database, target)).toMatchObject({
			source: "press.example",
			kind: "press",
			weight: 1,
			text: expect.stringContaining("divided the world"),
		});
	});

	test("is named by the publisher's own feed when that comes later", async () => {
		const aggregator = await addFeed({
			kind: "aggregator",
			title: "Headlines",
			url: "https://headlines.example/feed",
		});
		const first = await ingest(await addItem(aggregator, item));
		expect(await articleByUrl(database, target)).toMatchObject({ text: "" });
		const second = await ingest(
			await addItem(await addFeed({ kind: "official" })),
		);
		expect(second).toEqual(first);
		expect(await articleByUrl(database, target)).toMatchObject({
			source: "The Paper",
			kind: "official",
			weight: 1.5,
			text: expect.stringContaining("divided the world"),
		});
	});
});

test("a date in the future is the time when it was seen", async () => {
	const feedId = await addFeed();
	const future = await addItem(feedId, {
		publishedAt: new Date("2025-01-13T11:00:00Z"),
	});
	await ingest(future);
	expect(
		await articleByUrl(database, "https://press.example/chips"),
	).toMatchObject({ publishedAt: now });
});

test("copies of one text have one fingerprint", async () => {
	const feedId = await addFeed();
	const wire = readFileSync(
		new URL("../fixtures/articles/wire.txt", import.meta.url),
		"utf8",
	);
	const copies = [
		["https://one.example/a", wire],
		[
			"https://two.example/b",
			`LONDON, Jan 13 (Wire) - ${wire.replace("rushed", "hasty")}`,
		],
		["https://three.example/c", longText],
	] as const;
	for (const [url, content] of copies)
		await ingest(await addItem(feedId, { url, content }));
	const [one, two, three] = await Promise.all(
		copies.map(
			async ([url]) => (await articleByUrl(database, url))?.fingerprint,
		),
	);
	expect(two).toBe(one);
	expect(three).not.toBe(one);
});

test("articles are found by the words and models of their language", async () => {
	const feedId = await addFeed();
	await ingest(
		await addItem(feedId, {
			url: "https://press.example/it",
			title: "Le nuove regole sui processori di DeepSeek-V3 dividono i paesi",
			summary: "Le esportazioni saranno limitate.",
			content: null,
			backlog: true,
		}),
	);
	await ingest(
		await addItem(feedId, {
			url: "https://press.example/zh",
			title: "新规则限制人工智能芯片出口",
			summary: "各国分为三组",
			content: null,
			backlog: true,
		}),
	);
	const found = async (query: string, language: string) => {
		const { rows } = await database.query<{ url: string }>(
			"select url from articles where search @@ plainto_tsquery($1::regconfig, $2)",
			[searchConfiguration(language), searchText(query, language)],
		);
		return rows.map(({ url }) => url);
	};
	expect(await found("esportazione", "it")).toEqual([
		"https://press.example/it",
	]);
	expect(await found("芯片出口", "zh")).toEqual(["https://press.example/zh"]);
	const { rows } = await database.query(
		"select url from articles where search @@ $1::tsquery",
		["'deepseek-v3'"],
	);
	expect(rows).toEqual([{ url: "https://press.example/it" }]);
});
