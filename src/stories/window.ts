import { countOf, noArrivals, oldest, removeOldest } from "./arrivals.ts";
import type { Terms } from "./terms.ts";
import {
	makeVocabulary,
	type Phrase,
	type WeightedWords,
	type Word,
} from "./vocabulary.ts";

/** What of a headline's terms is compared as it stands. */
export type Marks = Omit<Terms, "words" | "sequence">;

/** A headline in the window; immutable but for its cluster and what a search notes on it. */
export interface Headline extends WeightedWords {
	id: string;
	/** Milliseconds since the epoch. */
	at: number;
	cluster: Cluster;
	marks: Marks;
	url: string;
	source: string;
	/** Number of the search that found it last … */
	foundBy: number;
	/** … and by how much the two overlap. */
	overlap: number;
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
	/** How many members have each word and phrase. */
	counts: Map<Phrase, number>;
}

export function emptyCluster(id: string, firstAt: number): Cluster {
	return {
		id,
		firstAt,
		members: [],
		sum: new Map(),
		norm: null,
		counts: new Map(),
	};
}

/**
 * The headlines of the last hours with an inverted index over their words. All
 * of its state follows from the headlines in it, so that a window which is read
 * again after a restart decides as the one before did.
 */
export function makeWindow(milliseconds: number) {
	const arrivals = noArrivals<Headline>();
	const size = (): number => countOf(arrivals);
	const { weigh, rarity, add, remove, clear } = makeVocabulary(size);
	let newest = Number.NEGATIVE_INFINITY;

	function join(headline: Headline, cluster: Cluster): void {
		headline.cluster = cluster;
		cluster.members.push(headline);
		cluster.norm = null;
		for (const [word, weight] of headline.vector) {
			countIn(word, cluster);
			cluster.sum.set(word, (cluster.sum.get(word) ?? 0) + weight);
		}
		for (const phrase of headline.phrases) countIn(phrase, cluster);
	}

	function leave(headline: Headline): void {
		const { cluster } = headline;
		if (cluster.members.length === 1) {
			empty(cluster);
			return;
		}
		cluster.members.splice(cluster.members.indexOf(headline), 1);
		cluster.norm = null;
		for (const [word, weight] of headline.vector) {
			countOut(word, cluster);
			if (cluster.counts.has(word))
				cluster.sum.set(word, (cluster.sum.get(word) ?? 0) - weight);
			else cluster.sum.delete(word);
		}
		for (const phrase of headline.phrases) countOut(phrase, cluster);
	}

	/** After a long silence all leave, which is no work. */
	function leaveAll(): Headline[] {
		const left = arrivals.items.filter((headline) => headline !== undefined);
		for (const { cluster } of left) cluster.members = [];
		arrivals.items = [];
		arrivals.gone = 0;
		clear();
		return left;
	}

	return {
		weigh,
		rarity,
		size,

		/** Moves the window on to `at` and returns what has left it. */
		advance(at: number): Headline[] {
			const silent = newest < at - milliseconds;
			newest = Math.max(newest, at);
			if (silent) return leaveAll();
			const left: Headline[] = [];
			for (
				let headline = oldest(arrivals);
				headline && headline.at < newest - milliseconds;
				headline = oldest(arrivals)
			) {
				removeOldest(arrivals);
				leave(headline);
				remove(headline);
				left.push(headline);
			}
			return left;
		},

		/** Whether a headline of this time is still compared with others. */
		covers: (at: number): boolean => at >= newest - milliseconds,

		add(headline: Headline, cluster: Cluster): void {
			arrivals.items.push(headline);
			add(headline);
			join(headline, cluster);
		},

		move(headline: Headline, to: Cluster): void {
			leave(headline);
			join(headline, to);
		},
	};
}

function countIn(phrase: Phrase, { counts }: Cluster): void {
	const members = counts.get(phrase) ?? 0;
	if (members === 0) phrase.clusters++;
	counts.set(phrase, members + 1);
}

function countOut(phrase: Phrase, { counts }: Cluster): void {
	const members = (counts.get(phrase) ?? 0) - 1;
	if (members > 0) counts.set(phrase, members);
	else {
		counts.delete(phrase);
		phrase.clusters--;
	}
}

/** Most clusters have one member: it takes all with it. */
function empty(cluster: Cluster): void {
	for (const phrase of cluster.counts.keys()) phrase.clusters--;
	Object.assign(cluster, emptyCluster(cluster.id, cluster.firstAt));
}
