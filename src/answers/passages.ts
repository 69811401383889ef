import { isFurniture } from "../briefs/furniture.ts";
import { isRequest } from "../briefs/quarantine.ts";
import { cleanSentence } from "../briefs/sanitise.ts";
import { normalise } from "../lib/text/normalise.ts";
import { words } from "../lib/text/segment.ts";
import { tag } from "../topics/tag.ts";
import type { Question, QuestionTerm } from "./question.ts";
import {
	holds,
	type ReadArticle,
	type ReadText,
	readArticle,
	speaksOf,
} from "./read-article.ts";
import type { FoundArticle } from "./store.ts";

/** A sentence of an article, word by word, and how well it answers. */
export interface Passage {
	text: string;
	article: FoundArticle;
	/** 0 to 1: how much of what is asked for it speaks of. */
	support: number;
}

/** What a term is worth where it does not stand in the sentence itself. */
const NEARBY = 0.45;
const TITLED = 0.35;
/** A name in the title holds for the whole article. */
const NAMED_IN_TITLE = 0.85;
/** An amount of money says what something costs without the word. */
const IMPLIED = 0.8;
/** Fewest words of a sentence that can stand alone. */
const SHORTEST = 5;
const LONGEST = 70;
const MOST_CHARACTERS = 600;
/** As large a part of what is asked for may be spoken of nowhere near. */
const MAY_MISS = 0.34;
/** A sentence that lacks the kind of answer that is asked for. */
const WRONG_KIND = 0.55;
/** A sentence without the name that is asked for. */
const NO_NAME = 0.85;
/** A headline is quoted where no sentence says it as well. */
const HEADLINE = 0.05;
/** What else counts, beside support: the asker's language, the publisher itself. */
const OWN_LANGUAGE = 0.08;
const OFFICIAL = 0.03;
/** Below this a sentence is no answer. */
const SUFFICIENT = 0.62;
/** A further passage must be this good beside the best. */
const RELATIVE = 0.8;
/** Two sentences with more words in common say the same. */
const SAME = 0.7;

const MONEY =
	/[$€£¥]\s?\d|\d[\d.,]*\s?(?:million|billion|bn|m|k|thousand|milion|miliard|mila|mio|mrd|millione|milliarde|tausend|millon|mil|万|亿)?\w*\s?(?:dollar|dollari|euro|yuan|usd|dólar|us-dollar|美元|元|欧元)|(?:dollar|dollari|euro|yuan)\w*\s\d/iu;
const SHARE =
	/\d\s?(?:%|percent|per cent|prozent|per cento|por ciento|pour cent)/iu;
const NUMBER =
	/\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|venti|mille|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|deux|trois|quatre|cinq|sept|huit|neuf|dix)\b|[一二两三四五六七八九十百千万亿]/iu;
const TIME =
	/\b(?:19|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?\.? (?:of |de )?(?:jan|feb|mar|apr|mai|may|mag|jun|jul|giu|lug|aug|ago|sep|set|oct|okt|ott|nov|dec|dez|dic|gen|ene|avr|abr)|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:lune|marte|mercole|giove|vener)d[iì]|sabato|domenica|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes|yesterday|today|ieri|oggi|gestern|heute|ayer|hoy|\bdays?\b|giorn[oi]|\btage?n?\b|\bdías?\b|week|month|settiman|mese|woche|monat|semana|mes\b|\d+[年月日]/iu;

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
	const { terms } = question;
	if (terms.length === 0) return [];
	const read = articles.map(readArticle);
	const weights = weightsOf(terms, read);
	const found = read
		.filter((given) =>
			terms.every((term) => !term.isName || speaksOf(given, term)),
		)
		.flatMap((given) => passagesOf(question, given, weights))
		.filter(({ support }) => support >= SUFFICIENT)
		.sort((a, b) => b.value - a.value);
	const best = found[0]?.value ?? 0;
	const chosen: typeof found = [];
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
	return chosen.map(({ text, article, support }) => ({
		text,
		article,
		support,
	}));
}

