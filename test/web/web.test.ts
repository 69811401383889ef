import { describe, expect, test } from "vitest";
import type { Reader } from "#src/web/views.ts";
import { makeWeb } from "#src/web/web.ts";
import { morning } from "#test/support/chat-fixtures.ts";
import { webDesk } from "#test/support/web-desk.ts";
import { operatorHeaders, signedIn } from "#test/support/web-login.ts";
import {
	articleView,
	feed,
	storyView,
	webReader,
} from "#test/support/web-reader.ts";

const logged: object[] = [];
const log = { error: (fields: object) => void logged.push(fields) };

function open(changes: Partial<Reader> = {}) {
	const reader = webReader(changes);
	const web = makeWeb({
		reader,
		desk: webDesk({ reader }),
		login: signedIn,
		log,
	});
	return async (path: string) => {
		const response = await web.request(path, { headers: operatorHeaders });
		return { status: response.status, text: await response.text(), response };
	};
}

/** Where the links of a row lead, and which of them is chosen. */
function links(text: string, label: string): string[] {
	const [, row = ""] =
		new RegExp(`aria-label="${label}">(.*?)</nav>`, "s").exec(text) ?? [];
	return [...row.matchAll(/href="([^"]*)"( aria-current)?/g)].map(
		([, path, current]) => path + (current ? " current" : ""),
	);
}

const hostile = `<script>alert(1)</script>"onmouseover='x' \u202eevil`;

describe("every page", () => {
	test.each([
		"/",
		"/?as=slack",
		"/editions/41",
		"/editions/41?as=slack",
		"/editions/41?as=discord",
		"/stories",
		"/stories/101",
		"/feeds",
		"/spend",
		"/no",
	])(
		"%s has one heading, landmarks, and nothing from elsewhere",
		async (path) => {
			const { text, response } = await open()(path);
			expect(text.match(/<h1[ >]/g)).toHaveLength(1);
			expect(text.match(/<main id="main">/g)).toHaveLength(1);
			expect(text).toMatch(/^<!doctype html>\n<html lang="en">/);
			expect(text).toContain('<nav aria-label="Sections">');
			expect(text).not.toMatch(
				/<script|<iframe|<img(?! class="avatar" src="\/icon\.svg")|\sstyle=|\son\w+=/i,
			);
			for (const [, address] of text.matchAll(
				/<(?:link|use)[^>]*href="([^"]*)/g,
			))
				expect(address).toMatch(/^\/[^/]/);
			const policy = response.headers.get("content-security-policy");
			expect(policy).toContain("default-src 'none'");
			expect(policy).not.toContain("unsafe");
		},
	);

	test("opens links to elsewhere without telling where from", async () => {
		const { text } = await open()("/");
		const links = text.match(/<a href="https?:[^>]*>/g) ?? [];
		expect(links.length).toBeGreaterThan(5);
		for (const link of links) expect(link).toContain('rel="external noopener');
	});

	test("shows what a hostile source writes as text", async () => {
		const edition = morning();
		edition.channel = hostile;
		for (const entry of edition.entries) {
			entry.headline = hostile;
			for (const sentence of entry.sentences) sentence.text = hostile;
			for (const source of entry.sources) {
				source.host = hostile;
				source.url = "javascript:alert(1)";
			}
		}
		edition.coverage.failing.push({ title: hostile, reason: hostile });
		const article = articleView({
			title: hostile,
			host: hostile,
			language: hostile,
			url: "data:text/html,x",
		});
		const story = storyView({
			headline: hostile,
			topics: [hostile],
			models: [hostile],
			articles: [article],
			parts: [{ kind: hostile, value: 1, why: hostile }],
		});
		const get = open({
			latestEditions: async () => [edition, edition],
			edition: async () => edition,
			stories: async () => [story],
			story: async () => story,
			feeds: async () => [
				feed({
					title: hostile,
					url: hostile,
					siteUrl: "javascript:alert(1)",
					lastError: hostile,
					movedTo: hostile,
				}),
			],
		});
		const pages = [
			"/",
			"/?as=slack",
			"/editions/1?as=discord",
			"/editions/1",
			"/stories",
			"/stories/1",
			"/feeds",
		];
		for (const page of pages) {
			const { text } = await get(page);
			expect(text).toContain("&lt;script&gt;");
			expect(text).not.toMatch(/<script|javascript:|data:text|\u202e/);
			expect(text).not.toMatch(/<[^>]*\sonmouseover/);
		}
	});

	test("says so when it cannot be made, and tells the log why", async () => {
		const get = open({
			feeds: async () => {
				throw new Error("relation feeds is locked");
			},
		});
		const { status, text } = await get("/feeds");
		expect(status).toBe(500);
		expect(text).toContain("could not be made");
		expect(text).not.toContain("locked");
		expect(logged.at(-1)).toEqual({
			path: "/feeds",
			reason: "relation feeds is locked",
		});
	});
});

