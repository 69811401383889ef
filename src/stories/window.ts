import {
	arrive,
	countOf,
	noArrivals,
	oldest,
	removeOldest,
} from "./arrivals.ts";
import type { Terms } from "./terms.ts";
import { makeVocabulary, type WeightedWords } from "./vocabulary.ts";
import { addTo, phrasesOf, takeFrom, type Whole, wholeOf } from "./whole.ts";

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
	/** What the members have in common; null of a single one, who speaks for itself. */
	whole: Whole | null;
}

export function emptyCluster(id: string, firstAt: number): Cluster {
	return { id, firstAt, members: [], whole: null };
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
		const [first] = cluster.members;
		if (!first) {
			cluster.members = [headline];
			for (const phrase of phrasesOf(headline)) phrase.clusters++;
			return;
		}
		cluster.members.push(headline);
		cluster.whole ??= wholeOf(first);
		addTo(cluster.whole, headline);
	}

	function leave(headline: Headline): void {
		const { cluster } = headline;
		cluster.members.splice(cluster.members.indexOf(headline), 1);
		if (!cluster.whole) {
			for (const phrase of phrasesOf(headline)) phrase.clusters--;
			return;
		}
		takeFrom(cluster.whole, headline);
		if (cluster.members.length === 1) cluster.whole = null;
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
			arrive(arrivals, headline);
			add(headline);
			join(headline, cluster);
		},

		move(headline: Headline, to: Cluster): void {
			leave(headline);
			join(headline, to);
		},
	};
}