function passagesOf(
	question: Question,
	{ article, title, sentences: all }: ReadArticle,
	weights: readonly number[],
): (Passage & { value: number; words: Set<string> })[] {
	const { language } = article;
	const titled = titleStandsFor(question, article.title);
	const bonus =
		(language === question.language ? OWN_LANGUAGE : 0) +
		(article.kind === "official" ? OFFICIAL : 0);
	const judge = (
		sentence: string,
		own: ReadText,
		around: readonly (ReadText | undefined)[],
		place: number,
	) => {
		const isNamed = question.terms.every(
			(term) =>
				!term.isName ||
				holds(own, term) ||
				(titled && holds(title, term)) ||
				(!/\d/.test(term.word) &&
					around.some((text) => text && holds(text, term))),
		);
		const text = isNamed ? quotable(sentence, language) : null;
		if (text === null) return [];
		const support =
			supportOf(question, weights, { own, around, title }, sentence) *
			kindFactor(question, sentence);
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
	return [
		...judge(article.title, title, [], HEADLINE),
		...all.flatMap(({ text, read }, index) =>
			// Of equals the earlier sentence is the plainer one.
			judge(
				text,
				read,
				[all[index - 1]?.read, all[index + 1]?.read],
				Math.min(index, 20) * 0.004,
			),
		),
	];
}

/** A headline that names another model too does not tell whose figures a sentence gives. */
function titleStandsFor({ terms }: Question, title: string): boolean {
	const versions = terms.filter(({ word }) => /\d/.test(word));
	if (versions.length === 0) return true;
	return tag({ title }).models.every(({ slug, name }) => {
		const own = new Set(words(normalise(`${slug} ${name}`)));
		return versions.every(({ word }) => own.has(word));
	});
}

/** How much of what is asked for a sentence speaks of, 0 to 1; 0 too when it misses the point. */
function supportOf(
	{ terms }: Question,
	weights: readonly number[],
	{
		own,
		around,
		title,
	}: {
		own: ReadText;
		around: readonly (ReadText | undefined)[];
		title: ReadText;
	},
	sentence: string,
): number {
	let sum = 0;
	let said = 0;
	let direct = 0;
	let implied = 0;
	let missing = 0;
	terms.forEach((term, index) => {
		const weight = weights[index] ?? 0;
		const counts = term.isName ? 0 : 1;
		sum += weight;
		if (holds(own, term)) {
			said += weight;
			direct += counts;
		} else if (isImplied(term, sentence)) {
			said += weight * IMPLIED;
			implied += counts;
		} else if (term.isName && holds(title, term))
			said += weight * NAMED_IN_TITLE;
		else if (around.some((text) => text && holds(text, term)))
			said += weight * NEARBY;
		else if (holds(title, term)) said += weight * TITLED;
		else missing += counts;
	});
	const content = terms.filter(({ isName }) => !isName).length;
	const missesThePoint =
		content === 0
			? terms.some((term) => !holds(own, term))
			: direct + implied < content / 2 ||
				(content > 1 && direct === 0) ||
				missing > content * MAY_MISS;
	return missesThePoint || sum === 0 ? 0 : said / sum;
}

function isImplied({ concepts }: QuestionTerm, sentence: string): boolean {
	return (
		concepts.some((name) => name === "cost" || name === "price") &&
		MONEY.test(sentence)
	);
}

/** Whether the sentence holds the kind of answer that is asked for. */
function kindFactor({ wants, terms }: Question, sentence: string): number {
	switch (wants) {
		case "money":
			return MONEY.test(sentence) || SHARE.test(sentence) ? 1 : WRONG_KIND;
		case "count":
			return NUMBER.test(sentence) ? 1 : WRONG_KIND;
		case "time":
			return TIME.test(sentence) ? 1 : WRONG_KIND;
		case "name":
			return namesAnother(sentence, terms) ? 1 : NO_NAME;
		default:
			return 1;
	}
}

/** Whether it names somebody beside those that the question names. */
function namesAnother(
	sentence: string,
	terms: readonly QuestionTerm[],
): boolean {
	const asked = new Set(terms.map(({ word }) => word));
	const names =
		sentence.match(/(?<=\p{L}['’]?\P{L}+)\p{Lu}[\p{L}\p{N}-]+/gu) ?? [];
	return (
		/\p{Script=Han}/u.test(sentence) ||
		names.some((word) => !asked.has(normalise(word)))
	);
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
