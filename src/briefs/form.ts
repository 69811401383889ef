import { words } from "../lib/text/segment.ts";

/** Characters of a headline at most. */
export const LONGEST_HEADLINE = 90;

/** How much room a brief has. */
export interface Form {
	/** At most. */
	sentences: number;
	/** Of all sentences together at most. */
	words: number;
}

/** Of a digest's entry. */
export const entryForm: Form = { sentences: 3, words: 60 };
/** Of what is shown to who asks for more. */
export const longerForm: Form = { sentences: 7, words: 150 };
/** Of the answer to a question. */
export const answerForm: Form = { sentences: 7, words: 120 };

/** So many characters of a script without spaces are read in the time of one word. */
const UNSPACED = [
	{ character: /\p{Script=Han}/gu, aWord: 1.6 },
	{ character: /[\p{Script=Hiragana}\p{Script=Katakana}ー]/gu, aWord: 2.5 },
];

/** How many words a reader reads, in any script. */
export function wordCount(texts: readonly string[]): number {
	return texts.reduce((sum, text) => sum + wordsOf(text), 0);
}

function wordsOf(text: string): number {
	let spaced = text;
	let count = 0;
	for (const { character, aWord } of UNSPACED) {
		count += (text.match(character)?.length ?? 0) / aWord;
		spaced = spaced.replace(character, " ");
	}
	return count + words(spaced).length;
}

/**
 * The longest choice of sentences, first one included and in their order, that stays within
 * the form's words; what was left out last is the first to go. At least `fewest`, or null.
 */
export function withinWords<Sentence extends { text: string }>(
	sentences: readonly Sentence[],
	fewest: number,
	form = entryForm,
): Sentence[] | null {
	if (wordCount(sentences.map(({ text }) => text)) <= form.words)
		return [...sentences];
	if (sentences.length <= fewest) return null;
	for (let left = sentences.length - 1; left > 0; left -= 1) {
		const fewer = withinWords(sentences.toSpliced(left, 1), fewest, form);
		if (fewer) return fewer;
	}
	return null;
}
