import { seededFrequency, seededTotal } from "./frequencies.ts";
import type { Terms } from "./terms.ts";

/** A word, or two in a row, with the headlines and clusters of the window that have it. */
export interface Word {
	spelling: string;
	/** Documents of the seeding table that have it. */
	seeded: number;
	/** In order of arrival; those before `gone` have left the window. */
	headlines: Headline[];
	gone: number;
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
	let queue: Headline[] = [];
	let gone = 0;
	let newest = Number.NEGATIVE_INFINITY;

	function wordOf(spelling: string): Word {
		let word = words.get(spelling);
		if (!word) {
			word = {
				spelling,
				seeded: seededFrequency(spelling),
				headlines: [],
				gone: 0,
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
		const live = word.headlines.length - word.gone;
		const frequency = word.seeded + 0.5 * word.clusters.size + 0.5 * live;
		return Math.log(
			(seededTotal + queue.length - gone + 1) / (frequency + 0.5),
		);
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
		for (const word of [...headline.vector.keys(), ...headline.phrases]) {
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

	function leave(headline: Headline): void {
		const { cluster } = headline;
		cluster.members.splice(cluster.members.indexOf(headline), 1);
		count(headline, cluster, -1);
		for (const word of [...headline.vector.keys(), ...headline.phrases]) {
			word.gone++;
			if (word.gone === word.headlines.length) words.delete(word.spelling);
			else if (word.gone > 32 && word.gone * 2 > word.headlines.length) {
				word.headlines.splice(0, word.gone);
				word.gone = 0;
			}
		}
	}

	return {
		vectorOf,
		rarity,

		/** Moves the window on to `at` and returns what has left it. */
		advance(at: number): Headline[] {
			newest = Math.max(newest, at);
			const left: Headline[] = [];
			for (let head = queue[gone]; head; head = queue[gone]) {
				if (head.at >= newest - milliseconds) break;
				leave(head);
				left.push(head);
				gone++;
			}
			if (gone > 1024 && gone * 2 > queue.length) {
				queue = queue.slice(gone);
				gone = 0;
			}
			return left;
		},

		/** Whether a headline of this time is still compared with others. */
		covers: (at: number): boolean => at >= newest - milliseconds,

		add(headline: Headline): void {
			queue.push(headline);
			for (const word of headline.vector.keys()) word.headlines.push(headline);
			for (const phrase of headline.phrases) phrase.headlines.push(headline);
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

		size: (): number => queue.length - gone,
	};
}
