import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordedNow } from "#src/demo/day.ts";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import type { ChartSpec } from "#src/lib/plot/chart.ts";
import { rankStories } from "#src/stories/group.ts";
import { makePictures, modelsPicturePath } from "#src/web/pictures.ts";
import { makeWeb } from "#src/web/web.ts";
import { fillWithRecordedDay } from "#test/answers/recorded-day.ts";
import { openTestDatabase } from "#test/support/database.ts";
import { onePixel } from "#test/support/pictures.ts";
import { signedIn } from "#test/support/web-login.ts";
import { webReader } from "#test/support/web-reader.ts";

const logged: object[] = [];
let database: Database;
beforeAll(async () => {
	database = await openTestDatabase();
	await fillWithRecordedDay(database);
	// What a story is about is told with its rank.
	await rankStories({ database, clock: manualClock(recordedNow) });
}, 60_000);
afterAll(() => database?.end());

/** The page over the recorded day; charts come out as one pixel. */
function open(
	draw: (chart: ChartSpec) => Promise<Uint8Array> = async () => onePixel,
) {
	const web = makeWeb({
		reader: webReader(),
		login: signedIn,
		openToReaders: true,
		log: { error: (fields) => void logged.push(fields) },
		pictures: makePictures({
			database,
			clock: manualClock(recordedNow),
			plotter: { draw, close: async () => {} },
			defaults: { timeZone: "Europe/Rome", language: "en" },
		}),
	});
	return async (path: string) => await web.request(path);
}

describe("the page of a trend", () => {
	test("says it in sentences, and shows a picture from here with words in its place", async () => {
		const get = open();
		const response = await get("/trend?subject=chips");
		const text = await response.text();
		expect(response.status).toBe(200);
		expect(text).toMatch(/<h1>Chips: stories a day<\/h1>/);
		expect(text).toMatch(/Chips: \d+ stories since/);
		const [, source = "", alt = ""] =
			/<img class="picture" src="([^"]+)" alt="([^"]+)"/.exec(text) ?? [];
		expect(alt).toMatch(/^Chips: stories a day: \d+ Jan \d+, /);
		expect(source).toMatch(/^\/pictures\/trend\.png\?/);
		const picture = await get(source.replaceAll("&amp;", "&"));
		expect(picture.headers.get("content-type")).toBe("image/png");
		expect(new Uint8Array(await picture.arrayBuffer())).toEqual(onePixel);
		expect(response.headers.get("content-security-policy")).toContain(
			"img-src 'self'",
		);
	});

	test("speaks Italian where it is asked to", async () => {
		const text = await (
			await open()("/trend?subject=calcolo&language=it")
		).text();
		expect(text).toContain("Calcolo di addestramento");
		expect(text).toContain('lang="it"');
	});

	test("says what there is where a subject means nothing, and escapes it", async () => {
		const response = await open()("/trend?subject=%3Cscript%3Ealert(1)");
		const text = await response.text();
		expect(text).toContain("I know no topic");
		expect(text).not.toContain("<script>");
		expect(text).not.toContain('<img class="picture"');
	});
});

describe("the picture of models", () => {
	test("is drawn of one, and of several", async () => {
		const drawn: ChartSpec[] = [];
		const get = open(async (chart) => {
			drawn.push(chart);
			return onePixel;
		});
		for (const slugs of [["gpt-4o"], ["deepseek-v3", "llama-3.1-405b"]])
			expect((await get(modelsPicturePath(slugs, "en"))).status).toBe(200);
		expect(JSON.stringify(drawn[0])).toContain("What GPT-4o costs");
		expect(JSON.stringify(drawn[1])).toContain("DeepSeek-V3: 3.4 × 10²⁴");
	});

	test.each([
		"/pictures/models.png",
		"/pictures/models.png?slugs=sky-t1",
		"/pictures/models.png?slugs=..%2F..",
		"/pictures/trend.png?subject=nonsense",
		"/pictures/other.png",
	])("is not found at %s", async (path) => {
		expect((await open()(path)).status).toBe(404);
	});

	test("that cannot be drawn is told to the log, not to the reader", async () => {
		const get = open(() => Promise.reject(new Error("no more ink")));
		expect((await get(modelsPicturePath(["gpt-4o"]))).status).toBe(503);
		expect(logged.at(-1)).toEqual({ reason: "no more ink" });
	});
});
