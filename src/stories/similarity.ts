import type { Headline, Word } from "./window.ts";

type Rarity = (word: Word) => number;

/** Length of a word vector weighted by rarity. */
export function norm(words: ReadonlyMap<Word, number>, rarity: Rarity): number {
	let sum = 0;
	for (const [word, weight] of words) {
		const w = weight * rarity(word);
		sum += w * w;
	}
	return Math.sqrt(sum);
}

/** Cosine of two word vectors weighted by rarity, 0 to 1. */
export function wordCosine(
	a: ReadonlyMap<Word, number>,
	normA: number,
	b: ReadonlyMap<Word, number>,
	normB: number,
	rarity: Rarity,
): number {
	if (normA === 0 || normB === 0) return 0;
	let dot = 0;
	for (const [word, weight] of a) {
		const other = b.get(word);
		if (other) {
			const r = rarity(word);
			dot += weight * other * r * r;
		}
	}
	return dot / (normA * normB);
}

/** Cosine of two sets of character n-grams, 0 to 1. */
export function gramCosine(a: Headline["terms"]["grams"], b: typeof a): number {
	let i = 0;
	let j = 0;
	let common = 0;
	while (i < a.length && j < b.length) {
		const x = a[i] ?? 0;
		const y = b[j] ?? 0;
		if (x === y) {
			common++;
			i++;
			j++;
		} else if (x < y) i++;
		else j++;
	}
	return common === 0 ? 0 : common / Math.sqrt(a.length * b.length);
}
