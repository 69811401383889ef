import { canonicalUrl } from "../articles/url.ts";
import { conflict } from "./conflict.ts";
import {
	clusterCosine,
	headlineScore,
	type SimilarityParameters,
	storyScore,
} from "./similarity.ts";
import { termsOf } from "./terms.ts";
import type { Word } from "./vocabulary.ts";
import {
	type Cluster,
	emptyCluster,
	type Headline,
	makeWindow,
} from "./window.ts";

const hour = 3_600_000;

export interface GroupingMember {
	id: string;
	title: string;
	summary?: string | null;
	text?: string | null;
	url: string;
	source: string;
	language?: string;
	publishedAt: Date;
}

export interface Placement {
	/** Name of the story: by default the id of its first member. */
	story: string;
	/** `event`: all that the story's members share with it was told in other languages. */
	joinedBy: "first" | "url" | "text" | "event";
	score: number | null;
	/** Stories that may be about the same, never merged on that ground. */
	related: { story: string; score: number }[];
	/** Stories that turned out to be one with `story`. */
	merged?: string[];
}

export interface GroupingParameters extends SimilarityParameters {
	/** How long a headline is compared with, hours. */
	windowHours: number;
	/** A story takes no members this long after its first, hours. */
	storyHours: number;
	/** Candidates are looked up by this many of the rarest words … */
	rarestWords: number;
	/** … at most this many headlines a word … */
	perWord: number;
	/** … and the best of them compared in full. */
	candidates: number;
	/** Least score for joining a story. */
	join: number;
	/** Stories above this many members ask for more … */
	large: number;
	/** … by so much with each doubling. */
	perDoubling: number;
	/** Least score for being possibly related. */
	related: number;
	/** More is asked when a whole story joins another … */
	mergeMargin: number;
	/** … of at most this many members … */
	mergedMembers: number;
	/** … and both must at least be so alike as a whole. */
	mergeCosine: number;
}

export const defaultParameters: GroupingParameters = {
	windowHours: 48,
	storyHours: 96,
	rarestWords: 8,
	perWord: 400,
	candidates: 40,
	words: 0.55,
	characters: 0.45,
	information: 0.012,
	mostInformation: 25,
	perDay: 0.15,
	sameSource: 0.07,
	noise: 0.1,
	nearest: 0.7,
	join: 0.335,
	large: 24,
	perDoubling: 0.06,
	related: 0.12,
	mergeMargin: 0.035,
	mergedMembers: 10,
	mergeCosine: 0.2,
};

const mostRelated = 3;

/** The rarest words always find neighbours … */
const alwaysFinding = 3;

/** … a word of more headlines than these only confirms them. */
const commonWord = 100;

/** When a story asks to join, it is compared with so many of the newest members. */
const comparedMembers = 8;

/**
 * Online grouping in one pass: each headline joins the story that it fits best
 * in the window, or starts its own; then the small stories around it are asked
 * again, since a story that grew shows better what it is about. The same
 * headlines in the same order give the same stories; cost depends on the window.
 */
