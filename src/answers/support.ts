import { normalise } from "../lib/text/normalise.ts";
import { words } from "../lib/text/segment.ts";
import { tag } from "../topics/tag.ts";
import { MONEY } from "./answer-kind.ts";
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
/** As large a part of what is asked for may be spoken of nowhere near. */
const MAY_MISS = 0.4;

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
	{ terms }: Question,
	weights: readonly number[],
	placed: Placed,
): number {
	const { own, around, title, sentence } = placed;
	const weigh = (term: QuestionTerm, weight: number) =>
		term.isKind
			? weight * KIND
			: placed.isForeign && isContent(term) && term.concepts.length === 0
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
		const counts = isContent(term) ? weight : 0;
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
			? terms.some((term) => !term.isKind && !holds(own, term))
			: direct + implied < content / 2 ||
				(direct === 0 && terms.filter(isContent).length > 1) ||
				missing > content * MAY_MISS;
	return missesThePoint || sum === 0 ? 0 : said / sum;
}

function isContent({ isName, isKind }: QuestionTerm): boolean {
	return !isName && !isKind;
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
