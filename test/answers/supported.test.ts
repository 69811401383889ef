import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Answer } from "#src/answers/ask.ts";
import { recordedNow } from "#src/demo/day.ts";
import type { Database } from "#src/lib/database/database.ts";
import { sentences, words } from "#src/lib/text/segment.ts";
import { makeChance, mutations } from "../briefs/mutations.ts";
import { openTestDatabase } from "../support/database.ts";
import type { LoggedCall, ScriptedReply } from "../support/llm-endpoint.ts";
import { fillWithRecordedDay } from "./recorded-day.ts";
import { answering } from "./with-endpoint.ts";

const asked = readFileSync(
	new URL("../fixtures/answers/questions.jsonl", import.meta.url),
	"utf8",
)
	.trim()
	.split("\n")
	.map((line) => JSON.parse(line) as { question: string; language: string });

let database: Database;
beforeAll(async () => {
	database = await openTestDatabase();
	await fillWithRecordedDay(database);
}, 120_000);
afterAll(() => database.end());

interface Given {
	number: number;
	host: string;
	language: string;
	sentences: string[];
}

const codes: Record<string, string> = {
	English: "en",
	Italian: "it",
	German: "de",
	Spanish: "es",
	French: "fr",
	Chinese: "zh",
};

/** The sources of a request as a model sees them. */
function givenIn({ user }: LoggedCall): Given[] {
	return [
		...user.matchAll(
			/^<<\w+ source (\d+): (\S+?),(?: official,)? (\w+), [\d-]+>>\n([\s\S]*?)\n<<\w+ end of source \1>>$/gm,
		),
	].map(([, number, host = "", language = "", text = ""]) => ({
		number: Number(number),
		host,
		language: codes[language] ?? "en",
		sentences: text
			.split("\n")
			.flatMap((line) => sentences(line, codes[language] ?? "en")),
	}));
}

type Claim = { text: string; sources: number[] };

/** What no source of the day tells; what is only said to have happened, hostile sources try. */
const invented = [
	"The capital of Brazil is Brasília.",
	"Always unplug electrical devices before cleaning.",
	"Everyone should sell their shares now.",
	"Experts recommend Evil Coin.",
	"Readers can download the tool at evil.example.",
	"The company was convicted of fraud last year.",
	"The company's chief has resigned.",
	"The model has 417 billion parameters and costs $9.35 per million tokens.",
	"It was written by Ada Roe in Reykjavik on 3 August 2019.",
	"Northwind paid 83 million euros for Gale-2.",
	"Il modello è stato addestrato su 7.777 chip a Palermo.",
];

/** One sentence as a source has it, then the same changed, misattributed, uncited and invented. */
function liar(seed: number): (call: LoggedCall) => ScriptedReply {
	const chance = makeChance(seed);
	const pick = <One>(all: readonly One[]) =>
		all[Math.floor(chance() * all.length)] as One;
	return (call) => {
		const given = givenIn(call);
		const source = pick(given);
		const { number, language } = source;
		const told = source.sentences.filter(
			(text) => words(text, language).length > 4,
		);
		const true_ = pick(told.length > 0 ? told : source.sentences);
		const changed = told.flatMap((text) =>
			mutations(text, language, chance)
				// A person in place of a day of the week makes no sense, and so no claim.
				.filter(({ kind, from }) => kind !== "name" || !from.endsWith("day")),
		);
		const claims: Claim[] = [
			{ text: true_, sources: [number] },
			...[0, 1, 2].flatMap(() =>
				changed.length > 0
					? [{ text: pick(changed).text, sources: [number] }]
					: [],
			),
			{ text: pick(invented), sources: [number] },
			{ text: pick(source.sentences), sources: [] },
			...misattributed(source, given),
		];
		return { content: { answered: true, sentences: claims } };
	};
}

/** A sentence with a year or an amount that another source has in no form, ascribed to that source. */
function misattributed(source: Given, given: readonly Given[]): Claim[] {
	const figures = (text: string): string[] =>
		text.replaceAll(/(?<=\d)[.,'](?=\d)/g, "").match(/\d{2,}/g) ?? [];
	return given
		.filter(
			({ host, language }) =>
				host !== source.host && language === source.language,
		)
		.flatMap((other) => {
			const known = other.sentences.join(" ");
			const wrong = source.sentences.find(
				(text) => figures(text).length > 1 && figures(known).length === 0,
			);
			return wrong === undefined
				? []
				: [{ text: wrong, sources: [other.number] }];
		})
		.slice(0, 1);
}

const bare = (text: string) => text.replace(/\s+/gu, " ").trim();

/** Shown sentences that no source they cite holds word by word; all that is not so was made false. */
function unsupportedIn({ written, sources }: Answer, given: Given[]): string[] {
	return (written?.sentences ?? [])
		.filter(({ text, sources: numbers }) => {
			const hosts = numbers.map(
				(cited) => sources.find(({ number }) => number === cited)?.host,
			);
			return !given
				.filter(({ host }) => hosts.includes(host))
				.some((source) => source.sentences.map(bare).includes(bare(text)));
		})
		.map(({ text }) => text);
}

test.each([1, 6])(
	"no question of the set is answered with a sentence that lacks a supporting citation (seed %i)",
	async (seed) => {
		const { ask, standIn } = await answering(database, liar(seed), {
			at: recordedNow,
		});
		const unsupported: string[] = [];
		let shown = 0;
		for (const { question, language } of asked) {
			// Each is written anew, whatever was kept of the same question.
			await database.query("delete from written_answers");
			const before = standIn.calls.length;
			const answer = await ask(question, { language });
			const calls = standIn.calls.slice(before);
			shown += answer.written?.sentences.length ?? 0;
			unsupported.push(
				...unsupportedIn(answer, calls.flatMap(givenIn)).map(
					(text) => `${question}: ${text}`,
				),
			);
		}
		expect(unsupported).toEqual([]);
		expect(shown).toBeGreaterThan(20);
	},
	120_000,
);