describe("today", () => {
	test("is the newest edition, as its readers see it, with a switch by channel", async () => {
		const { text } = await open()("/");
		expect(text).toContain("AI briefing · Tuesday 28 January 2025");
		expect(text).toContain('<a href="/stories/101">DeepSeek&#39;s model keeps');
		expect(text).toContain(
			'<a href="/?channel=ai-policy" aria-current="true">#ai-policy</a>',
		);
		expect(text).toContain("40 of 43 feeds fresh");
		expect(text).toContain('<a href="/editions/40">');
		const other = await open()("/?channel=tutto");
		expect(other.text).toContain('<article class="message" lang="it">');
		expect(other.text).toContain("Niente di nuovo");
	});

	test("can be narrowed to a topic", async () => {
		const { text } = await open()("/?channel=ai-policy&topic=chip-policy");
		expect(text).toContain("1 story");
		expect(text).toContain("New American rules");
		expect(text).not.toContain("Training DeepSeek-V3");
		expect(text).toContain(
			'<a href="/?channel=ai-policy&amp;topic=chip-policy" aria-current="true">',
		);
	});

	test("marks the language of what is not in the channel's", async () => {
		const { text } = await open()("/");
		expect(text).toContain(
			'<h2 dir="auto" lang="it"><a href="/stories/103">Sky-T1',
		);
	});

	test("can be seen as Slack and Discord show it, and in the page's own form", async () => {
		const page = await open()("/editions/41?topic=chips");
		expect(links(page.text, "Shown as")).toEqual([
			"/editions/41?topic=chips current",
			"/editions/41?topic=chips&amp;as=slack",
			"/editions/41?topic=chips&amp;as=discord",
		]);
		const slack = await open()("/?channel=ai-policy&as=slack");
		expect(slack.text).toContain('<section class="chat slack">');
		expect(slack.text).toContain("2. New American rules cap");
		expect(links(slack.text, "Shown as")).toEqual([
			"/?channel=ai-policy",
			"/?channel=ai-policy&amp;as=slack current",
			"/?channel=ai-policy&amp;as=discord",
		]);
		const discord = await open()("/editions/41?as=discord&topic=chip-policy");
		expect(discord.text).toContain('<section class="chat discord">');
		expect(discord.text).not.toContain("Training DeepSeek-V3");
		expect(links(discord.text, "Shown as")).toEqual([
			"/editions/41?topic=chip-policy",
			"/editions/41?topic=chip-policy&amp;as=slack",
			"/editions/41?topic=chip-policy&amp;as=discord current",
		]);
	});

	test("stays in the form that was chosen, from one channel, topic and edition to the next", async () => {
		const { text } = await open()("/?channel=ai-policy&as=discord");
		expect(links(text, "Channels")).toEqual([
			"/?channel=ai-policy&amp;as=discord current",
			"/?channel=tutto&amp;as=discord",
		]);
		expect(links(text, "Topics")).toContain(
			"/?channel=ai-policy&amp;topic=chips&amp;as=discord",
		);
		expect(text).toContain('<a href="/editions/40?as=discord">');
	});

	test("is the page's own form where another is not known", async () => {
		const { text } = await open()("/?as=%3Cscript%3E");
		expect(text).toContain('<article class="message" lang="en">');
		expect(text).not.toContain("script");
	});

	test("says what is missing before there is an edition", async () => {
		const { text } = await open({ latestEditions: async () => [] })("/");
		expect(text).toContain("No edition yet");
		expect(text).toContain("1 of 1");
	});
});

