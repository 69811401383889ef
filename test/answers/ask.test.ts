import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "#src/answers/ask.ts";
import { compareModels, describeModel } from "#src/answers/describe.ts";
import { recordedNow } from "#src/demo/day.ts";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { openTestDatabase } from "../support/database.ts";
import { fillWithRecordedDay } from "./recorded-day.ts";

interface Asked {
	question: string;
	/** Of the asker. */
	language: string;
	/** What the answer must hold; null when it must be declined. */
	expects: string | null;
	in: "facts" | "passages" | "any";
}

const questions: Asked[] = readFileSync(
	new URL("../fixtures/answers/questions.jsonl", import.meta.url),
	"utf8",
)
	.trim()
	.split("\n")
	.map((line) => JSON.parse(line));

let database: Database;
beforeAll(async () => {
	database = await openTestDatabase();
	await fillWithRecordedDay(database);
}, 120_000);
afterAll(() => database.end());

const clock = manualClock(recordedNow);
const answerTo = (question: string, language = "en") =>
	ask({ database, clock }, question, { language });

describe("questions over the recorded day", () => {
	test.each(questions.filter(({ expects }) => expects !== null))(
		"$question ($language, $in)",
		async ({ question, language, expects, in: place }) => {
			const { facts, passages, answered } = await answerTo(question, language);
			const texts = {
				facts: JSON.stringify(facts),
				passages: passages.map(({ text }) => text).join("\n"),
			};
			expect(answered).toBe(true);
			expect(
				place === "any" ? texts.facts + texts.passages : texts[place],
			).toMatch(new RegExp(expects ?? ""));
		},
	);

	test.each(questions.filter(({ expects }) => expects === null))(
		"$question ($language) is declined",
		async ({ question, language }) => {
			const answer = await answerTo(question, language);
			expect(answer).toMatchObject({
				answered: false,
				facts: [],
				passages: [],
				sources: [],
			});
			expect(answer.nearest.length).toBeLessThanOrEqual(3);
		},
	);
});

test("passages are quoted word by word, each with its source", async () => {
	for (const { question, language } of questions) {
		const { passages, sources } = await answerTo(question, language);
		expect(passages.length).toBeLessThanOrEqual(3);
		for (const { text, source } of passages) {
			const cited = sources.find(({ number }) => number === source);
			const { rows } = await database.query<{ text: string }>(
				"select concat_ws(' ', title, summary, text) as text from articles where url = $1",
				[cited?.url],
			);
			const spaced = (given: string) => given.replace(/\s+/g, " ");
			expect(spaced(rows[0]?.text ?? "")).toContain(spaced(text));
		}
	}
});

test("answers come in several languages, the asker's marked by its source", async () => {
	const { sources } = await answerTo("chi c'è dietro DeepSeek?", "it");
	expect(sources[0]).toMatchObject({
		language: "it",
		host: "giornale.example",
	});
	expect(new Set(sources.map(({ language }) => language)).size).toBeGreaterThan(
		1,
	);
});

test("a slip in a name is forgiven", async () => {
	const { nearest, sources } = await answerTo("who owns Deepsek?");
	expect([...nearest, ...sources].map(({ title }) => title).join()).toContain(
		"DeepSeek",
	);
});

test("what is older than 90 days, or lies in the future, is not looked at", async () => {
	const question = "how much did Nvidia lose in market value?";
	for (const days of [-30, 120]) {
		const then = new Date(recordedNow.getTime() + days * 86_400_000);
		const answer = await ask({ database, clock: manualClock(then) }, question, {
			language: "en",
		});
		expect(answer).toMatchObject({ answered: false, nearest: [] });
	}
});

test.each([
	"",
	"?",
	"' | :* & ! \\ \"",
	"%_<script>",
	"你好",
	"a".repeat(3000),
])("the question %j is no trouble", async (question) => {
	await expect(answerTo(question)).resolves.toMatchObject({
		answered: false,
	});
});

describe("cards", () => {
	test.each([
		["deepseek v3", /DeepSeek|H800|chip/],
		["DeepSeek", /DeepSeek/],
		["SGLang", /SGLang/],
		["ChatGPT", /ChatGPT/],
		["Llama", /./],
		["Sky-T1", /Sky-T1/],
	])("%s shows its latest stories", async (name, headline) => {
		const card = await describeModel({ database, clock }, name);
		if (card.kind === "unknown") throw new Error("not known");
		expect(card.stories.length).toBeGreaterThan(0);
		expect(card.stories.length).toBeLessThanOrEqual(3);
		expect(card.stories[0]?.headline).toMatch(headline);
		const times = card.stories.map(({ at }) => at);
		expect(times).toEqual(times.toSorted().reverse());
		for (const { sources } of card.stories)
			expect(sources.length).toBeGreaterThan(0);
	});

	test("a spelling that means none is answered with suggestions", async () => {
		expect(
			await describeModel({ database, clock }, "deepseek v9"),
		).toMatchObject({ kind: "unknown" });
		expect(
			await compareModels({ database }, ["o1", "deepseek v9"]),
		).toMatchObject([{ kind: "unknown", query: "deepseek v9" }]);
	});

	test("two to four models can be compared, and nothing else", async () => {
		expect(await compareModels({ database }, ["o1", "o3"])).toMatchObject({
			models: [{ slug: "o1" }, { slug: "o3" }],
		});
		await expect(compareModels({ database }, ["o1"])).rejects.toThrow(
			"two to four",
		);
		await expect(compareModels({ database }, ["o1", "Llama"])).rejects.toThrow(
			"Llama is a family",
		);
	});
});
