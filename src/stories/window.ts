import {
	type Arrivals,
	countOf,
	leave,
	noArrivals,
	oldest,
} from "./arrivals.ts";
import { seededFrequency, seededTotal } from "./frequencies.ts";
import type { Terms } from "./terms.ts";

/** A word, or two in a row, with the headlines and clusters of the window that have it. */
export interface Word {
	spelling: string;
	/** Documents of the seeding table that have it. */
	seeded: number;
	headlines: Arrivals<Headline>;
	/** Members with the word, by cluster. */
	clusters: Map<Cluster, number>;
}

/** A headline in the window; immutable but for its cluster. */
export interface Headline {
	id: string;
	at: number;
	cluster: Cluster;
	terms: Terms;
	/** Words weighted by their rarity on arrival. */
	vector: ReadonlyMap<Word, number>;
	norm: number;
	/** Its words two by two, as they follow each other. */
	phrases: readonly Word[];
	url: string;
	source: string;
}

/** A story as far as it is in the window. */
export interface Cluster {
	/** The story's name. */
	id: string;
	/** Milliseconds since the epoch. */
	firstAt: number;
	/** In order of arrival. */
	members: Headline[];
	/** Sum of the members' vectors. */
	sum: Map<Word, number>;
	/** Length of `sum`; null when it has changed since it was measured. */
	norm: number | null;
}

/** A word that other words of its phrase foretell keeps at least this share of its weight. */
const leastShare = 0.3;

/**
 * The headlines of the last hours with an inverted index over their words. All
 * of its state follows from the headlines in it, so that a window which is read
 * again after a restart decides as the one before did.
 */
export function makeWindow(milliseconds: number) {
	const words = new Map<string, Word>();
	const arrivals = noArrivals<Headline>();
	let newest = Number.NEGATIVE_INFINITY;

	function wordOf(spelling: string): Word {
		let word = words.get(spelling);
		if (!word) {
			word = {
				spelling,
				seeded: seededFrequency(spelling),
				headlines: noArrivals(),
				clusters: new Map(),
			};
			words.set(spelling, word);
		}
		return word;
	}

	/**
	 * How rare a word is: ln of documents per document that has it. The members
	 * of one story count for less than as many stories would: a word is not
	 * common because one event is loud.
	 */
	function rarity(word: Word): number {
		const frequency =
			word.seeded + 0.5 * word.clusters.size + 0.5 * countOf(word.headlines);
		return Math.log((seededTotal + countOf(arrivals) + 1) / (frequency + 0.5));
	}

	/**
	 * The words of a headline weighted by rarity. Of two words that keep company
	 * in many stories ("Sam Altman", "Claude Code") the second tells little that
	 * the first did not, so both count for less.
	 */
	function vectorOf(
		terms: Terms,
	): Pick<Headline, "vector" | "phrases" | "norm"> {
		const shares = new Map<Word, number>();
		for (const [spelling, weight] of terms.words)
			shares.set(wordOf(spelling), weight);
		const phrases = new Set<Word>();
		for (let index = 1; index < terms.sequence.length; index++) {
			const [before = "", after = ""] = terms.sequence.slice(
				index - 1,
				index + 1,
			);
			const phrase = wordOf(`${before} ${after}`);
			phrases.add(phrase);
			if (before === after || phrase.clusters.size < 2) continue;
			const pair = [wordOf(before), wordOf(after)] as const;
			const rarities = pair.map(rarity);
			const most = Math.max(...pair.map(({ clusters }) => clusters.size));
			const told = Math.log((most + 1) / (phrase.clusters.size + 0.5));
			const surplus = Math.max(0, Math.min(...rarities) - told);
			const total = rarities.reduce((sum, value) => sum + value, 0);
			const share = Math.max(leastShare, 1 - (0.6 * surplus) / total);
			for (const word of pair) {
				const known = shares.get(word);
				if (known !== undefined) shares.set(word, known * share);
			}
		}
		const vector = new Map<Word, number>();
		let squares = 0;
		for (const [word, share] of shares) {
			const weight = share * rarity(word);
			vector.set(word, weight);
			squares += weight * weight;
		}
		return { vector, phrases: [...phrases], norm: Math.sqrt(squares) };
	}

	function count(headline: Headline, cluster: Cluster, change: 1 | -1): void {
		cluster.norm = null;
		for (const word of wordsOf(headline)) {
			const members = (word.clusters.get(cluster) ?? 0) + change;
			if (members > 0) word.clusters.set(cluster, members);
			else word.clusters.delete(cluster);
		}
		for (const [word, weight] of headline.vector) {
			const sum = (cluster.sum.get(word) ?? 0) + change * weight;
			if (sum > 1e-9) cluster.sum.set(word, sum);
			else cluster.sum.delete(word);
		}
	}

	function forget(headline: Headline): void {
		const { cluster } = headline;
		cluster.members.splice(cluster.members.indexOf(headline), 1);
		count(headline, cluster, -1);
		for (const word of wordsOf(headline)) {
			leave(word.headlines);
			if (countOf(word.headlines) === 0) words.delete(word.spelling);
		}
	}

	return {
		vectorOf,
		rarity,

		/** Moves the window on to `at` and returns what has left it. */
		advance(at: number): Headline[] {
			newest = Math.max(newest, at);
			const left: Headline[] = [];
			for (
				let headline = oldest(arrivals);
				headline && headline.at < newest - milliseconds;
				headline = oldest(arrivals)
			) {
				leave(arrivals);
				forget(headline);
				left.push(headline);
			}
			return left;
		},

		/** Whether a headline of this time is still compared with others. */
		covers: (at: number): boolean => at >= newest - milliseconds,

		add(headline: Headline): void {
			arrivals.items.push(headline);
			for (const word of wordsOf(headline)) word.headlines.items.push(headline);
			headline.cluster.members.push(headline);
			count(headline, headline.cluster, 1);
		},

		move(headline: Headline, to: Cluster): void {
			const from = headline.cluster;
			from.members.splice(from.members.indexOf(headline), 1);
			count(headline, from, -1);
			headline.cluster = to;
			to.members.push(headline);
			count(headline, to, 1);
		},

		size: (): number => countOf(arrivals),
	};
}

function wordsOf({ vector, phrases }: Headline): Word[] {
	return [...vector.keys(), ...phrases];
}
