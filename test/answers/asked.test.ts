import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "#src/answers/ask.ts";
import { recordedNow } from "#src/demo/day.ts";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { openTestDatabase } from "../support/database.ts";
import { type Asked, askedQuestions } from "./asked.ts";
import { fillWithRecordedDay } from "./recorded-day.ts";

/** What the product promises to answer, each in both of its languages. */
const promised = [
	"what did deepseek v3 cost to train",
	"quanto è costato addestrare DeepSeek-V3?",
	"How many chips did DeepSeek-V3 take, and how many do others use?",
	"quanti chip ha usato deepseek v3 e quanti ne usano gli altri?",
	"who owns DeepSeek?",
	"chi possiede DeepSeek?",
	"what did sky-t1 cost and what was it built on?",
	"quanto è costato sky-t1 e su che cosa è costruito?",
	"what rules limit the export of AI chips?",
	"quali regole limitano l'export di chip per l'IA?",
	"which executive order on AI has been revoked",
	"quale ordine esecutivo di Biden è stato revocato?",
];

const questions = askedQuestions().filter(({ over }) => over !== "stream");

let database: Database;
const met = new Map<string, boolean>();
beforeAll(async () => {
	database = await openTestDatabase();
	await fillWithRecordedDay(database);
	const clock = manualClock(recordedNow);
	for (const asked of questions)
		met.set(
			asked.question,
			asked.isMet(await ask({ database, clock }, asked.question, asked)),
		);
}, 240_000);
afterAll(() => database.end());

/** The share of the questions that are met, of which there are enough to tell. */
function shareOf(chosen: readonly Asked[]): number {
	expect(chosen.length).toBeGreaterThan(20);
	return (
		chosen.filter(({ question }) => met.get(question)).length / chosen.length
	);
}

describe("questions that were written before any answer was seen", () => {
	test("nine in ten have what supports an answer among the first three", () => {
		const answerable = questions.filter(({ kind }) => kind !== "unanswerable");
		expect(shareOf(answerable)).toBeGreaterThanOrEqual(0.9);
	});

	test("nineteen in twenty that nothing answers are declined", () => {
		const unanswerable = questions.filter(
			({ kind }) => kind === "unanswerable",
		);
		expect(shareOf(unanswerable)).toBeGreaterThanOrEqual(0.95);
	});

	test("facts of the catalogue are told, and of no other model", () => {
		const facts = questions.filter(({ kind }) => kind === "fact");
		expect(shareOf(facts)).toBeGreaterThanOrEqual(0.95);
	});

	test.each(promised)("%s", (question) => {
		expect(met.get(question)).toBe(true);
	});
});
