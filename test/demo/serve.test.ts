import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { extractArticle } from "#src/articles/extract.ts";
import { rewriteToLoopback, serveRecordedDay } from "#src/demo/serve.ts";
import { parseFeed } from "#src/feeds/parse.ts";

const waits: number[] = [];
let day: Awaited<ReturnType<typeof serveRecordedDay>>;
let local: (url: string) => string;

beforeAll(async () => {
	day = await serveRecordedDay({
		wait: async (milliseconds) => waits.push(milliseconds),
	});
	local = rewriteToLoopback(day.origin);
});
afterAll(() => day.close());

function feedUrl(title: string): string {
	const feed = day.feeds.find((feed) => feed.title === title);
	if (feed === undefined) throw new Error(`no feed is called ${title}`);
	return feed.url;
}

async function readFeed(url: string) {
	const response = await fetch(url);
	const contentType = response.headers.get("content-type") ?? "";
	const bytes = new Uint8Array(await response.arrayBuffer());
	return { response, contentType, ...parseFeed(bytes, { url, contentType }) };
}

const sick = ["Compute Gazette", "Robot Weekly"];

describe("the feeds", () => {
	test("all but the broken and the gone one are read as they are served", async () => {
		for (const { url, title, language } of day.feeds) {
			if (sick.includes(title)) continue;
			const { response, feed, items } = await readFeed(url);
			expect(response.status, title).toBe(200);
			expect(feed.title).toBe(title);
			expect(feed.language?.slice(0, 2), title).toBe(language);
			expect(items.length, title).toBeGreaterThan(1);
		}
	});

	test("letters beyond ASCII survive a declared, a header's and a wrong encoding", async () => {
		const titles = async (title: string) =>
			(await readFeed(feedUrl(title))).items.map(({ title }) => title);
		expect(await titles("Giornale di Bordo")).toContain(
			"DeepSeek scavalca ChatGPT: è l’app gratuita più scaricata dell’App Store",
		);
		expect(await titles("Tagesnetz")).toContain(
			"DeepSeek verdrängt ChatGPT von der Spitze des App Store",
		);
		const spanish = await readFeed(feedUrl("Diario Técnico"));
		expect(spanish.contentType).toBe("text/xml; charset=iso-8859-1");
		expect(spanish.items.map(({ title }) => title)).toContain(
			"Trump ve en DeepSeek una llamada de atención para la industria de Estados Unidos",
		);
	});

	test("answer 304 to their own validators, 200 to others", async () => {
		const url = feedUrl("The Lab");
		const first = await fetch(url);
		const etag = first.headers.get("etag") ?? "";
		const modified = first.headers.get("last-modified") ?? "";
		const status = async (headers: Record<string, string>) =>
			(await fetch(url, { headers })).status;
		expect(await status({ "if-none-match": etag })).toBe(304);
		expect(await status({ "if-none-match": `"old", W/${etag}` })).toBe(304);
		expect(await status({ "if-modified-since": modified })).toBe(304);
		expect(await status({ "if-none-match": '"old"' })).toBe(200);
		expect(
			await status({ "if-none-match": '"old"', "if-modified-since": modified }),
		).toBe(200);
		expect(
			await status({ "if-modified-since": "Wed, 01 Jan 2025 00:00:00 GMT" }),
		).toBe(200);
	});

	test("one has moved for good", async () => {
		const response = await fetch(feedUrl("Transatlantic Dispatch"), {
			redirect: "manual",
		});
		expect(response.status).toBe(301);
		const place = new URL(response.headers.get("location") ?? "", day.origin);
		expect(place.href).toBe(`${day.origin}/feeds/transatlantic-dispatch.xml`);
		expect((await fetch(place)).status).toBe(200);
	});

	test("one is gone, one is a web page that says it is XML", async () => {
		const gone = await fetch(feedUrl("Robot Weekly"));
		expect(gone.status).toBe(410);
		const broken = await fetch(feedUrl("Compute Gazette"));
		expect(broken.status).toBe(200);
		expect(broken.headers.get("content-type")).toBe("text/xml");
		const bytes = new Uint8Array(await broken.arrayBuffer());
		expect(() => parseFeed(bytes)).toThrow("HTML page");
	});

	test("one takes its time", async () => {
		waits.length = 0;
		await fetch(feedUrl("Local Models Forum"));
		await fetch(feedUrl("The Lab"));
		expect(waits).toEqual([1_500]);
	});
});

