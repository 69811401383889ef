import { expect, test } from "vitest";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { factsWait, readReportedFacts } from "#src/stories/read-reported.ts";
import { reportsOf } from "#src/stories/store-reported.ts";
import { fillWithRecordedDay } from "#test/answers/recorded-day.ts";
import { databaseForTest } from "#test/support/database.ts";
import { plantArticles } from "#test/support/plant-articles.ts";

const until = new Date("2030-01-01");

async function stored(database: Database) {
	const { rows } = await database.query(
		`select article_id, model, field, value, unit, relation, sentence from reported_facts
		order by article_id, model, field, value`,
	);
	return rows;
}

const padding =
	"The rest of the article is about something else, as articles are. It goes on for a while, so that there is enough text to make an article of it without a page.";

async function withArticles(count: number) {
	const database = await databaseForTest();
	const clock = manualClock(new Date("2025-02-01T09:00:00Z"));
	await plantArticles(
		{ database, clock },
		Array.from({ length: count }, (_, index) => ({
			host: `paper-${index}.example`,
			title: `Story ${index} about a cheap model`,
			text: `Training DeepSeek-V3 cost about $${index + 5} million. ${padding} ${index}`,
			minutesAgo: 100 - index,
		})),
	);
	return database;
}

test("the recorded day's articles state what DeepSeek-V3 cost and how many chips it took", async () => {
	const database = await databaseForTest();
	await fillWithRecordedDay(database);
	expect(await factsWait(database)).toBe(true);
	expect(await readReportedFacts({ database })).toBe(false);
	expect(await factsWait(database)).toBe(false);
	const reports = await reportsOf(database, "deepseek-v3", until);
	const of = (field: string) =>
		reports
			.filter((report) => report.field === field)
			.map(({ value, relation }) => ({ value, relation }));
	expect(of("trainingCost")).toContainEqual({ value: 6e6, relation: "about" });
	expect(of("trainingChips")).toContainEqual({
		value: 2000,
		relation: "about",
	});
	const languages = new Set(reports.map(({ language }) => language));
	expect(languages.size).toBeGreaterThan(2);
	for (const { sentence, url } of reports) {
		const { rows } = await database.query<{ text: string }>(
			"select concat_ws(' ', title, summary, text) as text from articles where coalesce(link, url) = $1",
			[url],
		);
		expect(rows[0]?.text.replace(/\s+/g, " ")).toContain(sentence);
	}
}, 120_000);

test("reading again changes nothing, and articles that come later are read", async () => {
	const database = await withArticles(3);
	await readReportedFacts({ database });
	const first = await stored(database);
	expect(first).toHaveLength(3);
	await readReportedFacts({ database });
	expect(await stored(database)).toEqual(first);
	await database.query("delete from reported_facts_progress");
	await readReportedFacts({ database });
	expect(await stored(database)).toEqual(first);
});

test("a backlog is read in turns, and nothing is lost where two read at once", async () => {
	const database = await withArticles(130);
	expect(await readReportedFacts({ database }, { most: 100 })).toBe(true);
	expect(await stored(database)).toHaveLength(100);
	await Promise.all([
		readReportedFacts({ database }),
		readReportedFacts({ database }),
	]);
	expect(await stored(database)).toHaveLength(130);
});

test("what an article stated goes with the article", async () => {
	const database = await withArticles(2);
	await readReportedFacts({ database });
	await database.query("delete from articles where host = 'paper-0.example'");
	expect(
		(await reportsOf(database, "deepseek-v3", until)).map(({ host }) => host),
	).toEqual(["paper-1.example"]);
});

test("an article of the future is not reported yet", async () => {
	const database = await withArticles(2);
	await readReportedFacts({ database });
	expect(
		await reportsOf(database, "deepseek-v3", new Date("2025-01-01")),
	).toEqual([]);
});
