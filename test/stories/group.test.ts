import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { groupArticles, rankStories } from "#src/stories/group.ts";
import { recordTo } from "#src/stories/record.ts";
import {
	storiesBetween,
	storyRevisions,
	storyWithArticles,
	unrankedStories,
} from "#src/stories/store.ts";
import { runCli } from "../support/cli.ts";
import { databaseForTest } from "../support/database.ts";
import { insertArticle, storyOfArticle } from "./support.ts";

const clock = manualClock(new Date("2026-03-02T12:00:00Z"));

const harbour = [
	{
		title: "Orca Labs releases Harbour 3, an open-weight coding model",
		publishedAt: "2026-03-02T09:00:00Z",
	},
	{
		title: "Harbour 3: Orca Labs' new coding model has open weights",
		publishedAt: "2026-03-02T10:00:00Z",
	},
];
const court = {
	title:
		"Court in Hamburg rules that training on scraped lyrics infringes copyright",
	publishedAt: "2026-03-02T09:30:00Z",
};

/** Which items are together, whatever their stories are called. */
function storiesOf(
	items: readonly { id: string; story: string }[],
): string[][] {
	return [...Map.groupBy(items, ({ story }) => story).values()].map((members) =>
		members.map(({ id }) => id),
	);
}

describe("groupArticles", () => {
	test("puts reports of one event into one story and others into their own", async () => {
		const database = await databaseForTest();
		const [first, second] = await Promise.all(
			harbour.map((article) => insertArticle(database, article)),
		);
		const third = await insertArticle(database, court);

		const changed = await groupArticles({ database });

		expect(changed).toHaveLength(2);
		const story = await storyOfArticle(database, first ?? 0);
		expect(await storyOfArticle(database, second ?? 0)).toBe(story);
		expect(await storyOfArticle(database, third)).not.toBe(story);
		expect(await groupArticles({ database })).toEqual([]);
	});

	test("raises the revision of a story that a late article joins", async () => {
		const database = await databaseForTest();
		const id = await insertArticle(database, harbour[1] ?? court);
		await groupArticles({ database });
		const story = (await storyOfArticle(database, id)) ?? 0;
		const [before] = await storyRevisions(database, [story]);

		await insertArticle(database, harbour[0] ?? court);
		expect(await groupArticles({ database })).toEqual([story]);

		const [after] = await storyRevisions(database, [story]);
		expect(after?.revision).toBeGreaterThan(before?.revision ?? 0);
		const read = await storyWithArticles(database, story);
		expect(read?.firstAt).toEqual(new Date(harbour[0]?.publishedAt ?? ""));
		expect(read?.articles.map(({ title }) => title)).toEqual(
			harbour.map(({ title }) => title),
		);
	});

	test("goes on after a restart as if there had been none", async () => {
		const database = await databaseForTest();
		const id = await insertArticle(database, harbour[0] ?? court);
		await groupArticles({ database });
		// Another process: same data, no memory.
		const other: Database = {
			...database,
			query: (text, values) => database.query(text, values),
			connect: () => database.connect(),
		};
		const later = await insertArticle(database, harbour[1] ?? court);
		await groupArticles({ database: other });
		expect(await storyOfArticle(database, later)).toBe(
			await storyOfArticle(database, id),
		);

		// And the first process reads what the other decided.
		const latest = await insertArticle(database, {
			title: "Orca Labs' Harbour 3 coding model, open weights and all, tested",
			publishedAt: "2026-03-02T11:00:00Z",
		});
		await groupArticles({ database });
		expect(await storyOfArticle(database, latest)).toBe(
			await storyOfArticle(database, id),
		);
	});

	test("forgets what a failed transaction did not write", async () => {
		const database = await databaseForTest();
		const first = await insertArticle(database, harbour[0] ?? court);
		const failing: Database = {
			...database,
			query: (text, values) => database.query(text, values),
			async connect() {
				const client = await database.connect();
				return {
					query: (text: string, values?: readonly unknown[]) =>
						text.includes("insert into story_articles")
							? Promise.reject(new Error("the line went dead"))
							: client.query(text, values),
					release: (destroy?: boolean | Error) => client.release(destroy),
				} as Awaited<ReturnType<Database["connect"]>>;
			},
		};
		await expect(groupArticles({ database: failing })).rejects.toThrow(
			"the line went dead",
		);
		expect(await storyOfArticle(database, first)).toBeUndefined();
		await groupArticles({ database });
		const second = await insertArticle(database, harbour[1] ?? court);
		await groupArticles({ database });
		expect(await storyOfArticle(database, second)).toBe(
			await storyOfArticle(database, first),
		);
	});

	test("what it decided can be recorded and replayed by the cluster filter", async () => {
		const database = await databaseForTest();
		const folder = mkdtempSync(join(tmpdir(), "modelwire-record-"));
		onTestFinished(() => rmSync(folder, { recursive: true }));
		const file = join(folder, "decisions.jsonl");
		for (const article of [...harbour, court])
			await insertArticle(database, article);
		await groupArticles({ database, recordDecisions: recordTo(file) });
		// The order of decisions, not of arrival, is what a replay needs.
		await insertArticle(database, {
			title: "Harbour 3, the open-weight coding model of Orca Labs, reviewed",
			publishedAt: "2026-03-02T11:00:00Z",
		});
		await groupArticles({ database, recordDecisions: recordTo(file) });

		const lines = readFileSync(file, "utf8").trim().split("\n");
		const replay = await runCli(["cluster"], {
			stdin: `${lines.join("\n")}\n`,
		});
		expect(replay.code).toBe(0);
		const replayed = replay.lines() as { id: string; story: string }[];
		const decided = lines.map((line) => JSON.parse(line)) as {
			id: string;
			decided: { story: string };
		}[];
		expect(lines).toHaveLength(4);
		expect(storiesOf(replayed)).toEqual(
			storiesOf(decided.map(({ id, decided: { story } }) => ({ id, story }))),
		);
		expect(storiesOf(replayed)).toHaveLength(2);
	});

	test("a story of old articles is backlog until a fresh one joins", async () => {
		const database = await databaseForTest();
		const id = await insertArticle(database, {
			...(harbour[0] ?? court),
			backlog: true,
		});
		await groupArticles({ database });
		const story = (await storyOfArticle(database, id)) ?? 0;
		expect((await storyWithArticles(database, story))?.backlog).toBe(true);
		await insertArticle(database, harbour[1] ?? court);
		await groupArticles({ database });
		expect((await storyWithArticles(database, story))?.backlog).toBe(false);
	});
});

describe("rankStories", () => {
	test("stores score, parts and the tags of the articles for the current revision", async () => {
		const database = await databaseForTest();
		const id = await insertArticle(database, {
			...(harbour[0] ?? court),
			topics: ["model-releases"],
		});
		await groupArticles({ database });
		const story = (await storyOfArticle(database, id)) ?? 0;
		expect(await unrankedStories(database, 10)).toHaveLength(1);

		await rankStories({ database, clock });

		expect(await unrankedStories(database, 10)).toEqual([]);
		const read = await storyWithArticles(database, story);
		expect(read?.topics).toEqual(["model-releases"]);
		const sum = read?.parts.reduce((total, { value }) => total + value, 0);
		expect(read?.score).toBeCloseTo(sum ?? Number.NaN, 2);
		const between = await storiesBetween(
			database,
			new Date("2026-03-02T00:00:00Z"),
			clock.now(),
		);
		expect(between.map((found) => found.id)).toEqual([story]);
	});
});
