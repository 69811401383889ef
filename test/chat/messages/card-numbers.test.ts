import { describe, expect, test } from "vitest";
import { compareEntries } from "#src/answers/compare.ts";
import { modelCard } from "#src/answers/model-card.ts";
import { reportedFields } from "#src/answers/reported.ts";
import { renderText } from "#src/chat/console/render.ts";
import { renderDiscord } from "#src/chat/discord/render.ts";
import type { Message } from "#src/chat/message.ts";
import { columns } from "#src/chat/messages/columns.ts";
import { factSourcesMessage } from "#src/chat/messages/fact-sources-message.ts";
import {
	comparisonMessage,
	modelMessage,
} from "#src/chat/messages/model-message.ts";
import { renderSlack } from "#src/chat/slack/render.ts";
import { textsIn } from "#src/chat/texts/texts.ts";
import {
	type CatalogueEntry,
	type Fact,
	modelCatalogue,
} from "#src/models/catalogue.ts";
import type { Report } from "#src/stories/store-reported.ts";
import { makeChance } from "#test/briefs/mutations.ts";
import { cardForms } from "#test/support/card-forms.ts";
import {
	discordProblems,
	slackProblems,
} from "#test/support/platform-limits.ts";
import { dayIn, numbersIn, readCard } from "#test/support/read-card.ts";

const { models: entries } = modelCatalogue();
const models = entries.filter(({ kind }) => kind === "model");
const languages = ["en", "it"];

function some<Value>(values: readonly Value[], count: number, seed: number) {
	const chance = makeChance(seed);
	const left = [...values];
	return Array.from({ length: Math.min(count, left.length) }, () =>
		left.splice(Math.floor(chance() * left.length), 1),
	).flat();
}

const hostOf = (url: string) => new URL(url).hostname.replace(/^www\./, "");

/** What is said of a field by somebody: what a number on a card must come from. */
interface Source {
	column: number;
	field: string;
	value: unknown;
	host: string;
	day: string;
}

const fromFact =
	(column: number) =>
	({ field, value, url, asOf }: Fact): Source => ({
		column,
		field,
		value,
		// A link is its own source.
		host: hostOf(field === "link" ? String(value) : url),
		day: asOf,
	});

const fromReport = ({ field, value, host, publishedAt }: Report): Source => ({
	column: 0,
	field,
	value,
	host,
	day: publishedAt.toISOString().slice(0, 10),
});

/** Equal to the four digits that are shown. */
function near(shown: number | undefined, known: unknown): boolean {
	return (
		typeof known === "number" &&
		shown !== undefined &&
		Math.abs(shown - known) <= Math.abs(known) * 5e-4
	);
}

const dates = new Set([
	"released",
	"announced",
	"founded",
	"cutoff",
	"retired",
]);

const nameOf = (slug: unknown) =>
	entries.find((entry) => entry.slug === slug)?.name ?? slug;

/** Whether a text shows that value and no other number. */
function shows(text: string, { field, value }: Source, language: string) {
	if (dates.has(field)) {
		const day = dayIn(text.replace(/\([^()]*\)/g, ""), language);
		// A source that names the month alone says the same of a day within it.
		return day?.startsWith(String(value)) ?? false;
	}
	if (field === "baseModel") return text === nameOf(value);
	if (typeof value === "string")
		return text.includes(field === "link" ? hostOf(value) : value);
	if (typeof value === "boolean" || Array.isArray(value)) return true;
	// The name of a host or a benchmark has digits of its own.
	const numbers = numbersIn(
		text.replace(/\([^()]*\)| (?:on|in) \p{Lu}.*$/gu, ""),
		language,
	);
	const known =
		typeof value === "object" && value !== null
			? Object.entries(value)
					.filter(([key]) => ["input", "output", "score"].includes(key))
					.map(([, number]) => number)
			: [value];
	return (
		numbers.length === known.length &&
		known.every((number, index) => near(numbers[index], number))
	);
}

/** Values of a text that their cited source does not say, and facts that it does not show. */
function problemsOf(
	text: string,
	sources: readonly Source[],
	language: string,
): string[] {
	const card = readCard(text, language);
	const unsupported = card.values.flatMap((shown) =>
		shown.citations
			.filter((number) => {
				const cited = card.sources.get(number);
				return !sources.some(
					(source) =>
						source.field ===
							(shown.field === "price" && isNotOffered(shown.text)
								? "offeredByMaker"
								: shown.field) &&
						source.column === shown.column &&
						source.host === cited?.host &&
						source.day === cited.day &&
						(isWordFor(shown.text) || shows(shown.text, source, language)),
				);
			})
			.map((number) => `${shown.field}: ${shown.text} [${number}]`),
	);
	const shownFields = new Set(
		card.values.map(({ field, column }) => `${column} ${field}`),
	);
	// What has no room is left out, and "…" says so.
	const isCut = / …$/m.test(text);
	const missing = isCut
		? []
		: sources.filter(
				({ field, column }) =>
					field !== "offeredByMaker" && !shownFields.has(`${column} ${field}`),
			);
	return [...unsupported, ...missing.map(({ field }) => `missing ${field}`)];
}

