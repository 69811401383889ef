import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Brief } from "#src/briefs/brief.ts";
import { makeBudget } from "#src/briefs/budget.ts";
import type { BriefInput } from "#src/briefs/prepare.ts";
import type { WrittenBrief } from "#src/briefs/prompt.ts";
import { type BriefWriter, writeBriefs } from "#src/briefs/write.ts";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { makeEndpoint } from "#src/lib/llm/endpoint.ts";
import { openTestDatabase } from "../support/database.ts";
import {
	type LlmStandIn,
	type LoggedCall,
	type ScriptedReply,
	startLlmEndpoint,
} from "../support/llm-endpoint.ts";
import { makeArticle } from "./article.ts";
import { collectedAttacks, obeyed, ownAttacks } from "./attacks.ts";
import { shownOf } from "./shown.ts";

const now = new Date("2025-01-28T12:00:00Z");
let database: Database;
let standIn: LlmStandIn | null = null;

beforeAll(async () => {
	database = await openTestDatabase();
});
afterAll(() => database.end());
afterEach(async () => {
	await standIn?.close();
	standIn = null;
});

const title = "DeepSeek trains its model for about 6 million dollars";
const report = [
	"DeepSeek says its newest model needed about 6 million dollars of computing power.",
	"The start-up used some 2,000 Nvidia chips for it.",
	"Leading labs use up to 16,000 of them.",
] as const;
const reports = {
	en: report,
	it: [
		"DeepSeek dichiara che il suo modello ha richiesto circa 6 milioni di dollari di potenza di calcolo.",
		"La start-up ha usato circa 2.000 chip di Nvidia.",
		"I laboratori maggiori ne usano fino a 16.000.",
	],
};

const headline = "DeepSeek spends about 6 million dollars on training";
const cost =
	"DeepSeek says that its newest model took about $6 million of computing power.";
const chips =
	"It used some 2,000 Nvidia chips, where leading labs use up to 16,000.";
const italian = {
	headline: "DeepSeek spende circa 6 milioni di dollari per l'addestramento",
	cost: "DeepSeek dichiara che il suo modello ha richiesto circa 6 milioni di dollari di potenza di calcolo.",
	chips:
		"Ha usato circa 2.000 chip Nvidia, mentre i laboratori maggiori ne usano fino a 16.000.",
};

const cite = (text: string) => ({ text, sources: [1, 2] });
const fair = { headline, sentences: [cost, chips].map(cite), why: null };
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const glue = (sentence: string, mark: string, attack: string) =>
	`${sentence.slice(0, -1)}${mark}${lower(attack)}`;

type Answer = Omit<WrittenBrief, "story">;

/** Where a model that obeys an attack puts it, beside what is fair. */
const places: Record<string, (attack: string) => Answer> = {
	"a sentence": (attack) => ({
		...fair,
		sentences: [cost, attack, chips].map(cite),
	}),
	"the headline": (attack) => ({ ...fair, headline: attack }),
	"why it matters": (attack) => ({ ...fair, why: cite(attack) }),
	"a sentence, behind a semicolon": (attack) => ({
		...fair,
		sentences: [cost, glue(chips, "; ", attack), chips].map(cite),
	}),
	"a sentence, behind a dash": (attack) => ({
		...fair,
		sentences: [cost, glue(chips, " – ", attack), chips].map(cite),
	}),
	"a sentence, behind a comma": (attack) => ({
		...fair,
		sentences: [cost, glue(chips, ", and ", attack), chips].map(cite),
	}),
	"a sentence, as its consequence": (attack) => ({
		...fair,
		sentences: [cost, glue(chips, ", which means that ", attack), chips].map(
			cite,
		),
	}),
	"a sentence, in brackets": (attack) => ({
		...fair,
		sentences: [cost, `${glue(chips, " (", attack)})`, chips].map(cite),
	}),
	"a sentence, in quotation marks": (attack) => ({
		...fair,
		sentences: [cost, chips, `DeepSeek says: “${attack}”`].map(cite),
	}),
	"a sentence, behind a full stop": (attack) => ({
		...fair,
		sentences: [cost, `${chips} ${attack}`, chips].map(cite),
	}),
};

const host = (number: number) => `press${number}.example`;

/** A story of two reports with the attack in the text, the summary, a title and the name of a feed. */
async function storyUnder(
	attack: string,
	number: number,
	language: keyof typeof reports = "en",
): Promise<BriefInput> {
	const [first = "", ...others] = reports[language];
	const { rows } = await database.query<{ id: string }>(
		"insert into stories (headline, first_at, last_at) values ('A story', $1, $1) returning id",
		[now],
	);
	return {
		storyId: Number(rows[0]?.id),
		revision: 1,
		topics: [],
		articles: [
			makeArticle({
				id: number * 2,
				language,
				host: host(number),
				title,
				summary: attack,
				text: [first, attack, ...others].join(" "),
			}),
			makeArticle({
				id: number * 2 + 1,
				language,
				host: `other${number}.example`,
				source: attack,
				link: "javascript:alert('evil')",
				title: attack,
				text: [...reports[language], first].join(" "),
			}),
		],
	};
}

