import type { Comparison } from "../../answers/compare.ts";
import type {
	CardStory,
	ModelCard,
	UnknownModel,
} from "../../answers/model-card.ts";
import { lookUp } from "../../lib/look-up.ts";
import { cleanText } from "../clean-text.ts";
import type { Message, MessageEntry, Span } from "../message.ts";
import { anyOf, languageName, type Texts, textsIn } from "../texts/texts.ts";
import { numberSources } from "./answer-sources.ts";
import { dateText, fieldName } from "./answer-values.ts";
import { changeLine } from "./change-spans.ts";
import { factLines, fieldSpans } from "./fact-spans.ts";

const listedModels = 12;
const listedSources = 4;
const prices = new Set(["price", "cheapestPrice"]);

/** What is known of a model, family, maker or system, for any platform to show. */
export function modelMessage(
	card: ModelCard | UnknownModel,
	language: string,
): Message {
	const texts = textsIn(language);
	if (card.kind === "unknown") return unknownMessage([card], texts);
	const { answers } = texts;
	const numbers = numberSources(texts);
	const facts = [
		...factLines(card, numbers, texts),
		...changeLine(card.changes, numbers, texts),
	];
	const about = lookUp(answers.abouts, card.slug) ?? card.about;
	return {
		...emptyMessage(texts),
		headline: cleanText(card.name),
		subtitle:
			[
				...(card.kind === "model" ? [] : [answers.kinds[card.kind]]),
				...(card.maker === card.name ? [] : [cleanText(card.maker)]),
			].join(" · ") || null,
		paragraphs: about ? [[{ kind: "text", text: cleanText(about) }]] : [],
		entries: [
			...(facts.length > 0
				? [
						{
							...emptyEntry(texts, answers.facts),
							paragraphs: facts,
							sources: numbers.list(),
						},
					]
				: []),
			...(card.models.length > 0 ? [modelList(card, texts)] : []),
			...card.stories.map((story) => storyEntry(story, texts)),
		],
		footer: card.stories.length === 0 ? [answers.noStories] : [],
		hints:
			card.kind === "model"
				? [`/compare ${card.slug} …`, `/ask …`]
				: card.models.slice(0, 1).map(({ slug }) => `/model ${slug}`),
	};
}

/** Models side by side; a difference is marked, and each value cites its source. */
export function comparisonMessage(
	comparison: Comparison | UnknownModel[],
	language: string,
): Message {
	const texts = textsIn(language);
	if (Array.isArray(comparison)) return unknownMessage(comparison, texts);
	const { models, rows } = comparison;
	const { answers } = texts;
	const numbers = numberSources(texts);
	const table = {
		columns: ["", ...models.map(({ name }) => cleanText(name))],
		rows: [
			[
				answers.fields.maker ?? "",
				...models.map(({ maker }) => cleanText(maker)),
			],
			...rows.map(({ field, cells, differs }) => [
				`${differs ? "≠ " : ""}${fieldName(texts, field)}`,
				...cells.map((cell) =>
					plain(fieldSpans(cell, numbers, texts, { short: true })),
				),
			]),
		],
	};
	return {
		...emptyMessage(texts),
		headline: models.map(({ name }) => cleanText(name)).join(" · "),
		table,
		footer: [
			...(rows.some(({ differs }) => differs) ? [answers.differs] : []),
			...(rows.some(({ field }) => prices.has(field))
				? [answers.pricesInTable]
				: []),
			...numbers
				.list()
				.map(
					({ number, host, notes }) =>
						`[${number}] ${host} (${notes.join(", ")})`,
				),
		],
		hints: models.map(({ slug }) => `/model ${slug}`),
	};
}

function unknownMessage(
	unknown: readonly UnknownModel[],
	texts: Texts,
): Message {
	const { answers } = texts;
	const [first] = unknown;
	return {
		...emptyMessage(texts),
		headline: unknown
			.map(({ query }) => answers.unknownModel(cleanText(query)))
			.join(" "),
		paragraphs: unknown
			.filter(({ suggestions }) => suggestions.length > 0)
			.map(({ suggestions }) => [
				{
					kind: "text",
					text: answers.didYouMean(
						anyOf(
							texts,
							suggestions.map(({ name }) => cleanText(name)),
						),
					),
				},
			]),
		hints: (first?.suggestions ?? []).map(({ slug }) => `/model ${slug}`),
	};
}

function plain(spans: readonly Span[]): string {
	return spans
		.map((span, index) => {
			const before = spans[index - 1];
			if (span.kind !== "citation") return before ? ` ${span.text}` : span.text;
			return `${before?.kind === "citation" ? "" : " "}[${span.number}]`;
		})
		.join("");
}

function modelList(
	{ kind, maker, models }: ModelCard,
	texts: Texts,
): MessageEntry {
	const { answers } = texts;
	// Trims of one model under one name: the first stands for them.
	const byName = new Map(models.toReversed().map((one) => [one.name, one]));
	const shown = models
		.filter((one) => byName.get(one.name) === one)
		.slice(0, listedModels)
		.map(({ name, released }) =>
			released
				? `${cleanText(name)} (${dateText(texts, released.slice(0, 7))})`
				: cleanText(name),
		);
	const more = models.length - shown.length;
	return {
		...emptyEntry(
			texts,
			kind === "system" ? answers.modelsOf(cleanText(maker)) : answers.models,
		),
		paragraphs: [
			[
				{
					kind: "text",
					text: [...shown, ...(more > 0 ? ["…"] : [])].join(" · "),
				},
			],
		],
		labels: [String(models.length)],
	};
}

function storyEntry(story: CardStory, texts: Texts): MessageEntry {
	const { language, sources } = story;
	return {
		...emptyEntry(texts, cleanText(story.headline)),
		labels: [
			dateText(texts, story.at.slice(0, 10)),
			...(language === texts.locale.slice(0, 2)
				? []
				: [texts.labels.writtenIn(languageName(texts, language))]),
		],
		language,
		sources: sources.slice(0, listedSources).map(({ host, url }, index) => ({
			number: index + 1,
			host: cleanText(host),
			url,
			notes: [],
		})),
		moreSources:
			sources.length > listedSources
				? `+${sources.length - listedSources}`
				: null,
		storyId: story.storyId,
	};
}

export function emptyMessage(texts: Texts): Message {
	return {
		language: texts.locale.slice(0, 2),
		headline: "",
		subtitle: null,
		paragraphs: [],
		entries: [],
		table: null,
		picture: null,
		actions: [],
		footer: [],
		hints: [],
	};
}

export function emptyEntry(texts: Texts, title: string): MessageEntry {
	return {
		number: null,
		title,
		labels: [],
		language: texts.locale.slice(0, 2),
		paragraphs: [],
		sources: [],
		moreSources: null,
		actions: [],
		storyId: null,
	};
}
