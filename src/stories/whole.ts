import type { Phrase, WeightedWords, Word } from "./vocabulary.ts";

/** The words of a story of several members. */
export interface Whole {
	/** How many members have each word and phrase. */
	counts: Map<Phrase, number>;
	/** Sum of the members' weights. */
	sum: Map<Word, number>;
	/** Length of `sum`; null when it has changed since it was measured. */
	norm: number | null;
}

/** Of the first member, whose words are counted with its cluster already. */
export function wholeOf(first: WeightedWords): Whole {
	const { words, weights } = first;
	return {
		counts: new Map(phrasesOf(first).map((phrase) => [phrase, 1])),
		sum: new Map(words.map((word, index) => [word, weights[index] ?? 0])),
		norm: null,
	};
}

export function addTo(whole: Whole, headline: WeightedWords): void {
	const { counts, sum } = whole;
	whole.norm = null;
	for (const phrase of phrasesOf(headline)) {
		const members = counts.get(phrase) ?? 0;
		if (members === 0) phrase.clusters++;
		counts.set(phrase, members + 1);
	}
	for (const [index, word] of headline.words.entries())
		sum.set(word, (sum.get(word) ?? 0) + (headline.weights[index] ?? 0));
}

export function takeFrom(whole: Whole, headline: WeightedWords): void {
	const { counts, sum } = whole;
	whole.norm = null;
	for (const phrase of phrasesOf(headline)) {
		const members = (counts.get(phrase) ?? 0) - 1;
		if (members > 0) counts.set(phrase, members);
		else {
			counts.delete(phrase);
			phrase.clusters--;
		}
	}
	for (const [index, word] of headline.words.entries())
		if (counts.has(word))
			sum.set(word, (sum.get(word) ?? 0) - (headline.weights[index] ?? 0));
		else sum.delete(word);
}

/** Single words and pairs. */
export function phrasesOf({ words, phrases }: WeightedWords): Phrase[] {
	return [...words, ...phrases];
}
