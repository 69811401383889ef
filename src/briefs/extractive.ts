import { detectLanguage } from "../lib/language/detect.ts";
import { normalise } from "../lib/text/normalise.ts";
import { words } from "../lib/text/segment.ts";
import type { CitedSentence } from "./brief.ts";
import {
	type BriefArticle,
	type Candidate,
	candidates,
	terms,
} from "./candidates.ts";
import { bareTitle, bestHeadline, isCut } from "./headline.ts";
import { overlap, type SalienceWeights, salience } from "./salience.ts";

export interface ExtractiveOptions {
	/** How many sentences at most. */
	sentences?: number;
	/** How many words in all at most; the first sentence is always kept. */
	maxWords?: number;
	/** Words that readers of the story care for. */
	topics?: readonly string[];
	/** Preferred language where sources in it exist; else that of the lead source. */
	language?: string;
	weights?: SalienceWeights;
}

export interface ExtractiveBrief {
	headline: string;
	/** Verbatim; `sources` are numbers from 1 into the articles as given. */
	sentences: CitedSentence[];
	language: string;
}

/** Two sentences that share more of their words than this say the same. */
const SAME = 0.72;

/**
 * A brief quoted from its sources: sentences chosen by position, centroid and subject, with
 * what repeats left out (maximal marginal relevance, Carbonell and Goldstein 1998), in reading
 * order, and the headline of the best source. All in one language.
 */
export function extractive(
	story: { articles: readonly BriefArticle[] },
	options: ExtractiveOptions = {},
): ExtractiveBrief {
	const articles = story.articles.map((article) => ({
		...article,
		language:
			article.language ??
			detectLanguage(article.text || article.summary || article.title),
	}));
	const language = leadLanguage(articles, options.language);
	const found = candidates(articles, language);
	const chosen = choose(found, articles, language, options);
	const sentences = chosen.map((candidate) => ({
		text: candidate.text,
		sources: carriers(candidate, articles),
	}));
	const headline = bestHeadline(articles, language);
	return {
		headline,
		sentences:
			sentences.length > 0
				? sentences
				: titlesAsSentences(
						articles,
						language,
						headline,
						options.sentences ?? 3,
					),
		language,
	};
}

/** The preferred language if a source is written in it, else that of the first official, else of the first source. */
function leadLanguage(
	articles: readonly BriefArticle[],
	preferred: string | undefined,
): string {
	if (preferred && articles.some((article) => article.language === preferred))
		return preferred;
	const lead = articles.find((article) => article.official) ?? articles[0];
	return lead?.language ?? preferred ?? "en";
}

/** Of each article only so many sentences are looked at: news says first what matters. */
const LOOKED_AT = 12;

function choose(
	found: readonly Candidate[],
	articles: readonly BriefArticle[],
	language: string,
	options: ExtractiveOptions,
): Candidate[] {
	const {
		sentences = 3,
		maxWords = Number.POSITIVE_INFINITY,
		topics = [],
	} = options;
	const subject = subjectTerms(articles, topics, language);
	const { worth } = salience(found, subject, language, options.weights);
	const pool = found.filter(({ position }) => position < LOOKED_AT);
	const fits = (chosen: readonly Candidate[]) =>
		chosen.length === 1 || wordCount(chosen) <= maxWords;

	let chosen: Candidate[] = [];
	while (chosen.length < sentences) {
		const next = best(pool, (candidate) => {
			const longer = [...chosen, candidate];
			return isDistinct(candidate, chosen) && fits(longer)
				? worth(longer)
				: null;
		});
		if (next === null) break;
		chosen.push(next);
	}
	// What was chosen first was chosen without a look at the rest: exchange while it helps.
	for (let round = 0; round < ROUNDS; round += 1) {
		let highest = worth(chosen);
		let better: Candidate[] | null = null;
		for (const [index] of chosen.entries()) {
			const others = chosen.toSpliced(index, 1);
			for (const candidate of pool) {
				if (!isDistinct(candidate, others)) continue;
				const changed = [...others, candidate];
				const value = fits(changed) ? worth(changed) : Number.NEGATIVE_INFINITY;
				if (value > highest) {
					highest = value;
					better = changed;
				}
			}
		}
		if (better === null) break;
		chosen = better;
	}
	return inReadingOrder(chosen);
}

const ROUNDS = 10;

function wordCount(chosen: readonly Candidate[]): number {
	return chosen.reduce((sum, { words: all }) => sum + all.length, 0);
}

function isDistinct(
	candidate: Candidate,
	chosen: readonly Candidate[],
): boolean {
	return !chosen.some(
		(other) =>
			other === candidate || overlap(candidate.terms, other.terms) > SAME,
	);
}

/** The candidate of highest value; null where none has one. */
function best(
	pool: readonly Candidate[],
	value: (candidate: Candidate) => number | null,
): Candidate | null {
	let found: Candidate | null = null;
	let highest = Number.NEGATIVE_INFINITY;
	for (const candidate of pool) {
		const own = value(candidate);
		if (own === null || own <= highest) continue;
		highest = own;
		found = candidate;
	}
	return found;
}

/** The article with the earliest sentence first, teasers before text. */
function inReadingOrder(chosen: readonly Candidate[]): Candidate[] {
	const lead = best(
		chosen,
		({ position, article }) => -position - article / 100,
	)?.article;
	return chosen.toSorted(
		(a, b) =>
			Number(b.article === lead) - Number(a.article === lead) ||
			a.article - b.article ||
			Number(b.teaser) - Number(a.teaser) ||
			a.position - b.position,
	);
}

function subjectTerms(
	articles: readonly BriefArticle[],
	topics: readonly string[],
	language: string,
): Set<string> {
	const texts = [...articles.map((article) => article.title), ...topics];
	return new Set(
		texts.flatMap((text) => [
			...terms(words(normalise(text), language), language),
		]),
	);
}

/** Numbers of the articles that hold the sentence, its own first. */
function carriers(
	candidate: Candidate,
	articles: readonly BriefArticle[],
): number[] {
	const own = candidate.article + 1;
	const wanted = normalise(candidate.text);
	const others = articles
		.map((article, index) => ({ number: index + 1, text: article.text ?? "" }))
		.filter(
			({ number, text }) =>
				number !== own && text.length > 0 && normalise(text).includes(wanted),
		);
	return [own, ...others.map(({ number }) => number)];
}

/** Where no source gives more than a title, the other titles are what can be quoted. */
function titlesAsSentences(
	articles: readonly BriefArticle[],
	language: string,
	headline: string,
	limit: number,
): CitedSentence[] {
	const told = [terms(words(normalise(headline), language), language)];
	const sentences: CitedSentence[] = [];
	articles.forEach((article, index) => {
		if (
			sentences.length >= limit ||
			(article.language ?? language) !== language
		)
			return;
		const text = bareTitle(article.title, article.source);
		if (isCut(text)) return;
		const own = terms(words(normalise(text), language), language);
		if (own.size < 4 || told.some((other) => overlap(own, other) > 0.6)) return;
		told.push(own);
		sentences.push({ text, sources: [index + 1] });
	});
	return sentences;
}
