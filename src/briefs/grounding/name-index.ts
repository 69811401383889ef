import { groupOf, hanNames, phraseNames } from "./known-names.ts";
import type { NameMention } from "./names.ts";
import { canBeRead } from "./pinyin.ts";
import { fold } from "./plain.ts";

/** What a source offers to support names. */
export interface NameIndex {
	language: string;
	text: string;
	/** Folded words, with and without possessive and hyphen. */
	words: ReadonlySet<string>;
	groups: ReadonlySet<number>;
	/** Initials of runs of capitalised words: "International Monetary Fund" → "imf". */
	initials: ReadonlySet<string>;
}

/** Between characters and Latin letters no space is written: "模型Kimi". */
const SCRIPT_BORDER =
	/(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?=[\p{Script=Latin}\p{N}])|(?<=[\p{Script=Latin}\p{N}])(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu;
const WORD = /[\p{L}\p{M}\p{N}]+(?:[.'&-][\p{L}\p{M}\p{N}]+)*/gu;

export function nameIndex(text: string, language: string): NameIndex {
	const folded = fold(text).replace(SCRIPT_BORDER, " ");
	const found = new Set<string>();
	const groups = new Set<number>();
	const add = (group: number | null) => {
		if (group !== null) groups.add(group);
	};
	for (const [match] of folded.matchAll(WORD)) {
		const bare = match.replace(/'s$/u, "");
		for (const word of [
			match,
			bare,
			match.replace(/\./gu, ""),
			...match.split(/[-'.]/u),
		]) {
			if (found.has(word)) continue;
			found.add(word);
			add(
				groupOf(word) ??
					(word.endsWith("s") ? groupOf(word.slice(0, -1)) : null),
			);
		}
	}
	for (const { group } of phraseNames(folded)) add(group);
	for (const { group } of hanNames(text)) add(group);
	return { language, text, words: found, groups, initials: initialsOf(text) };
}

/** A longer name in capitals is a word of its own. */
const mostInitials = 6;
const CAPITALS = new RegExp(`^\\p{Lu}{2,${mostInitials}}$`, "u");

function initialsOf(text: string): Set<string> {
	const found = new Set<string>();
	for (const run of text.matchAll(
		/\p{Lu}[\p{L}\p{M}]+(?:(?:\s(?:of|for|and|the|di|de|del|della|für|und|der|et|y))*[\s-]\p{Lu}[\p{L}\p{M}]+)+/gu,
	)) {
		const capitals =
			run[0]
				.match(/(?<!\p{L})\p{Lu}/gu)
				?.join("")
				.toLowerCase() ?? "";
		for (let from = 0; from < capitals.length - 1; from += 1)
			for (let length = 2; length <= mostInitials; length += 1)
				found.add(capitals.slice(from, from + length));
	}
	return found;
}

/** Whether the source names it, in any of its spellings or inflections. */
export function supportsName(
	index: NameIndex,
	name: NameMention,
	language: string,
): boolean {
	if (name.groups.some((group) => index.groups.has(group))) return true;
	const word = name.word.replace(/\./gu, "");
	if (index.words.has(name.word) || index.words.has(word)) return true;
	if (CAPITALS.test(name.text) && index.initials.has(word)) return true;
	const parts = name.word.split(/[-'&.]/u).filter((part) => part.length > 1);
	if (parts.length > 1 && parts.every((part) => index.words.has(part)))
		return true;
	if (name.groups.length > 0) return false;
	if (inflected(index.words, word)) return true;
	return index.language !== language && spelledAbroad(index, name);
}

/** "Nvidias", "Italians", "Bayerns": the same word with another ending. */
function inflected(words: ReadonlySet<string>, word: string): boolean {
	if (word.length < 4) return false;
	if (["s", "es", "n"].some((ending) => words.has(word + ending))) return true;
	if (/[sn]$/u.test(word) && words.has(word.slice(0, -1))) return true;
	if (word.endsWith("es") && words.has(word.slice(0, -2))) return true;
	if (word.length < 6) return false;
	const stem = word.slice(0, Math.max(5, word.length - 3));
	for (const other of words) {
		if (
			other.startsWith(stem) &&
			Math.abs(other.length - word.length) <= 3 &&
			groupOf(other) === null
		)
			return true;
	}
	return false;
}

/** "Commission" and "Kommission", "Zaragoza" and "Saragossa"; "Yang Zhilin" and 杨植麟. */
function spelledAbroad(index: NameIndex, name: NameMention): boolean {
	if (/^(?:zh|ja)$/u.test(index.language))
		return [name.word, ...name.beside].some((each) =>
			canBeRead(each, index.text),
		);
	const wanted = skeleton(name.word);
	if (wanted.length < 5) return false;
	for (const word of index.words) {
		const other = skeleton(word);
		const common = Math.min(wanted.length, other.length);
		if (common < 5 || Math.abs(wanted.length - other.length) > 2) continue;
		const kept = Math.max(5, common - 1);
		if (wanted.slice(0, kept) === other.slice(0, kept)) return true;
	}
	return false;
}

/** What is left of a word when the habits of spelling of the European languages are taken off. */
export function skeleton(word: string): string {
	return word
		.replace(/ph/gu, "f")
		.replace(/c(?=[eiy])|ç|z|ß/gu, "s")
		.replace(/[cq]/gu, "k")
		.replace(/y/gu, "i")
		.replace(/th/gu, "t")
		.replace(/(.)\1/gu, "$1");
}