describe("the pages", () => {
	test("every link of every feed leads to a page with its canonical address", async () => {
		for (const { url, title } of day.feeds) {
			if (sick.includes(title)) continue;
			for (const item of (await readFeed(url)).items) {
				const address = item.url ?? "";
				const response = await fetch(local(address));
				expect(response.status, address).toBe(200);
				const canonical = address.replace(/[?#].*/, "");
				expect(await response.text()).toContain(
					`<link rel="canonical" href="${canonical}">`,
				);
			}
		}
	});

	const bodies: Record<string, { caption: string; paragraphs: string[] }> =
		JSON.parse(
			readFileSync(
				new URL("../../src/demo/pages.json", import.meta.url),
				"utf8",
			),
		);
	const addresses = Object.keys(bodies);

	test("at least 12 hold a text of which the feed gives only a teaser", async () => {
		expect(addresses.length).toBeGreaterThanOrEqual(12);
		const contents = new Map<string, string | null>();
		for (const { url, title } of day.feeds)
			if (!sick.includes(title))
				for (const item of (await readFeed(url)).items)
					contents.set(item.url ?? "", item.content);
		for (const address of addresses) {
			expect(contents.has(address), address).toBe(true);
			expect(contents.get(address) ?? "").not.toContain("<p>");
		}
	});

	test.each(addresses)("the article is found within %s", async (address) => {
		const page = await (await fetch(local(address))).text();
		const { text } = extractArticle(page, { url: address });
		for (const paragraph of bodies[address]?.paragraphs ?? [])
			expect(text).toContain(paragraph);
		expect(text).not.toMatch(/cookie/i);
	});
});

describe("the server", () => {
	test("tells what it was asked", async () => {
		const before = day.requests().length;
		await fetch(`${day.origin}/feeds/qwen.json?a=1`, {
			headers: { "user-agent": "a test" },
		});
		await fetch(`${day.origin}/nothing`, { method: "HEAD" });
		await fetch(`${day.origin}/feeds/qwen.json`, { method: "POST" });
		expect(
			day
				.requests()
				.slice(before)
				.map(({ method, path, status, headers }) => [
					method,
					path,
					status,
					headers["user-agent"] === "a test",
				]),
		).toEqual([
			["GET", "/feeds/qwen.json?a=1", 200, true],
			["HEAD", "/nothing", 404, false],
			["POST", "/feeds/qwen.json", 405, false],
		]);
	});

	test("stops at once, also while the slow feed waits", async () => {
		const asked = Promise.withResolvers<void>();
		const other = await serveRecordedDay({
			wait: (_milliseconds, signal) => {
				asked.resolve();
				return new Promise((_, failed) => {
					signal.addEventListener("abort", () => failed(signal.reason));
				});
			},
		});
		const slow = fetch(`${other.origin}/feeds/local-models.atom`).catch(
			() => "cut off",
		);
		await asked.promise;
		await other.close();
		expect(await slow).toBe("cut off");
	});
});

test("only addresses under .example are rewritten", () => {
	const rewrite = rewriteToLoopback("http://127.0.0.1:8080");
	expect(rewrite("https://thelab.example/2025/01/28/open-r1?a=1#top")).toBe(
		"http://127.0.0.1:8080/hosts/thelab.example/2025/01/28/open-r1?a=1",
	);
	for (const url of [
		"https://thelab.example.org/a",
		"https://example/a",
		"ftp://thelab.example/a",
		"no address",
	])
		expect(rewrite(url)).toBe(url);
});
