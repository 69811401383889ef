import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeBudget } from "#src/briefs/budget.ts";
import { briefFor } from "#src/briefs/store.ts";
import { writeBrief } from "#src/briefs/write.ts";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { openTestDatabase } from "../support/database.ts";
import { makeArticle } from "./article.ts";

let database: Database;
beforeAll(async () => {
	database = await openTestDatabase();
});
afterAll(() => database.end());

const now = new Date("2025-01-28T08:00:00Z");

async function addStory(database: Database): Promise<number> {
	const { rows } = await database.query<{ id: string }>(
		"insert into stories (headline, first_at, last_at) values ('A story', $1, $1) returning id",
		[now],
	);
	return Number(rows[0]?.id);
}

const english = makeArticle({
	id: 1,
	title: "DeepSeek trains its model for about 6 million dollars",
	text: "DeepSeek says its newest model needed about 6 million dollars of computing power. The start-up used some 2,000 Nvidia chips for it. Leading labs use up to 16,000 of them.",
});
const italian = makeArticle({
	id: 2,
	language: "it",
	title: "DeepSeek, sei milioni per addestrare il modello",
	text: "La società cinese dichiara di aver speso circa 6 milioni di dollari. Il modello usa 2.000 chip di Nvidia, contro i 16.000 dei laboratori maggiori.",
});

describe("writeBrief without an endpoint", () => {
	it("quotes the sources, labels the story and keeps one brief for the same inputs", async () => {
		const writer = {
			database,
			clock: manualClock(now),
			endpoint: null,
			budget: makeBudget({ dailyLimit: 0 }),
		};
		const storyId = await addStory(database);
		const input = {
			storyId,
			revision: 1,
			articles: [english, italian],
			topics: ["chips"],
		};

		const brief = await writeBrief(writer, input, "en");
		expect(brief).toMatchObject({
			storyId,
			language: "en",
			version: 1,
			method: "extractive",
			headline: english.title,
			labels: [{ kind: "confirmed", hosts: 2 }],
			writtenBy: null,
			costMicrodollars: 0,
		});
		expect(
			brief.sources.map(({ number, articleId }) => [number, articleId]),
		).toEqual([
			[1, 1],
			[2, 2],
		]);
		expect(brief.verdicts).toHaveLength(brief.sentences.length);

		expect(await writeBrief(writer, { ...input, revision: 2 }, "en")).toEqual(
			brief,
		);
		expect(await briefFor(database, storyId, "en")).toEqual(brief);
	});

	it("quotes sources of the channel's language where there are any, and numbers them as cited", async () => {
		const writer = {
			database,
			clock: manualClock(now),
			endpoint: null,
			budget: makeBudget({ dailyLimit: 0 }),
		};
		const storyId = await addStory(database);
		const input = {
			storyId,
			revision: 1,
			articles: [english, italian],
			topics: [],
		};
		const brief = await writeBrief(writer, input, "it");
		expect(brief.language).toBe("it");
		expect(brief.sources[0]).toMatchObject({
			number: 1,
			articleId: 2,
			language: "it",
		});
		expect(brief.sentences.every(({ sources }) => sources.join() === "1")).toBe(
			true,
		);
		expect((await writeBrief(writer, input, "de")).language).toBe("en");
		expect((await briefFor(database, storyId, "it"))?.id).toBe(brief.id);
	});

	it("gives a story that gained a source a new version", async () => {
		const writer = {
			database,
			clock: manualClock(now),
			endpoint: null,
			budget: makeBudget({ dailyLimit: 0 }),
		};
		const storyId = await addStory(database);
		const first = await writeBrief(
			writer,
			{ storyId, revision: 1, articles: [english], topics: [] },
			"en",
		);
		const official = makeArticle({
			id: 3,
			kind: "official",
			text: "Today we release the weights of our newest model under the MIT licence.",
		});
		const second = await writeBrief(
			writer,
			{ storyId, revision: 2, articles: [english, official], topics: [] },
			"en",
		);
		expect([first.version, second.version]).toEqual([1, 2]);
		expect(second.labels).toEqual([
			{ kind: "official" },
			{ kind: "confirmed", hosts: 2 },
		]);
		expect(first.labels).toEqual([{ kind: "single-source" }]);
	});

	it("keeps one of two briefs that are written at the same time", async () => {
		const writer = {
			database,
			clock: manualClock(now),
			endpoint: null,
			budget: makeBudget({ dailyLimit: 0 }),
		};
		const storyId = await addStory(database);
		const input = { storyId, revision: 1, articles: [english], topics: [] };
		const [a, b] = await Promise.all([
			writeBrief(writer, input, "en"),
			writeBrief(writer, input, "en"),
		]);
		expect(a).toEqual(b);
	});

	it("refuses a story without articles", async () => {
		const writer = {
			database,
			clock: manualClock(now),
			endpoint: null,
			budget: makeBudget({ dailyLimit: 0 }),
		};
		await expect(
			writeBrief(
				writer,
				{ storyId: 1, revision: 1, articles: [], topics: [] },
				"en",
			),
		).rejects.toThrow("no article");
	});
});
