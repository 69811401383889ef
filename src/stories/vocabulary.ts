import { type Arrivals, arrive, noArrivals, removeOldest } from "./arrivals.ts";
import { seededFrequency, seededTotal } from "./frequencies.ts";
import type { Terms } from "./terms.ts";
import type { Headline } from "./window.ts";

/** What is counted of a word, and of two words in a row. */
export interface Phrase {
	/** Of two words, made of their serial numbers. */
	serial: number;
	/** Headlines of the window that have it … */
	members: number;
	/** … and clusters. */
	clusters: number;
}

export interface Word extends Phrase {
	spelling: string;
	/** Documents of the seeding table that have it. */
	seeded: number;
	headlines: Arrivals<Headline>;
}

/** A headline as words, each weighted by its rarity on arrival. */
export interface WeightedWords {
	/** Sorted by `serial`. */
	words: readonly Word[];
	weights: readonly number[];
	/** Length of the vector of `weights`. */
	norm: number;
	/** Its words two by two, as they follow each other. */
	phrases: readonly Phrase[];
}

/** Two serial numbers below it make one that a number holds exactly. */
const mostWords = 2 ** 26;

/** A word that other words of its phrase foretell keeps at least this share of its weight. */
const leastShare = 0.3;

/**
 * The words of the headlines in a window, and how rare they are.
 * @param size headlines in the window
 */
export function makeVocabulary(size: () => number) {
	const words = new Map<string, Word>();
	const phrases = new Map<number, Phrase>();
	let serial = 0;

	/** What no headline of the window has is made, and not kept before one is added that has it. */
	function wordOf(spelling: string): Word {
		return (
			words.get(spelling) ?? {
				spelling,
				members: 0,
				clusters: 0,
				serial: serial++ % mostWords,
				seeded: seededFrequency(spelling),
				headlines: noArrivals(),
			}
		);
	}

	function phraseOf(
		before: Word,
		after: Word,
		found: Map<number, Phrase>,
	): Phrase {
		const serial = before.serial * mostWords + after.serial;
		const phrase = phrases.get(serial) ??
			found.get(serial) ?? { serial, members: 0, clusters: 0 };
		found.set(serial, phrase);
		return phrase;
	}

	/**
	 * How rare a word is: ln of documents per document that has it. The members
	 * of one story count for less than as many stories would: a word is not
	 * common because one event is loud.
	 */
	function rarity({ seeded, clusters, members }: Word): number {
		const frequency = seeded + 0.8 * clusters + 0.2 * members;
		return Math.log((seededTotal + size() + 1) / (frequency + 0.5));
	}

	/** What is left of the weight of two words that keep company in `phrase`. */
	function shareTogether(before: Word, after: Word, phrase: Phrase): number {
		const most = Math.max(before.clusters, after.clusters);
		const told = Math.log((most + 1) / (phrase.clusters + 0.5));
		const a = rarity(before);
		const b = rarity(after);
		const surplus = Math.max(0, Math.min(a, b) - told);
		return Math.max(leastShare, 1 - (0.75 * surplus) / (a + b));
	}

	return {
		rarity,

		/**
		 * Weighs the words of a headline by rarity. Of two words that keep company
		 * in many stories ("Sam Altman", "Claude Code") the second tells little that
		 * the first did not, so both count for less.
		 */
		weigh(terms: Terms): WeightedWords {
			const shares = new Map<Word, number>();
			const ours = new Map<string, Word>();
			for (const [spelling, weight] of terms.words) {
				const word = wordOf(spelling);
				ours.set(spelling, word);
				shares.set(word, weight);
			}
			const found = new Map<number, Phrase>();
			let before: Word | undefined;
			for (const spelling of terms.sequence) {
				const after = ours.get(spelling);
				if (before && after) {
					const phrase = phraseOf(before, after, found);
					if (before !== after && phrase.clusters > 1) {
						const share = shareTogether(before, after, phrase);
						for (const word of [before, after])
							shares.set(word, (shares.get(word) ?? 0) * share);
					}
				}
				before = after;
			}
			const sorted = [...shares.keys()].sort((a, b) => a.serial - b.serial);
			const weights = sorted.map(
				(word) => (shares.get(word) ?? 0) * rarity(word),
			);
			const squares = weights.reduce((sum, weight) => sum + weight ** 2, 0);
			return {
				words: sorted,
				weights,
				norm: Math.sqrt(squares),
				phrases: [...found.values()],
			};
		},

		add(headline: Headline): void {
			for (const word of headline.words) {
				if (word.members++ === 0) words.set(word.spelling, word);
				arrive(word.headlines, headline);
			}
			for (const phrase of headline.phrases)
				if (phrase.members++ === 0) phrases.set(phrase.serial, phrase);
		},

		/** Takes out the headline that was added first of all that are left. */
		remove(headline: Headline): void {
			for (const word of headline.words) {
				removeOldest(word.headlines);
				if (--word.members === 0) words.delete(word.spelling);
			}
			for (const phrase of headline.phrases)
				if (--phrase.members === 0) phrases.delete(phrase.serial);
		},

		clear(): void {
			words.clear();
			phrases.clear();
		},
	};
}