const wordsInPlace = languages.map((language) => textsIn(language).answers);
const isNotOffered = (text: string) =>
	wordsInPlace.some(({ notOffered }) => text === notOffered);
const isWordFor = (text: string) =>
	isNotOffered(text) ||
	wordsInPlace.some(({ makersOwn }) => text === makersOwn);

const hosts = ["courier.example", "gazette.example", "notiziario.example"];

/** What newspapers might state of a model, none of it true. */
function someReports(seed: number): Report[] {
	const chance = makeChance(seed);
	const values: [string, unknown][] = [
		["trainingCost", Math.round(chance() * 1e8)],
		["trainingChips", Math.round(10 + chance() * 50_000)],
		["parameters", Math.round(chance() * 1e6) * 1e6],
		["context", Math.round(1000 + chance() * 2e6)],
		["price", { input: Math.round(chance() * 1000) / 100, output: 7.25 }],
		[
			"benchmark",
			{ name: "MMLU-Pro", score: Math.round(chance() * 999) / 10, unit: "%" },
		],
		["released", `2025-0${1 + Math.floor(chance() * 9)}-17`],
	];
	return values
		.filter(() => chance() < 0.6)
		.map(([field, value], index) => ({
			field,
			value,
			relation:
				([null, "about", "atMost", "atLeast"] as const)[index % 4] ?? null,
			sentence: `A sentence of the article about ${field}, “quoted” as it is.`,
			language: "en",
			host: hosts[index % hosts.length] ?? "",
			url: `https://${hosts[index % hosts.length]}/${field}`,
			publishedAt: new Date("2025-06-01T10:00:00Z"),
			fingerprint: `${index}`,
		}));
}

function cardOf(entry: CatalogueEntry, reports: readonly Report[]) {
	return modelCard(entry, entries, { reported: reportedFields(reports) });
}

const walked = some(models, 200, 20).map((entry, index) => {
	const reports = someReports(index);
	return {
		entry,
		card: cardOf(entry, reports),
		sources: [...entry.facts.map(fromFact(0)), ...reports.map(fromReport)],
	};
});
const compared = Array.from({ length: 50 }, (_, index) =>
	some(models, 2 + (index % 3), 1000 + index),
);

describe.each(Object.entries(cardForms))("in the form of the %s", (_, form) => {
	test.each(languages)(
		"every number of 200 cards is its cited source's (%s)",
		(language) => {
			for (const { entry, card, sources } of walked)
				expect(
					problemsOf(form(modelMessage(card, language)), sources, language),
					entry.slug,
				).toEqual([]);
		},
	);

	test.each(languages)(
		"every number of 50 comparisons is its cited source's (%s)",
		(language) => {
			for (const chosen of compared) {
				const sources = chosen.flatMap(({ facts }, column) =>
					facts.filter(({ field }) => field !== "link").map(fromFact(column)),
				);
				const message = comparisonMessage(compareEntries(chosen), language);
				expect(
					problemsOf(form(message), sources, language),
					chosen.map(({ slug }) => slug).join(" "),
				).toEqual([]);
			}
		},
	);

	test.each(languages)("the sources quote articles (%s)", (language) => {
		for (const { card } of walked.slice(0, 40)) {
			const text = form(factSourcesMessage(textsIn(language), card));
			for (const { values } of card.reported)
				expect(text).toContain(values[0]?.reports[0]?.sentence.split(" “")[0]);
		}
	});

	test.each(languages)(
		"a number that no source says is found (%s)",
		(language) => {
			let planted = 0;
			for (const { card, sources } of walked.slice(0, 40)) {
				const text = form(modelMessage(card, language));
				for (const { index } of text.matchAll(/(?<=: \D{0,3})\d/g)) {
					const line = text.slice(
						text.lastIndexOf("\n", index) + 1,
						text.indexOf("\n", index),
					);
					// Digits within a name are no value: "Licence: Llama 3.1 …".
					if (!/\[\d+\]/.test(line)) continue;
					const wrong = `${text.slice(0, index)}${(Number(text[index]) + 3) % 10}${text.slice(index + 1)}`;
					planted += 1;
					expect(problemsOf(wrong, sources, language), line).not.toEqual([]);
				}
			}
			expect(planted).toBeGreaterThan(100);
		},
	);
});

describe("every card, list of sources and comparison keeps to the limits", () => {
	const keepsToLimits = (message: Message, name: string) => {
		for (const body of renderSlack(message))
			expect(slackProblems(body), name).toEqual([]);
		for (const body of renderDiscord(message))
			expect(discordProblems(body), name).toEqual([]);
	};
	test.each(languages)("in %s", (language) => {
		for (const { entry, card } of walked) {
			keepsToLimits(modelMessage(card, language), entry.slug);
			for (const line of renderText(modelMessage(card, language), {
				width: 80,
			}).split("\n"))
				expect(columns(line), line).toBeLessThanOrEqual(80);
			keepsToLimits(factSourcesMessage(textsIn(language), card), entry.slug);
		}
		for (const chosen of compared)
			keepsToLimits(
				comparisonMessage(compareEntries(chosen), language),
				chosen.map(({ slug }) => slug).join(" "),
			);
	});
});
