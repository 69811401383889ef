import {
	afterAll,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
} from "vitest";
import { recordedNow } from "#src/demo/day.ts";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { makePlotter } from "#src/lib/plot/plotter.ts";
import { makeAnswers } from "#src/web/answers.ts";
import { pageLanguage } from "#src/web/language.ts";
import { makePictures } from "#src/web/pictures.ts";
import { makeWeb } from "#src/web/web.ts";
import { fillWithRecordedDay } from "#test/answers/recorded-day.ts";
import { openTestDatabase } from "#test/support/database.ts";
import { signedIn } from "#test/support/web-login.ts";
import { webReader } from "#test/support/web-reader.ts";

const clock = manualClock(recordedNow);
const plotter = makePlotter();
let database: Database;
let web: ReturnType<typeof makeWeb>;

/** The pages over the demo's articles, which none of them changes. */
beforeAll(async () => {
	database = await openTestDatabase();
	await fillWithRecordedDay(database);
	const defaults = { timeZone: "Europe/Rome", language: "en" };
	const deps = { database, clock, defaults, plotter };
	web = makeWeb({
		reader: webReader(),
		login: signedIn,
		openToReaders: true,
		answers: makeAnswers(deps),
		pictures: makePictures(deps),
		log: { error: () => {} },
	});
});

afterAll(async () => {
	await plotter.close();
	await database.end();
});

/** Each test asks in a minute of its own. */
beforeEach(() => clock.advance(60_000));

async function get(path: string, headers: Record<string, string> = {}) {
	const response = await web.request(path, { headers });
	return { status: response.status, text: await response.text(), response };
}

/** The addresses of this site that a page links to. */
function pathsIn(text: string): string[] {
	return [...text.matchAll(/<a href="(\/[^"]*)"/g)].map(([, path = ""]) =>
		path.replaceAll("&amp;", "&"),
	);
}

describe("the page of a model", () => {
	test("tells what chat tells, with links to sources and stories", async () => {
		const { status, text, response } = await get("/models/deepseek-v3");
		expect(status).toBe(200);
		expect(text.match(/<h1[ >]/g)).toHaveLength(1);
		expect(text).toContain("<title>DeepSeek-V3 · Modelwire</title>");
		expect(text).toContain(
			'<link rel="canonical" href="/models/deepseek-v3?language=en">',
		);
		expect(text).toMatch(/<meta name="description" content="[^"]{30,}">/);
		expect(text).toContain('<meta property="og:title" content="DeepSeek-V3">');
		expect(text).toMatch(/<a href="https:[^"]+" rel="external noopener/);
		expect(text).toMatch(/<a href="\/stories\/\d+">/);
		expect(text).toMatch(/<img class="picture" src="[^"]+" alt="[^"]{20,}"/);
		expect(text).toContain('<form class="search" action="/compare"');
		expect(text).not.toMatch(/<script|\sstyle=|\son\w+=/i);
		expect(response.headers.get("content-security-policy")).toContain(
			"default-src 'none'",
		);
	});

	test("reads in the language of the reader, or of the address before it", async () => {
		const italian = { "accept-language": "fr, it-IT;q=0.9, en;q=0.1" };
		const { text, response } = await get("/models/deepseek-v3", italian);
		expect(text).toContain('<html lang="it">');
		expect(text).toContain("Confronta con");
		expect(response.headers.get("vary")).toContain("Accept-Language");
		const asked = await get("/models/deepseek-v3?language=en", italian);
		expect(asked.text).toContain('<html lang="en">');
	});

	test("leads from any spelling to its one address", async () => {
		const { status, response } = await get("/models/DeepSeek%20V3");
		expect(status).toBe(302);
		expect(response.headers.get("location")).toBe(
			"/models/deepseek-v3?language=en",
		);
	});

	test("is not there for a name that means nothing, but for those near it", async () => {
		const { status, text } = await get("/models/deepseek-v9");
		expect(status).toBe(404);
		expect(pathsIn(text)).toContainEqual(
			expect.stringMatching(/^\/models\/deepseek-/),
		);
		expect(text).not.toContain('rel="canonical"');
	});

	test("lists the models of a family, each with its page", async () => {
		const { text } = await get("/models/llama");
		const members = pathsIn(text).filter((path) =>
			/^\/models\/llama-/.test(path),
		);
		expect(members.length).toBeGreaterThan(5);
		for (const path of members.slice(0, 3))
			expect((await get(path)).status, path).toBe(200);
	});
});

