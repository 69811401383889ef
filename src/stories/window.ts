import { seededFrequency, seededTotal } from "./frequencies.ts";
import type { Terms } from "./terms.ts";

/** A word of the window, with the headlines of the window that have it. */
export interface Word {
	spelling: string;
	/** Documents of the seeding table that have it. */
	seeded: number;
	/** In order of arrival; those before `gone` have left the window. */
	headlines: Headline[];
	gone: number;
}

export interface Headline {
	id: string;
	at: number;
	story: Cluster;
	terms: Terms;
	words: Map<Word, number>;
	url: string;
	source: string;
}

export interface Cluster {
	id: string;
	/** Milliseconds since the epoch of the first and the newest member. */
	firstAt: number;
	lastAt: number;
	/** All members ever. */
	size: number;
	/** Members still in the window, in order of arrival. */
	headlines: Headline[];
	/** Sum of the members' words. */
	sum: Map<Word, number>;
}

/**
 * The headlines of the last hours with an inverted index over their words. All
 * state is a function of the headlines in it, so that a window reloaded after a
 * restart decides as the one before it did.
 */
export function makeWindow(milliseconds: number) {
	const words = new Map<string, Word>();
	let queue: Headline[] = [];
	let gone = 0;
	let newest = Number.NEGATIVE_INFINITY;

	const frequency = (word: Word): number =>
		word.seeded + word.headlines.length - word.gone;

	function lookUp(terms: Terms): Map<Word, number> {
		const found = new Map<Word, number>();
		for (const [spelling, weight] of terms.words) {
			let word = words.get(spelling);
			if (!word) {
				word = {
					spelling,
					seeded: seededFrequency(spelling),
					headlines: [],
					gone: 0,
				};
				words.set(spelling, word);
			}
			found.set(word, weight);
		}
		return found;
	}

	function drop(headline: Headline): void {
		for (const word of headline.words.keys()) {
			word.gone++;
			if (word.gone === word.headlines.length) words.delete(word.spelling);
			else if (word.gone > 32 && word.gone * 2 > word.headlines.length) {
				word.headlines.splice(0, word.gone);
				word.gone = 0;
			}
		}
		const { story } = headline;
		story.headlines.splice(story.headlines.indexOf(headline), 1);
		for (const [word, weight] of headline.words) {
			const left = (story.sum.get(word) ?? 0) - weight;
			if (left > 1e-9) story.sum.set(word, left);
			else story.sum.delete(word);
		}
	}

	return {
		lookUp,

		/** How rare a word is: ln of documents per document that has it. */
		rarity: (word: Word): number =>
			Math.log(
				(seededTotal + queue.length - gone + 1) / (frequency(word) + 0.5),
			),

		/** Moves the window on to `at` and returns what has left it. */
		advance(at: number): Headline[] {
			newest = Math.max(newest, at);
			const left: Headline[] = [];
			for (
				let head = queue[gone];
				head && head.at < newest - milliseconds;
				head = queue[gone]
			) {
				drop(head);
				left.push(head);
				gone++;
			}
			if (gone > 1024 && gone * 2 > queue.length) {
				queue = queue.slice(gone);
				gone = 0;
			}
			return left;
		},

		add(headline: Headline): void {
			queue.push(headline);
			for (const [word, weight] of headline.words) {
				word.headlines.push(headline);
				headline.story.sum.set(
					word,
					(headline.story.sum.get(word) ?? 0) + weight,
				);
			}
			headline.story.headlines.push(headline);
		},

		newest: () => newest,
		size: () => queue.length - gone,
	};
}

export type Window = ReturnType<typeof makeWindow>;
