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
	/** Next words, whole or stems ("regulat*"). */
	next: Map<string, Node<Value>>;
	stems: Map<string, Node<Value>>;
	entries: Entry<Value>[];
}

const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー々]/u;
const SPACED = /[\p{L}\p{N}]/u;
const BETWEEN = /^[\s\-‐‑–'’./&_"“”‘«»]*$/u;
const KATAKANA = /^[\p{Script=Katakana}ー]$/u;
const SHORTEST_STEM = 2;
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
			const map = marked[token.end] === STEM_MARK ? at.stems : at.next;
			let next = map.get(token.text);
			if (!next) {
				next = node();
				map.set(token.text, next);
			}
			at = next;
		}
		at.entries.push(entry);
	}

	function walk(text: TokenisedText, from: number, hits: Hit<Value>[]): void {
		let nodes: Node<Value>[] = [root];
		const start = text.tokens[from]?.start ?? 0;
		for (
			let index = from;
			nodes.length > 0 && index < text.tokens.length;
			index += 1
		) {
			const token = text.tokens[index];
			if (!token) break;
			// A sentence or a clause ends a phrase.
			const before = text.tokens[index - 1];
			if (index > from && before && !joins(text.text, before.end, token.start))
				break;
			const reached: Node<Value>[] = [];
			for (const at of nodes) {
				const exact = at.next.get(token.text);
				if (exact) reached.push(exact);
				if (at.stems.size > 0) {
					for (
						let length = SHORTEST_STEM;
						length <= token.text.length;
						length += 1
					) {
						const found = at.stems.get(token.text.slice(0, length));
						if (found) reached.push(found);
					}
				}
			}
			for (const at of reached) {
				for (const entry of at.entries) {
					if (
						entry.exactCase &&
						!sameCase(entry.phrase, text.text.slice(start, token.end))
					)
						continue;
					hits.push({
						value: entry.value,
						phrase: entry.phrase,
						start,
						end: token.end,
					});
				}
			}
			nodes = reached;
		}
	}

	return {
		find(text) {
			const hits: Hit<Value>[] = [];
			for (let index = 0; index < text.tokens.length; index += 1)
				walk(text, index, hits);
			if (text.unspaced !== null) findUnspaced(text.unspaced, unspaced, hits);
			return hits;
		},
	};
}

/** Between two words of one phrase stand spaces, hyphens and the like, nothing that ends a clause. */
function joins(text: string, from: number, to: number): boolean {
	const between = text.slice(from, to);
	return BETWEEN.test(between) && !/\.\s/.test(between);
}

function sameCase(phrase: string, written: string): boolean {
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
