import { normalise } from "../lib/text/normalise.ts";
import { type TokenisedText, tokenise } from "./tokens.ts";

/** A place where a phrase was found. */
export interface Hit<Value> {
	value: Value;
	/** The phrase as the list writes it. */
	phrase: string;
	start: number;
	end: number;
}

export interface PhraseIndex<Value> {
	find(text: TokenisedText): Hit<Value>[];
}

interface Entry<Value> {
	value: Value;
	phrase: string;
	/** Words written as in the list must be written so in the text: "Meta", "Arm". */
	exactCase: boolean;
}

interface Node<Value> {
	/** Next words. */
	next: Map<string, Node<Value>>;
	/** Next stems ("regulat*") by their first two letters. */
	stems: Map<string, { stem: string; node: Node<Value> }[]>;
	entries: Entry<Value>[];
}

const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー々]/u;
const SPACED = /[\p{L}\p{N}]/u;
const BETWEEN = /^[\s\-‐‑–'’./&_"“”‘«»]*$/u;
const KATAKANA = /^[\p{Script=Katakana}ー]$/u;
const STEM_START = 2;
const STEM_MARK = "\u0001";

function node<Value>(): Node<Value> {
	return { next: new Map(), stems: new Map(), entries: [] };
}

/**
 * Compiles phrases into one index that finds all of them in one pass over a text, at word
 * boundaries. `stem*` ends in any letters. A phrase in a script without spaces is found inside
 * a run of that script, a katakana word only whole. `=Word` must be written with that case.
 */
export function makePhraseIndex<Value>(
	phrases: Iterable<readonly [string, Value]>,
): PhraseIndex<Value> {
	const root = node<Value>();
	/** Phrases without spaces by their first character, longest first. */
	const unspaced = new Map<string, { text: string; entry: Entry<Value> }[]>();

	for (const [phrase, value] of phrases) {
		const exactCase = phrase.startsWith("=");
		const written = exactCase ? phrase.slice(1) : phrase;
		const entry = { value, phrase: written, exactCase };
		const folded = normalise(written);
		if (UNSPACED.test(folded)) {
			const first = folded.slice(0, 1);
			const list = unspaced.get(first) ?? [];
			unspaced.set(first, list);
			list.push({ text: folded, entry });
			continue;
		}
		const marked = written.replaceAll("*", STEM_MARK);
		const { tokens } = tokenise(marked);
		if (tokens.length === 0) {
			throw new Error(`Phrase "${phrase}" holds no word.`);
		}
		let at = root;
		for (const token of tokens) {
			const stem = marked[token.end] === STEM_MARK;
			at = stem ? stemOf(at, token.text) : nextOf(at, token.text);
		}
		at.entries.push(entry);
	}

	/** Finds the phrases that begin at the token `from`. */
	function walk(
		{ text, tokens }: TokenisedText,
		joined: readonly boolean[],
		from: number,
		hits: Hit<Value>[],
	): void {
		let nodes = [root];
		const start = tokens[from]?.start ?? 0;
		for (let index = from; index < tokens.length; index += 1) {
			const token = tokens[index];
			if (!token || (index > from && !joined[index])) return;
			const reached: Node<Value>[] = [];
			for (const at of nodes) reach(at, token.text, reached);
			if (reached.length === 0) return;
			for (const { value, phrase, exactCase } of reached.flatMap(
				({ entries }) => entries,
			)) {
				const written = exactCase ? text.slice(start, token.end) : phrase;
				if (!sameCase(phrase, written)) continue;
				hits.push({ value, phrase, start, end: token.end });
			}
			nodes = reached;
		}
	}

	return {
		find(text) {
			const hits: Hit<Value>[] = [];
			const joined = text.tokens.map((token, index) =>
				joins(text.text, text.tokens[index - 1]?.end ?? 0, token.start),
			);
			for (let index = 0; index < text.tokens.length; index += 1) {
				walk(text, joined, index, hits);
			}
			if (text.unspaced !== null) findUnspaced(text.unspaced, unspaced, hits);
			return hits;
		},
	};
}

function nextOf<Value>(at: Node<Value>, word: string): Node<Value> {
	const next = at.next.get(word) ?? node();
	at.next.set(word, next);
	return next;
}

function stemOf<Value>(at: Node<Value>, stem: string): Node<Value> {
	const start = stem.slice(0, STEM_START);
	const stems = at.stems.get(start) ?? [];
	at.stems.set(start, stems);
	const known = stems.find((one) => one.stem === stem)?.node;
	if (known) return known;
	const next = node<Value>();
	stems.push({ stem, node: next });
	return next;
}

/** Adds to `reached` where a word leads from `at`. */
function reach<Value>(
	at: Node<Value>,
	word: string,
	reached: Node<Value>[],
): void {
	const exact = at.next.get(word);
	if (exact) reached.push(exact);
	if (at.stems.size === 0) return;
	for (const { stem, node: next } of at.stems.get(word.slice(0, STEM_START)) ??
		[]) {
		if (word.startsWith(stem)) reached.push(next);
	}
}

/** Between two words of one phrase stand spaces, hyphens and the like, nothing that ends a clause. */
function joins(text: string, from: number, to: number): boolean {
	const between = text.slice(from, to);
	return BETWEEN.test(between) && !/\.\s/.test(between);
}

function sameCase(phrase: string, written: string): boolean {
	if (phrase === written) return true;
	return phrase.replace(/\W/g, "") === written.replace(/\W/g, "");
}

function findUnspaced<Value>(
	text: string,
	unspaced: ReadonlyMap<
		string,
		readonly { text: string; entry: Entry<Value> }[]
	>,
	hits: Hit<Value>[],
): void {
	for (let start = 0; start < text.length; start += 1) {
		for (const { text: phrase, entry } of unspaced.get(text[start] ?? "") ??
			[]) {
			if (!text.startsWith(phrase, start)) continue;
			const end = start + phrase.length;
			if (cutsWord(text, start) || cutsWord(text, end)) continue;
			hits.push({ value: entry.value, phrase: entry.phrase, start, end });
		}
	}
}

/** Whether a place is inside a word of Latin letters or of katakana. */
function cutsWord(text: string, at: number): boolean {
	const before = text[at - 1] ?? "";
	const after = text[at] ?? "";
	if (KATAKANA.test(before) && KATAKANA.test(after)) return true;
	return [before, after].every(
		(character) => SPACED.test(character) && !UNSPACED.test(character),
	);
}