test("the list holds what is newest, and what goes on from what was typed", async () => {
	const newest = await get("/models");
	expect(newest.text).toContain('<a href="/models" aria-current="page">');
	expect(pathsIn(newest.text).length).toBeGreaterThan(50);
	const found = await get("/models?q=deepseek-v3");
	expect(pathsIn(found.text)).toContain("/models/deepseek-v3?language=en");
	const none = await get("/models?q=zzzz%22%3E%3Cscript%3E");
	expect(none.text).toContain("No name in the catalogue");
	expect(none.text).not.toContain("<script>");
});

describe("the page of a comparison", () => {
	test("stands models side by side, and links each", async () => {
		const path = "/compare?models=deepseek-v3,llama-3.1-405b";
		const { status, text } = await get(path);
		expect(status).toBe(200);
		expect(text).toMatch(/<table>[\s\S]*DeepSeek-V3[\s\S]*405B/);
		expect(pathsIn(text)).toContain("/models/llama-3.1-405b?language=en");
		const typed = await get("/compare?models=deepseek-v3&with=llama-3.1-405b");
		expect(typed.text).toBe(text);
	});

	test.each([
		["/compare", 200],
		["/compare?models=deepseek-v3", 200],
		["/compare?models=deepseek-v3,deepseek-v9", 404],
		["/compare?models=deepseek-v3,openai", 400],
		["/compare?models=o1,o3,gpt-4,gpt-4o,o3-mini", 200],
	])("%s says how, with status %i", async (path, expected) => {
		const { status, text } = await get(path);
		expect(status).toBe(expected);
		expect(text).toContain('<form class="search" action="/compare"');
		expect(text).not.toContain("<table>");
	});
});

describe("the page that answers", () => {
	test("quotes articles with their sources", async () => {
		const question = "what did Sky-T1 cost?";
		const { text } = await get(`/ask?q=${encodeURIComponent(question)}`);
		expect(text).toContain(`<h1>${question}</h1>`);
		expect(text).toContain("$450");
		expect(text).toMatch(/<a href="https:[^"]+" rel="external noopener/);
	});

	test("shows a hostile question as text", async () => {
		const { text } = await get(
			`/ask?q=${encodeURIComponent(`<script>alert(1)</script>"onmouseover='x'`)}`,
		);
		expect(text).not.toContain("<script");
		expect(text).not.toContain('"onmouseover');
	});

	test("turns away what is too long, and who asks too much in a minute", async () => {
		expect((await get(`/ask?q=${"a".repeat(301)}`)).status).toBe(400);
		for (let asked = 0; asked < 20; asked += 1)
			expect((await get("/ask?q=bread")).status).toBe(200);
		const refused = await get("/ask?q=bread");
		expect(refused.status).toBe(429);
		expect(refused.response.headers.get("retry-after")).toBe("60");
		clock.advance(60_000);
		expect((await get("/ask?q=bread")).status).toBe(200);
	});
});

test.each([
	[null, "it;q=0.2, en;q=0.8", "en"],
	[null, "it", "it"],
	[null, "xx, de", "en"],
	[null, "it;q=0", "en"],
	[null, null, "en"],
	["it", "en", "it"],
	["xx", "it", "it"],
])(
	"asked for %s, of a browser that takes %s: %s",
	(asked, accepted, expected) => {
		expect(pageLanguage({ asked, accepted }, "en")).toBe(expected);
	},
);
