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
import { bareTitle, bestHeadline } from "./headline.ts";
import {
	overlap,
	type SalienceWeights,
	salience,
	weights,
} from "./salience.ts";

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
	const weight = options.weights ?? weights;
	const subject = subjectTerms(articles, topics, language);
	const left = salience(found, subject, language, weight);
	const chosen: Candidate[] = [];
	let budget = maxWords;
	while (chosen.length < sentences) {
		let best: Candidate | null = null;
		let highest = Number.NEGATIVE_INFINITY;
		for (const { candidate, score } of left) {
			if (chosen.includes(candidate)) continue;
			if (chosen.length > 0 && candidate.words.length > budget) continue;
			let repeated = 0;
			for (const other of chosen)
				repeated = Math.max(repeated, overlap(candidate.terms, other.terms));
			if (repeated > SAME) continue;
			const value = score - weight.redundancy * repeated;
			if (value > highest) {
				highest = value;
				best = candidate;
			}
		}
		if (best === null) break;
		chosen.push(best);
		budget -= best.words.length;
	}
	const leadArticle = chosen[0]?.article;
	return chosen.sort(
		(a, b) =>
			Number(b.article === leadArticle) - Number(a.article === leadArticle) ||
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
		const own = terms(words(normalise(text), language), language);
		if (own.size < 4 || told.some((other) => overlap(own, other) > 0.6)) return;
		told.push(own);
		sentences.push({ text, sources: [index + 1] });
	});
	return sentences;
}
