import { normalise } from "../lib/text/normalise.ts";

/** A word of a text, with its place. */
export interface Token {
	/** Folded: lower case, no accents, "a.i." as "ai". */
	text: string;
	/** As written. */
	raw: string;
	start: number;
	end: number;
}

export interface TokenisedText {
	/** The text that the places point into: NFKC, without the marks of Markdown. */
	text: string;
	tokens: Token[];
	/** The text in lower case where it holds a script without spaces, else null. */
	unspaced: string | null;
}

const MARKDOWN = /[*`]+|(?<=\S)\]\([^)\s]*\)/g;
const RUN =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー々]+/u;
/** A run without spaces; letters with points ("U.S."); a number; a word. */
const PART = new RegExp(
	`(?<run>${RUN.source})|(?<points>(?<![\\p{L}\\p{N}])\\p{L}(?:\\.\\p{L})+\\.?(?![\\p{L}\\p{N}]))|\\p{N}+(?:[.,]\\p{N}+)*|(?:(?!${RUN.source})[\\p{L}\\p{M}])+\\p{N}*`,
	"gu",
);
const ASCII = /^[\x21-\x7e]+$/;
const POINTS = /\./g;

/** Splits a text at spaces, hyphens, apostrophes and punctuation; numbers stay whole. */
export function tokenise(input: string): TokenisedText {
	const text = input.replace(MARKDOWN, "").normalize("NFKC");
	const tokens: Token[] = [];
	let unspaced = false;
	for (const match of text.matchAll(PART)) {
		const raw = match[0];
		const start = match.index;
		if (match.groups?.run) {
			unspaced = true;
			continue;
		}
		const word = ASCII.test(raw) ? raw.toLowerCase() : normalise(raw);
		tokens.push({
			text: match.groups?.points ? word.replace(POINTS, "") : word,
			raw,
			start,
			end: start + raw.length,
		});
	}
	const lower = text.toLowerCase();
	// Places must stay the same.
	const folded = lower.length === text.length ? lower : text;
	return { text, tokens, unspaced: unspaced ? folded : null };
}
