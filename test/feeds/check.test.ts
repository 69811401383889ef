import { expect, onTestFinished, test } from "vitest";
import { checkFeed, type FeedCheck } from "#src/feeds/check.ts";
import { oddityWords, problemWords } from "#src/feeds/finding-words.ts";
import { makeParser } from "#src/feeds/parser.ts";
import { manualClock } from "#src/lib/clock.ts";
import { makeHttpClient } from "#src/lib/http/client.ts";
import { loopbackForTest } from "#test/support/loopback.ts";
import { monday, rss } from "./polling.ts";

type Pages = Record<
	string,
	{ status?: number; headers?: Record<string, string>; body?: string }
>;

/** Checks an address of a site that has those pages. */
async function check(
	pages: Pages,
	path: string,
): Promise<FeedCheck & { origin: string }> {
	const server = await loopbackForTest((request, response) => {
		const {
			status = 200,
			headers = {},
			body = "",
		} = pages[request.url ?? ""] ?? { status: 404 };
		response.writeHead(status, headers).end(body);
	});
	const http = makeHttpClient({ version: "0", allowedHosts: ["127.0.0.1"] });
	onTestFinished(() => http.close());
	const parser = makeParser({ threads: 1 });
	onTestFinished(() => parser.close());
	const found = await checkFeed(
		{ http, parser, clock: manualClock(monday) },
		server.url + path,
	);
	return { ...found, origin: server.url };
}

const items = [
	{
		title: "one",
		guid: "1",
		link: "https://thelab.example/1",
		date: "Sun, 19 Jan 2025 10:00:00 GMT",
	},
	{
		title: "two",
		guid: "2",
		link: "https://thelab.example/2",
		date: "Wed, 01 Jan 2025 10:00:00 GMT",
	},
];
const feed = {
	headers: { etag: '"1"', "content-type": "application/rss+xml" },
	body: rss(items),
};

test("a healthy feed: what it is, how much, how fresh", async () => {
	const found = await check({ "/feed": feed }, "/feed");
	expect(found).toMatchObject({
		url: `${found.origin}/feed`,
		found: "itself",
		format: "rss",
		title: "The Lab",
		items: 2,
		newest: "2025-01-19T10:00:00.000Z",
		lastWeek: 1,
		problem: null,
	});
	expect(found.oddities).toContainEqual({ kind: "unencrypted" });
});

test("what is odd is told, a sentence each", async () => {
	const odd = `${rss([
		{ title: "old", date: "Fri, 01 Nov 2024 10:00:00 GMT" },
		{ title: "undated" },
	])}<broken`;
	const found = await check(
		{
			"/old": { status: 301, headers: { location: "/feed" } },
			"/feed": {
				headers: { "content-type": "text/html" },
				body: odd.replace("old", "R&D"),
			},
		},
		"/old",
	);
	expect(found.oddities.map(oddityWords)).toEqual([
		expect.stringContaining("broken and was repaired"),
		"its newest item is 80 days old",
		"1 of 2 items have no date that can be read",
		"no item has a link",
		"no item has a text beside the title",
		expect.stringContaining("neither guids nor links"),
		`it has moved for good: use ${found.origin}/feed`,
		"it is not encrypted (http)",
		"it calls itself text/html",
		"it cannot tell whether it changed since the last poll",
	]);
});

test("a page leads to the feed that it names, and tells of the others", async () => {
	const page = {
		body: '<html><link rel="alternate" type="application/rss+xml" href="/missing"><link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate" type="application/rss+xml" href="/more"></html>',
	};
	const found = await check({ "/": page, "/feed": feed, "/more": feed }, "/");
	expect(found).toMatchObject({
		url: `${found.origin}/feed`,
		found: "named by the page",
	});
	expect(found.others.map(({ url }) => new URL(url).pathname)).toEqual([
		"/missing",
		"/more",
	]);
});

test("a page that names none may have one at a usual place", async () => {
	const found = await check(
		{ "/": { body: "<html></html>" }, "/atom.xml": feed },
		"/",
	);
	expect(found).toMatchObject({
		url: `${found.origin}/atom.xml`,
		found: "at a usual place",
	});
});

test("a page without a feed, and an address without a page, are told so", async () => {
	const none = await check({ "/": { body: "<html></html>" } }, "/");
	expect(none).toMatchObject({ url: null, items: 0 });
	expect(none.problem).toMatchObject({ kind: "no-feed", is: "page" });
	expect(none.problem && problemWords(none.problem)).toMatch(
		/^This is an HTML page, not a feed\. It names no feed/,
	);
	const missing = await check({}, "/gone");
	expect(missing.problem && problemWords(missing.problem)).toMatch(
		/answers 404/,
	);
	const robots = await check(
		{ "/": { body: "<html><title>Just a moment...</title></html>" } },
		"/",
	);
	expect(robots.problem).toMatchObject({ is: "robots-out", namesFeeds: false });
});
