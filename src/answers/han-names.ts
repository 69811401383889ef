import { words } from "../lib/text/segment.ts";

const HAN = /^\p{Script=Han}+$/u;

/**
 * The words of a question. Names that the segmenter does not know it cuts to single signs, which
 * are joined again: 月之暗面 from four, 英伟达 from two and one. `isOrdinary` tells the words that
 * are no part of a name.
 */
export function spokenWords(
	text: string,
	language: string,
	isOrdinary: (word: string) => boolean,
): { word: string; isName: boolean }[] {
	const spoken: { word: string; isName: boolean }[] = [];
	let before = { signs: "", isOpen: false };
	for (const word of words(text, language)) {
		const isOpen = HAN.test(word) && !isOrdinary(word);
		const isCut = word.length === 1 || before.signs.length === 1;
		const last = spoken.at(-1);
		if (isOpen && before.isOpen && isCut && last && !isWhole(last, word)) {
			last.word += word;
			last.isName = true;
		} else spoken.push({ word, isName: false });
		before = { signs: word, isOpen };
	}
	return spoken;
}

/** A name of two signs or more does not take in the word after it: 梁文锋 | 出生. */
function isWhole(
	last: { word: string; isName: boolean },
	next: string,
): boolean {
	return last.isName && next.length > 1;
}
