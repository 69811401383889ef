import { dictionaryOf } from "./dictionary.ts";
import { stopWords } from "./stop-words.ts";

const dictionary = dictionaryOf("zh");
const longestWord = Math.max(
	...[...dictionary.keys()].map(({ length }) => length),
);

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
const stop = stopWords("zh");

/**
 * Terms of a run of Chinese (or of the kanji of Japanese): known words as their
 * English stems, so that headlines of both languages meet in one space, the
 * rest as segmented. Single characters say too little.
 */
export function hanTerms(run: string): string[] {
	const terms: string[] = [];
	let unknown = "";
	const flush = (): void => {
		for (const { segment } of segmenter.segment(unknown))
			if (segment.length > 1 && !stop.has(segment)) terms.push(segment);
		unknown = "";
	};
	for (let at = 0; at < run.length; ) {
		const known = longestKnown(run, at);
		if (known) {
			flush();
			terms.push(...(dictionary.get(known) ?? []));
			at += known.length;
		} else unknown += run[at++];
	}
	flush();
	return terms;
}

function longestKnown(run: string, at: number): string | undefined {
	for (
		let length = Math.min(longestWord, run.length - at);
		length > 1;
		length--
	) {
		const word = run.slice(at, at + length);
		if (dictionary.has(word)) return word;
	}
	return undefined;
}
