import type { Clause } from "./clauses.ts";
import { conceptsIn } from "./concepts.ts";
import { statesDate } from "./dates.ts";
import { namesModel } from "./models.ts";
import { skeleton, supportsName } from "./name-index.ts";
import { statesQuantity } from "./quantity-support.ts";
import type { Sentence } from "./sentence.ts";
import type { Source } from "./source.ts";

/** Words of one root begin alike in most European languages: "Parlament", "parliament". */
const ROOT = 4;

/**
 * Whether a part of a claim holds anything that its sources hold too, whatever their language: a
 * name, model, date or number, a word of one root, or a subject of the field.
 */
export function isAnchored(
	claim: Sentence,
	clause: Clause,
	sources: readonly Source[],
): boolean {
	const inside = within(clause);
	const sentences = sources.flatMap((source) => source.sentences);
	const dates = sentences.flatMap((sentence) => sentence.dates);
	const subjects = conceptsIn(claim.text.slice(clause.start, clause.end));
	return (
		claim.names.some(
			(name) =>
				inside(name) &&
				sources.some(({ names }) => supportsName(names, name, claim.language)),
		) ||
		claim.models.some(
			(model) =>
				inside(model) &&
				sources.some(({ parts }) => namesModel(parts, model.parts)),
		) ||
		claim.dates.some((date) => inside(date) && statesDate(dates, date)) ||
		statesItsNumber(claim, clause, sources) ||
		sentences.some(({ text }) =>
			[...conceptsIn(text)].some((subject) => subjects.has(subject)),
		) ||
		hasCognate(claim, inside, sentences)
	);
}

/** Whether a number in a part of a claim stands in its sources. */
export function statesItsNumber(
	{ quantities }: Sentence,
	clause: Clause,
	sources: readonly Source[],
): boolean {
	return quantities
		.filter(within(clause))
		.some((quantity) =>
			sources.some(({ sentences, currencies }) =>
				sentences.some((sentence) =>
					statesQuantity({ ...sentence, currencies }, quantity),
				),
			),
		);
}

function within(clause: Clause): (span: Clause) => boolean {
	return ({ start, end }) => start >= clause.start && end <= clause.end;
}

function hasCognate(
	claim: Sentence,
	inside: (clause: Clause) => boolean,
	sentences: readonly Sentence[],
): boolean {
	const rootOf = (word: string) => skeleton(word).slice(0, ROOT);
	const isLatin = (word: string) =>
		word.length >= ROOT && /^\p{Script=Latin}/u.test(word);
	const roots = new Set(
		sentences
			.flatMap(({ content }) => [...content])
			.filter(isLatin)
			.map(rootOf),
	);
	return claim.tokens.some(
		(token) =>
			inside(token) &&
			isLatin(token.text) &&
			[...claim.content].some((word) => token.text.startsWith(word)) &&
			roots.has(rootOf(token.text)),
	);
}