export function makeGrouper(
	parameters: GroupingParameters = defaultParameters,
) {
	const window = makeWindow(parameters.windowHours * hour);
	const clusters = new Map<string, Cluster>();
	const byUrl = new Map<string, Headline>();
	const byId = new Map<string, Headline>();
	let search = 0;

	function advance(at: number): void {
		for (const headline of window.advance(at)) {
			if (byUrl.get(headline.url) === headline) byUrl.delete(headline.url);
			if (byId.get(headline.id) === headline) byId.delete(headline.id);
			if (headline.cluster.members.length === 0)
				clusters.delete(headline.cluster.id);
		}
	}

	function clusterOf(story: string, at: number): Cluster {
		return clusters.get(story) ?? emptyCluster(story, at);
	}

	/** A headline in a cluster of its own, not in the window yet. */
	function headlineOf(member: GroupingMember): Headline {
		const lead = member.summary || member.text || "";
		const terms = termsOf(member.title, lead, member.language);
		const { words, sequence, ...marks } = terms;
		const at = member.publishedAt.getTime();
		return {
			...window.weigh(terms),
			id: member.id,
			at,
			cluster: emptyCluster(member.id, at),
			marks,
			url: addressOf(member),
			source: member.source,
			foundBy: 0,
			overlap: 0,
		};
	}

	function put(headline: Headline, cluster: Cluster): void {
		cluster.firstAt = Math.min(cluster.firstAt, headline.at);
		if (!window.covers(headline.at)) return;
		clusters.set(cluster.id, cluster);
		window.add(headline, cluster);
		byUrl.set(headline.url, headline);
		byId.set(headline.id, headline);
	}

	/** Headlines that share the rarest words, best first. */
	function neighbours(headline: Headline): Headline[] {
		const rarest = headline.words
			.filter(({ members }) => members > 0)
			.map((word) => ({ word, rarity: window.rarity(word) }))
			.sort((a, b) => b.rarity - a.rarity || inOrder(a.word, b.word))
			.slice(0, parameters.rarestWords);
		const found: Headline[] = [];
		search++;
		for (const [place, { word, rarity }] of rarest.entries()) {
			const { items, gone } = word.headlines;
			const finds = place < alwaysFinding || word.members <= commonWord;
			const last = Math.max(gone, items.length - parameters.perWord);
			for (let index = items.length - 1; index >= last; index--) {
				const other = items[index];
				if (!other) continue;
				if (other.foundBy !== search) {
					if (!finds) continue;
					other.foundBy = search;
					other.overlap = 0;
					found.push(other);
				}
				other.overlap += rarity * rarity;
			}
		}
		return found
			.sort((a, b) => b.overlap - a.overlap)
			.slice(0, parameters.candidates);
	}

	/** How well a headline fits a cluster by the given members of it; null where they conflict. */
	function likeness(
		headline: Headline,
		cluster: Cluster,
		members: readonly Headline[],
	): number | null {
		let nearest: Headline | undefined;
		let most = 0;
		for (const member of members) {
			const score = headlineScore(headline, member, parameters);
			if (score > most) {
				most = score;
				nearest = member;
			}
		}
		if (!nearest || conflict(headline.marks, nearest.marks)) return null;
		return storyScore(headline, most, cluster, parameters);
	}

	function withinLife(cluster: Cluster, at: number): boolean {
		return Math.abs(at - cluster.firstAt) <= parameters.storyHours * hour;
	}

	/** Least score for joining: a loud story has words for everything, so it asks for more. */
	function threshold({ members }: Cluster): number {
		const excess = Math.max(0, Math.log2(members.length / parameters.large));
		return parameters.join + parameters.perDoubling * excess;
	}

	/** Small stories near `cluster` that fit it now that it has grown; they are emptied into it. */
	function absorb(cluster: Cluster, nearby: Iterable<Cluster>): string[] {
		const merged: string[] = [];
		for (const other of nearby) {
			const { members } = other;
			if (other === cluster || members.length > parameters.mergedMembers)
				continue;
			if (
				members.length > cluster.members.length ||
				!withinLife(cluster, other.firstAt)
			)
				continue;
			if (clusterCosine(cluster, other) < parameters.mergeCosine) continue;
			const newest = cluster.members.slice(-comparedMembers);
			let sum = 0;
			for (const member of members) {
				const score = likeness(member, cluster, newest);
				sum += score ?? Number.NEGATIVE_INFINITY;
			}
			if (sum / members.length < threshold(cluster) + parameters.mergeMargin)
				continue;
			for (const member of [...members]) window.move(member, cluster);
			cluster.firstAt = Math.min(cluster.firstAt, other.firstAt);
			clusters.delete(other.id);
			merged.push(other.id);
		}
		return merged;
	}

	return {
		/**
		 * Decides on the next headline.
		 * @param name what its story is called if it starts one
		 */
		place(member: GroupingMember, name: string = member.id): Placement {
			const at = member.publishedAt.getTime();
			advance(at);
			const headline = headlineOf(member);
			const same = byUrl.get(headline.url);
			if (same) {
				put(headline, same.cluster);
				return {
					story: same.cluster.id,
					joinedBy: "url",
					score: null,
					related: [],
				};
			}

			const nearby = Map.groupBy(
				neighbours(headline),
				({ cluster }) => cluster,
			);
			const fitting: { cluster: Cluster; score: number }[] = [];
			for (const [cluster, members] of nearby) {
				if (!withinLife(cluster, at)) continue;
				const score = likeness(headline, cluster, members);
				if (score !== null && score >= parameters.related)
					fitting.push({ cluster, score });
			}
			fitting.sort((a, b) => b.score - a.score);
			const [first] = fitting;
			const best =
				first && first.score >= threshold(first.cluster)
					? first.cluster
					: undefined;
			const story = best ?? clusterOf(name, at);
			const { language } = headline.marks;
			const translated = story.members.every(
				({ marks }) => marks.language !== language,
			);
			put(headline, story);
			const merged = best ? absorb(best, nearby.keys()) : [];
			return {
				story: story.id,
				joinedBy: best ? (translated ? "event" : "text") : "first",
				score: best ? (first?.score ?? null) : null,
				related: fitting
					.filter(
						({ cluster }) => cluster !== best && cluster.members.length > 0,
					)
					.slice(0, mostRelated)
					.map(({ cluster, score }) => ({ story: cluster.id, score })),
				...(merged.length > 0 && { merged }),
			};
		},

		/** Catches up with a decision that was made elsewhere, or made anew. */
		remember(member: GroupingMember, story: string): void {
			const at = member.publishedAt.getTime();
			advance(at);
			const cluster = clusterOf(story, at);
			const known = byId.get(member.id);
			if (!known) put(headlineOf(member), cluster);
			else if (known.cluster !== cluster) {
				const left = known.cluster;
				window.move(known, cluster);
				cluster.firstAt = Math.min(cluster.firstAt, left.firstAt);
				if (left.members.length === 0) clusters.delete(left.id);
				clusters.set(story, cluster);
			}
		},

		/** Headlines held. */
		size: window.size,
	};
}

export type Grouper = ReturnType<typeof makeGrouper>;

/**
 * The canonical address; what is none (a newsletter's message id) still tells
 * copies apart. A site's front page is no article: it stands for its item alone.
 */
function addressOf({ id, url }: GroupingMember): string {
	try {
		const address = canonicalUrl(url);
		return new URL(address).pathname === "/" && !address.includes("?")
			? `${address}#${id}`
			: address;
	} catch {
		return url;
	}
}

/** An order that a restart does not change, as it does serial numbers. */
function inOrder(a: Word, b: Word): number {
	return a.spelling < b.spelling ? -1 : 1;
}
