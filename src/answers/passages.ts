import { isFurniture } from "../briefs/furniture.ts";
import { isRequest } from "../briefs/quarantine.ts";
import { cleanSentence } from "../briefs/sanitise.ts";
import { words } from "../lib/text/segment.ts";
import { speaksOfAnother } from "./another-subject.ts";
import { kindFactor } from "./answer-kind.ts";
import type { Question, QuestionTerm } from "./question.ts";
import { type ReadArticle, readArticle, speaksOf } from "./read-article.ts";
import { withSpelledNames } from "./spelled-names.ts";
import type { FoundArticle } from "./store.ts";
import { isNamed, type Placed, supportOf, titleStandsFor } from "./support.ts";

/** A sentence of an article, word by word, and how well it answers. */
export interface Passage {
	text: string;
	article: FoundArticle;
	/** 0 to 1: how much of what is asked for it speaks of. */
	support: number;
}

interface Candidate extends Passage {
	/** Support, and what else makes one preferable. */
	value: number;
	words: Set<string>;
}

/** Fewest words of a sentence that can stand alone. */
const SHORTEST = 5;
const LONGEST = 70;
const MOST_CHARACTERS = 600;
/** So many sentences before one may name what it speaks of. */
const MEMORY = 3;
/** A headline is quoted where no sentence says it as well. */
const HEADLINE = 0.05;
/** Of equals the earlier sentence is the plainer one. */
const LATER = 0.004;
const LATEST = 20;
/** What else counts, beside support: the asker's language, the publisher itself. */
const OWN_LANGUAGE = 0.08;
const OFFICIAL = 0.03;
/** Below this a sentence is no answer. */
const SUFFICIENT = 0.62;
/** A further passage must be this good beside the best. */
const RELATIVE = 0.8;
/** Two sentences with more words in common say the same. */
const SAME = 0.7;

/**
 * The sentences that answer best, at most `limit`, each of another article: chosen by the terms
 * of the question that they speak of, weighed by how rare each is among the articles found
 * (Spärck Jones 1972). Empty when none speaks of enough.
 */
export function choosePassages(
	question: Question,
	articles: readonly FoundArticle[],
	limit = 3,
): Passage[] {
	const terms = withSpelledNames(question.terms, articles);
	if (terms.length === 0) return [];
	const read = articles.map(readArticle);
	const weights = weightsOf(terms, read);
	const found = read
		.filter((given) =>
			terms.every((term) => !term.isName || speaksOf(given, term)),
		)
		.flatMap((given) => candidatesOf({ ...question, terms }, given, weights))
		.sort((a, b) => b.value - a.value);
	return pick(found, limit).map(({ text, article, support }) => ({
		text,
		article,
		support,
	}));
}

/** How telling each term is among the articles found; one that none holds tells most. */
function weightsOf(
	terms: readonly QuestionTerm[],
	articles: readonly ReadArticle[],
): number[] {
	return terms.map((term) => {
		const holding = articles.filter((article) => speaksOf(article, term));
		return Math.log(1 + (articles.length + 1) / Math.max(0.5, holding.length));
	});
}

/** The best that say different things, each of another article. */
function pick(found: readonly Candidate[], limit: number): Candidate[] {
	const best = found[0]?.value ?? 0;
	const chosen: Candidate[] = [];
	for (const passage of found) {
		if (chosen.length === limit || passage.value < best * RELATIVE) break;
		const repeats = chosen.some(
			(other) =>
				other.article.fingerprint === passage.article.fingerprint ||
				other.article.id === passage.article.id ||
				overlap(other.words, passage.words) > SAME,
		);
		if (!repeats) chosen.push(passage);
	}
	return chosen;
}

/** The sentences of an article, and its headline, that say enough to be an answer. */
function candidatesOf(
	question: Question,
	{ article, title, sentences: all }: ReadArticle,
	weights: readonly number[],
): Candidate[] {
	const { language } = article;
	const titled = titleStandsFor(question, article.title);
	const bonus =
		(language === question.language ? OWN_LANGUAGE : 0) +
		(article.kind === "official" ? OFFICIAL : 0);
	const judge = (placed: Placed, place: number): Candidate[] => {
		const { sentence, own } = placed;
		if (!isNamed(question, placed)) return [];
		const support =
			supportOf(question, weights, placed) * kindFactor(question, sentence);
		if (support < SUFFICIENT || speaksOfAnother(question, placed, language))
			return [];
		const text = quotable(sentence, language);
		if (text === null) return [];
		return [
			{
				text,
				article,
				support,
				value: support + bonus - place,
				words: own.words,
			},
		];
	};
	const whole = { title, titled, isForeign: language !== question.language };
	const headline = { ...whole, sentence: article.title, own: title };
	return [
		...judge({ ...headline, around: [], before: [] }, HEADLINE),
		...all.flatMap(({ text, read }, index) =>
			judge(
				{
					sentence: text,
					own: read,
					around: [all[index - 1], all[index + 1]].flatMap(
						(near) => near?.read ?? [],
					),
					before: all
						.slice(Math.max(0, index - MEMORY), index)
						.map((near) => near.read),
					...whole,
				},
				Math.min(index, LATEST) * LATER,
			),
		),
	];
}

/** The sentence as it may be shown, or null. */
function quotable(sentence: string, language: string): string | null {
	if (sentence.length > MOST_CHARACTERS) return null;
	const count = words(sentence, language).length;
	if (count < SHORTEST || count > LONGEST) return null;
	if (isFurniture(sentence) || isRequest(sentence)) return null;
	return cleanSentence(sentence);
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	let common = 0;
	for (const word of a) if (b.has(word)) common += 1;
	return common / Math.max(1, Math.min(a.size, b.size));
}
