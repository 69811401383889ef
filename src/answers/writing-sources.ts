import { hostOf } from "../articles/url.ts";
import {
	type Material,
	materialOf,
	type ReadableArticle,
} from "../briefs/material.ts";
import { EXTRACT_LENGTH } from "../briefs/prompt.ts";
import { cleanSentence } from "../briefs/sanitise.ts";
import { sentences } from "../lib/text/segment.ts";
import type { Fact } from "../models/catalogue.ts";
import type { CatalogueAnswer } from "./catalogue-answer.ts";
import { factSentence } from "./fact-sentence.ts";
import type { Passage } from "./passages.ts";
import type { FoundArticle } from "./store.ts";

/** What an answer may cite: an article, or a collection of facts that the catalogue has some of. */
export interface CitableText extends ReadableArticle {
	/** Of the article; null of the catalogue's facts. */
	id: number | null;
}

export type WritingSource = Material<CitableText>;

/** So many collections of facts are given. */
const MOST_COLLECTIONS = 3;
/** As far to either side of a passage its article is given. */
const REACH = 3;

/** What an answer is written from, numbered in this order: the catalogue's facts, then the passages where they stand. */
export function writingSources(
	facts: readonly CatalogueAnswer[],
	passages: readonly Passage[],
): WritingSource[] {
	const byArticle = Map.groupBy(passages, ({ article }) => article);
	return [
		...collectionsOf(facts).slice(0, MOST_COLLECTIONS),
		...[...byArticle].flatMap(([article, own]) => excerptOf(article, own)),
	];
}

/** An article's passages with the sentences around them; none where it speaks to a model. */
function excerptOf(
	article: FoundArticle,
	passages: readonly Passage[],
): Material<FoundArticle>[] {
	const material = materialOf(article);
	if (material.quarantined) return [];
	const all = [
		...new Set([
			...sentences(material.summary, article.language),
			...material.sentences,
		]),
	];
	const wanted = new Set(passages.map(({ text }) => text));
	const places = all.flatMap((sentence, at) =>
		wanted.has(cleanSentence(sentence) ?? "") ? [at] : [],
	);
	// A headline is explained by what follows it.
	const centres = places.length > 0 ? places : [0];
	const distance = (at: number) =>
		Math.min(...centres.map((centre) => Math.abs(at - centre)));
	return [
		{
			...material,
			summary: "",
			sentences: nearest(all, distance),
		},
	];
}

/** Sentences in their order, the nearest of them, as many as an extract has room for. */
function nearest(
	all: readonly string[],
	distance: (at: number) => number,
): string[] {
	let room = EXTRACT_LENGTH;
	const chosen = all
		.map((_, at) => at)
		.filter((at) => distance(at) <= REACH)
		.sort((a, b) => distance(a) - distance(b) || a - b)
		.filter((at) => {
			const length = (all[at]?.length ?? 0) + 1;
			if (length > room) return false;
			room -= length;
			return true;
		});
	return all.filter((_, at) => chosen.includes(at));
}

/** The catalogue's facts as sentences, by who collected or stated them. */
function collectionsOf(answers: readonly CatalogueAnswer[]): WritingSource[] {
	const told = answers.flatMap(({ model, fields }) =>
		fields.flatMap(({ statements }) =>
			statements.flatMap(({ facts }) =>
				facts.flatMap((fact) => {
					const text = factSentence(model.name, fact);
					return text === null ? [] : [{ fact, text }];
				}),
			),
		),
	);
	const bySource = Map.groupBy(
		told,
		({ fact: { source, url } }) => `${source} ${url}`,
	);
	return [...bySource.values()].flatMap(([first, ...others]) =>
		first ? [collectionOf(first.fact, [first, ...others])] : [],
	);
}

function collectionOf(
	{ source, url, asOf }: Fact,
	told: readonly { text: string }[],
): WritingSource {
	const texts = told.map(({ text }) => text);
	return {
		article: {
			id: null,
			url,
			host: hostOf(url),
			kind: "aggregator",
			title: source,
			summary: null,
			text: texts.join(" "),
			language: "en",
			publishedAt: new Date(asOf),
		},
		title: `Catalogue of models: facts from ${source}`,
		summary: "",
		sentences: texts,
		quarantined: false,
	};
}