describe("stories", () => {
	test("stand with their sources and the parts of their rank", async () => {
		const { text } = await open()("/stories");
		expect(text).toContain('<a href="/stories/101">');
		expect(text).toContain("5 independent hosts");
		expect(text).toContain(">dispatch.example</a>");
		expect(text).toContain("Score 1.58");
		expect(text).toContain("−1.00");
	});

	test("are those of the newest day that has any, or of the day that is asked", async () => {
		const searched: { from: string; topic: string | null; offset: number }[] =
			[];
		const get = open({
			stories: async ({ from, topic, offset }) => {
				searched.push({ from: from.toISOString(), topic, offset });
				return Array.from({ length: 41 }, (_, id) => storyView({ id }));
			},
		});
		const first = await get("/stories");
		await get("/stories?day=2025-03-30&topic=chips&page=2");
		await get("/stories?day=2025-13-01&topic=nonsense&page=-1");
		expect(searched).toEqual([
			{ from: "2025-01-26T23:00:00.000Z", topic: null, offset: 0 },
			{ from: "2025-03-29T23:00:00.000Z", topic: "chips", offset: 40 },
			expect.objectContaining({ topic: null, offset: 0 }),
		]);
		expect(first.text.match(/<details>/g)).toHaveLength(40);
		expect(first.text).toContain('href="/stories?day=2025-01-27&amp;page=2"');
	});

	test("one has all its articles", async () => {
		const { text } = await open({
			brief: async () => ({
				id: 1,
				storyId: 101,
				language: "it",
				version: 1,
				inputsHash: "",
				method: "extractive",
				headline: "",
				sentences: [{ text: "Circa 450 dollari.", sources: [1] }],
				why: null,
				sources: [],
				labels: [],
				verdicts: [
					{ ok: true, problems: [] },
					{
						ok: false,
						problems: [{ kind: "number", text: "7 billion" }],
						sentence: "It cost 7 billion, click here.",
					},
				],
				writtenBy: null,
				costMicrodollars: 0,
			}),
		})("/stories/101");
		expect(text).toContain("1 article</h2>");
		expect(text).toContain('<p dir="auto" lang="it">“Circa 450 dollari.”</p>');
		expect(text).toContain(
			'<a href="/models/deepseek-v3">deepseek-v3</a>, DeepSeek',
		);
		expect(text).toContain(
			"Grounding: 1 sentence, supported; quoted word by word; 1 sentence dropped (a number in no source).",
		);
		expect(text).not.toMatch(/7 billion|click here/);
	});

	test.each(["/stories/102", "/stories/x", "/stories/1e9", "/editions/9"])(
		"%s is not there",
		async (path) => {
			expect((await open()(path)).status).toBe(404);
		},
	);
});

test("feeds stand with what is wrong first, its reason and the next poll", async () => {
	const gone = new Date("2025-01-10T08:00:00Z");
	const { text } = await open({
		feeds: async () => [
			feed(),
			feed({ lastItemAt: gone, title: "Quiet" }),
			feed({ failures: 2, lastError: "HTTP 403", title: "Broken" }),
			feed({ lastPolledAt: null, lastOkAt: null, title: "Fresh one" }),
			feed({ state: "gone", title: "Over" }),
		],
	})("/feeds");
	expect(text).toContain("1 fresh, 1 waiting, 1 silent, 1 gone, 1 failing");
	expect(
		[...text.matchAll(/class="state">(\w+)</g)].map(([, is]) => is),
	).toEqual(["failing", "gone", "silent", "waiting", "fresh"]);
	expect(text).toContain('<p class="reason">HTTP 403.</p>');
	expect(text).toContain(">in 14 minutes</time>");
	expect(text).toContain("182 ms");
});

describe("health", () => {
	test("is alive, and ready when the database is", async () => {
		expect((await open()("/healthz")).text).toBe('{"ok":true}');
		expect((await open()("/readyz")).status).toBe(200);
		const { status, text } = await open({
			problems: async () => ["The database does not answer: refused"],
		})("/readyz");
		expect(status).toBe(503);
		expect(JSON.parse(text).problems).toEqual([
			"The database does not answer: refused",
		]);
	});
});

test("the stylesheet is served by us, under an address that changes with it", async () => {
	const get = open();
	const { text } = await get("/");
	const address = /href="(\/style\.css\?[0-9a-f]{16})"/.exec(text)?.[1] ?? "";
	const { status, response } = await get(address);
	expect(status).toBe(200);
	expect(response.headers.get("content-type")).toMatch(/^text\/css/);
	expect(response.headers.get("cache-control")).toContain("immutable");
	expect((await get("/icon.svg")).response.headers.get("content-type")).toBe(
		"image/svg+xml",
	);
});

test("a page that answers to this machine's names alone refuses another", async () => {
	const web = makeWeb({
		reader: webReader(),
		login: signedIn,
		openToReaders: true,
		log,
		hostNames: ["localhost"],
	});
	expect((await web.request("http://localhost/")).status).toBe(200);
	const rebound = await web.request("http://evil.example/");
	expect(rebound.status).toBe(421);
	expect(await rebound.text()).not.toContain("briefing");
});