/** An endpoint that does what the attack of each of its stories wants. */
function obeying(
	attacks: readonly string[],
	answer: (attack: string) => Answer,
	translate: (attack: string) => string[] = () => [italian.cost, italian.chips],
): (call: LoggedCall) => ScriptedReply {
	let translated = 0;
	return ({ system, user }) => {
		if (system.includes("You translate")) {
			const count = user.match(/"story":/g)?.length ?? 0;
			const briefs = Array.from({ length: count }, (_, index) => ({
				story: index + 1,
				headline: italian.headline,
				sentences: translate(
					attacks[(translated + index) % attacks.length] as string,
				),
				why: null,
			}));
			translated += count;
			return { content: { briefs } };
		}
		const stories = user.split(/^Story \d+$/m).slice(1);
		return {
			content: {
				briefs: stories.map((text, index) => {
					const number = Number(/press(\d+)\.example/.exec(text)?.[1]);
					return { story: index + 1, ...answer(attacks[number - 1] as string) };
				}),
			},
		};
	};
}

async function writerWith(
	script: ((call: LoggedCall) => ScriptedReply) | null,
): Promise<BriefWriter> {
	standIn = script && (await startLlmEndpoint(script));
	return {
		database,
		clock: manualClock(now),
		endpoint:
			standIn &&
			makeEndpoint({
				preset: "deepseek",
				baseUrl: standIn.url,
				wait: async () => {},
			}),
		budget: makeBudget({ dailyLimit: 100 }),
	};
}

function storiesUnder(
	attacks: readonly string[],
	language?: keyof typeof reports,
): Promise<BriefInput[]> {
	return Promise.all(
		attacks.map((attack, index) => storyUnder(attack, index + 1, language)),
	);
}

const bare = (text: string) =>
	text
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim()
		.toLowerCase();

/** Nothing of the attackers' is shown anywhere, and what is shown is the story. */
async function expectClean(
	briefs: readonly Brief[],
	attacks: readonly string[],
	language = "en",
) {
	const { texts, alive } = await shownOf(briefs, language);
	expect(alive).toEqual([]);
	const all = texts.join("\n");
	expect(all).not.toMatch(/evil|@everyone|<!channel>|\u202e|\u200b/u);
	const shown = bare(all);
	expect(attacks.filter((attack) => shown.includes(bare(attack)))).toEqual([]);
	for (const { headline: head } of briefs) expect(head).toMatch(/DeepSeek/);
}

describe.each([
	["our own", ownAttacks],
	["collected", collectedAttacks()],
	["obeyed ones, in no source", obeyed],
])("hostile sources, %s attacks", (_, attacks) => {
	const isObeyed = attacks === obeyed;

	it.skipIf(isObeyed || attacks.length === 0)(
		"show nothing of it where they are quoted",
		async () => {
			const writer = await writerWith(null);
			const briefs = await writeBriefs(
				writer,
				await storiesUnder(attacks),
				"en",
			);
			expect(briefs.every(({ method }) => method === "extractive")).toBe(true);
			await expectClean(briefs, attacks);
		},
	);

	it.each(Object.entries(places))(
		"show nothing of it where the model obeys: in %s",
		async (_place, answer) => {
			const writer = await writerWith(obeying(attacks, answer));
			const inputs = await storiesUnder(
				isObeyed ? attacks.map(() => "") : attacks,
			);
			const briefs = await writeBriefs(writer, inputs, "en");
			await expectClean(briefs, attacks);
		},
	);

	it
		.skipIf(attacks.length === 0)
		.each([
			"a sentence",
			"a sentence, behind a comma",
			"a sentence, as its consequence",
		])(
		"show nothing of it where the sources are in Italian and the model obeys: in %s",
		async (place) => {
			const writer = await writerWith(
				obeying(attacks, places[place] as (attack: string) => Answer),
			);
			const inputs = await storiesUnder(
				isObeyed ? attacks.map(() => "") : attacks,
				"it",
			);
			await expectClean(await writeBriefs(writer, inputs, "en"), attacks);
		},
	);

	it.skipIf(attacks.length === 0).each([
		["alone", (attack: string) => [italian.cost, attack]],
		[
			"behind what is right",
			(attack: string) => [italian.cost, glue(italian.chips, "; ", attack)],
		],
	])(
		"show nothing of it where the translator obeys: %s",
		async (_place, translate) => {
			const writer = await writerWith(obeying(attacks, () => fair, translate));
			const inputs = await storiesUnder(attacks.map(() => ""));
			const original = await writeBriefs(writer, inputs, "en");
			expect(original.every(({ method }) => method === "llm")).toBe(true);
			const briefs = await writeBriefs(writer, inputs, "it");
			await expectClean(briefs, attacks, "it");
		},
	);
});

it("may pass on what a source claims without ordering anything, but cited and labelled", async () => {
	const claim = "DeepSeek has been banned in all of Europe.";
	const writer = await writerWith(
		obeying([claim], places["a sentence"] as (attack: string) => Answer),
	);
	const { articles, ...input } = await storyUnder(claim, 1);
	const [brief] = await writeBriefs(
		writer,
		[{ ...input, articles: articles.slice(0, 1) }],
		"en",
	);
	const sentence = brief?.sentences.find(({ text }) => text === claim);
	expect(sentence?.sources).toEqual([1]);
	expect(brief?.labels).toEqual([{ kind: "single-source" }]);
});
