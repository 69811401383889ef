import type { Sentence } from "./sentence.ts";

/** A part of a sentence that says something of its own; offsets into `plain`. */
export interface Clause {
	start: number;
	end: number;
}

/** Ends a statement in any case; a mark of question or exclamation stays with what it ends. */
const STATEMENT_END =
	/[;；]\s*|[:：](?!\d)\s*|\s[-–—]+\s|\s*[()（）]\s*|(?<=[。！？!?])\s*|(?<=[.…])\s+(?=\p{L})/gu;
/** The same in folded text, and what joins clauses there: a comma, a conjunction. */
const JOINT =
	/[;；。！？!?]\s*|[:：](?!\d)\s*|\s-+\s|\s?[()]\s?|\.{3}\s*|…\s*|[.]\s+(?=\p{L})|[，、]\s*|,(?!\d)\s*|\s(?=(?:and|but|while|so|e|ma|mentre|und|aber|wahrend|sondern|y|pero|mientras|et|mais|tandis)\s)/gu;

/** The pieces of a text between marks that end a clause in any case: ";", ":", a dash, a full stop. */
export function statementsOf(text: string): string[] {
	return text
		.split(STATEMENT_END)
		.map((piece) => piece.trim())
		.filter((piece) => piece !== "");
}

/** The clauses of a sentence, as far as marks and conjunctions tell them. */
export function clausesOf({ text }: Pick<Sentence, "text">): Clause[] {
	const found: Clause[] = [];
	let start = 0;
	for (const { 0: mark, index } of text.matchAll(JOINT)) {
		if (index > start) found.push({ start, end: index });
		start = index + mark.length;
	}
	if (start < text.length) found.push({ start, end: text.length });
	return found;
}
