import { normalise } from "../lib/text/normalise.ts";
import { words } from "../lib/text/segment.ts";
import { tag } from "../topics/tag.ts";
import { kindFactor, MONEY } from "./answer-kind.ts";
import type { Question, QuestionTerm } from "./question.ts";
import { holds, type ReadText } from "./read-article.ts";

/** What a term is worth where it does not stand in the sentence itself. */
const NEARBY = 0.45;
const TITLED = 0.35;
/** A name in the title holds for the whole article. */
const NAMED_IN_TITLE = 0.85;
/** An amount of money says what something costs without the word. */
const IMPLIED = 0.8;
/** The kind of the answer, where the answer itself does not repeat it. */
const KIND = 0.25;
/** Of a word without a translation its absence from another language says less. */
const UNTRANSLATED = 0.5;
/** As large a part of what is asked for must be said, and may be spoken of nowhere near. */
const STRICT = { say: 0.5, miss: 0.4 };
/** A sentence with the number or date that is asked for may say the rest in other words. */
const LENIENT = { say: 0.4, miss: 0.6 };

/** A sentence where it stands. */
export interface Placed {
	sentence: string;
	own: ReadText;
	/** The sentences before and after it. */
	around: readonly ReadText[];
	/** Those before it that may name what it speaks of. */
	before: readonly ReadText[];
	title: ReadText;
	/** Whether what the title names holds for all sentences. */
	titled: boolean;
	/** Whether it is in another language than the question. */
	isForeign: boolean;
}

/** How much of what is asked for a sentence speaks of, 0 to 1; 0 too when it misses the point. */
export function supportOf(
	question: Question,
	weights: readonly number[],
	placed: Placed,
): number {
	const { terms, wants } = question;
	const { own, around, title, sentence } = placed;
	const contents = contentOf(terms);
	const must =
		wants !== null && wants !== "name" && kindFactor(question, sentence) === 1
			? LENIENT
			: STRICT;
	const weigh = (term: QuestionTerm, weight: number) =>
		term.isKind
			? weight * KIND
			: placed.isForeign && contents.has(term) && term.concepts.length === 0
				? weight * UNTRANSLATED
				: weight;
	let sum = 0;
	let said = 0;
	let content = 0;
	let direct = 0;
	let implied = 0;
	let missing = 0;
	terms.forEach((term, index) => {
		const isHeld = holds(own, term);
		const whole = weights[index] ?? 0;
		const weight = isHeld ? whole : weigh(term, whole);
		const counts = contents.has(term) ? weight : 0;
		sum += weight;
		content += counts;
		if (isHeld) {
			said += weight;
			direct += counts;
		} else if (isImplied(term, sentence)) {
			said += weight * IMPLIED;
			implied += counts;
		} else if (term.isName && holds(title, term))
			said += weight * NAMED_IN_TITLE;
		else if (around.some((text) => holds(text, term))) said += weight * NEARBY;
		else if (holds(title, term)) said += weight * TITLED;
		else missing += counts;
	});
	const missesThePoint =
		content === 0
			? !isAbout(own, terms)
			: direct + implied < content * must.say ||
				(direct === 0 && (contents.size > 1 || !isNamedHere(placed, terms))) ||
				missing > content * must.miss;
	return missesThePoint || sum === 0 ? 0 : said / sum;
}

/** A sum of money without a word for what it is must stand beside what it is asked of. */
function isNamedHere(
	{ own, title }: Placed,
	terms: readonly QuestionTerm[],
): boolean {
	return terms.every(
		(term) => !term.isName || holds(own, term) || holds(title, term),
	);
}

/** As large a part of the names stands in a sentence about them; a number alone names nothing. */
const NAMED = 0.6;

/** Where nothing but names is asked for: whether a sentence is about them. */
function isAbout(own: ReadText, terms: readonly QuestionTerm[]): boolean {
	const names = terms.filter(({ isName }) => isName);
	const held = names.filter((term) => holds(own, term));
	return (
		held.length >= names.length * NAMED &&
		held.some(({ word }) => !/^\d+$/.test(word))
	);
}

/** What is asked of those who are named; a name in small letters where nothing else is. */
function contentOf(terms: readonly QuestionTerm[]): Set<QuestionTerm> {
	const content = terms.filter(({ isName, isKind }) => !isName && !isKind);
	return new Set(
		content.length > 0 ? content : terms.filter(({ isSpelled }) => isSpelled),
	);
}

const moneyWords = new Set(["cost", "price", "money", "pay"]);

function isImplied({ concepts }: QuestionTerm, sentence: string): boolean {
	return concepts.some((name) => moneyWords.has(name)) && MONEY.test(sentence);
}

/** Whether the sentence, its headline or those before it name all that the question names. */
export function isNamed(
	{ terms }: Question,
	{ own, around, before, title, titled, sentence }: Placed,
): boolean {
	const lacking = terms.filter(
		(term) =>
			term.isName && !holds(own, term) && !(titled && holds(title, term)),
	);
	if (lacking.length === 0) return true;
	const near = [...around, ...before];
	if (lacking.some((term) => !near.some((text) => holds(text, term))))
		return false;
	// Without a model's name of its own it goes on about the one named before.
	return (
		lacking.every(({ word }) => !/\d/.test(word)) ||
		tag({ title: sentence }).models.length === 0
	);
}

/** A headline that names another model too does not tell whose figures a sentence gives. */
export function titleStandsFor({ terms }: Question, title: string): boolean {
	const versions = terms.filter(({ word }) => /\d/.test(word));
	if (versions.length === 0) return true;
	return tag({ title }).models.every(({ slug, name }) => {
		const own = new Set(words(normalise(`${slug} ${name}`)));
		return versions.every(({ word }) => own.has(word));
	});
}
