import { canonicalUrl } from "../articles/url.ts";
import { nearlyEqual } from "./quantities.ts";
import { gramCosine, norm, wordCosine } from "./similarity.ts";
import { type Terms, termsOf } from "./terms.ts";
import { versionsConflict } from "./versions.ts";
import {
	type Cluster,
	type Headline,
	makeWindow,
	type Word,
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
	/** Id of the story's first member. */
	story: string;
	joinedBy: "first" | "url" | "text" | "event";
	score: number | null;
	/** Stories that may be about the same, never merged on that ground. */
	related: { story: string; score: number }[];
	/** Stories that this member showed to be one with `story`. */
	merged?: string[];
}

export interface GroupingParameters {
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
	/** Share of the word cosine; the rest is the character cosine. */
	wordShare: number;
	/** Least score to the nearest member for joining its story. */
	join: number;
	/** Least word cosine to the whole story, against chaining. */
	centroid: number;
	/** Stories above this many members ask for more. */
	large: number;
	largeJoin: number;
	largeCentroid: number;
}

export const defaultParameters: GroupingParameters = {
	windowHours: 48,
	storyHours: 96,
	rarestWords: 8,
	perWord: 400,
	candidates: 60,
	wordShare: 0.65,
	join: 0.28,
	centroid: 0.22,
	large: 8,
	largeJoin: 0.34,
	largeCentroid: 0.3,
};

/**
 * Online single-pass grouping: each headline joins the story of its nearest
 * neighbour in the window, or starts its own. Cost depends on the window.
 */
export function makeGrouper(
	parameters: GroupingParameters = defaultParameters,
) {
	const window = makeWindow(parameters.windowHours * hour);
	const stories = new Map<string, Cluster>();
	const byUrl = new Map<string, Headline>();

	function advance(at: number): void {
		for (const headline of window.advance(at)) {
			if (byUrl.get(headline.url) === headline) byUrl.delete(headline.url);
			if (headline.story.headlines.length === 0)
				stories.delete(headline.story.id);
		}
	}

	function add(
		member: GroupingMember,
		terms: Terms,
		words: Map<Word, number>,
		story: Cluster,
	): void {
		const at = member.publishedAt.getTime();
		const url = addressOf(member);
		const headline: Headline = {
			id: member.id,
			at,
			story,
			terms,
			words,
			url,
			source: member.source,
		};
		window.add(headline);
		byUrl.set(url, headline);
		story.size++;
		story.firstAt = Math.min(story.firstAt, at);
		story.lastAt = Math.max(story.lastAt, at);
	}

	function storyOf(id: string, at: number): Cluster {
		let story = stories.get(id);
		if (!story) {
			story = {
				id,
				firstAt: at,
				lastAt: at,
				size: 0,
				headlines: [],
				sum: new Map(),
			};
			stories.set(id, story);
		}
		return story;
	}

	/** Headlines that share the rarest words, best first. */
	function candidates(words: Map<Word, number>): Headline[] {
		const rarest = [...words.keys()]
			.filter((word) => word.headlines.length > word.gone)
			.sort((a, b) => window.rarity(b) - window.rarity(a))
			.slice(0, parameters.rarestWords);
		const overlap = new Map<Headline, number>();
		for (const word of rarest) {
			const gain = window.rarity(word) ** 2;
			const { headlines } = word;
			const oldest = Math.max(word.gone, headlines.length - parameters.perWord);
			for (let index = headlines.length - 1; index >= oldest; index--) {
				const headline = headlines[index];
				if (headline)
					overlap.set(headline, (overlap.get(headline) ?? 0) + gain);
			}
		}
		return [...overlap]
			.sort((a, b) => b[1] - a[1])
			.slice(0, parameters.candidates)
			.map(([headline]) => headline);
	}

	function place(member: GroupingMember, name: string = member.id): Placement {
		const at = member.publishedAt.getTime();
		advance(at);
		const terms = termsOf(member.title, member.language);
		const words = window.lookUp(terms);

		const same = byUrl.get(addressOf(member));
		if (same) {
			add(member, terms, words, same.story);
			return {
				story: same.story.id,
				joinedBy: "url",
				score: null,
				related: [],
			};
		}

		const length = norm(words, window.rarity);
		const centroids = new Map<Cluster, number>();
		let best: Cluster | undefined;
		let bestScore = 0;
		for (const headline of candidates(words)) {
			const { story } = headline;
			if (at - story.firstAt > parameters.storyHours * hour) continue;
			const large = story.headlines.length > parameters.large;
			const score =
				parameters.wordShare *
					wordCosine(
						words,
						length,
						headline.words,
						norm(headline.words, window.rarity),
						window.rarity,
					) +
				(1 - parameters.wordShare) *
					gramCosine(terms.grams, headline.terms.grams);
			if (
				score <= bestScore ||
				score < (large ? parameters.largeJoin : parameters.join)
			)
				continue;
			let centroid = centroids.get(story);
			if (centroid === undefined) {
				centroid = wordCosine(
					words,
					length,
					story.sum,
					norm(story.sum, window.rarity),
					window.rarity,
				);
				centroids.set(story, centroid);
			}
			if (centroid < (large ? parameters.largeCentroid : parameters.centroid))
				continue;
			if (conflict(terms, headline.terms)) continue;
			best = story;
			bestScore = score;
		}
		if (best) {
			add(member, terms, words, best);
			return {
				story: best.id,
				joinedBy: "text",
				score: bestScore,
				related: [],
			};
		}
		add(member, terms, words, storyOf(name, at));
		return { story: name, joinedBy: "first", score: null, related: [] };
	}

	return {
		place,

		/** Catches up with a decision that was made elsewhere. */
		remember(member: GroupingMember, story: string): void {
			const at = member.publishedAt.getTime();
			advance(at);
			const terms = termsOf(member.title, member.language);
			add(member, terms, window.lookUp(terms), storyOf(story, at));
		},

		/** Headlines held, for measurement. */
		size: window.size,
	};
}

export type Grouper = ReturnType<typeof makeGrouper>;

/** What is no web address (a newsletter's message id) still tells copies apart. */
function addressOf(member: GroupingMember): string {
	try {
		return canonicalUrl(member.url);
	} catch {
		return member.url;
	}
}

/** Versions of one family, or amounts, that cannot be the same event's. */
function conflict(a: Terms, b: Terms): boolean {
	if (versionsConflict(a.versions, b.versions)) return true;
	const money = (terms: Terms) =>
		terms.amounts.filter(({ unit }) => unit === "money");
	const ours = money(a);
	const theirs = money(b);
	return (
		ours.length > 0 &&
		theirs.length > 0 &&
		!ours.some((x) => theirs.some((y) => nearlyEqual(x, y)))
	);
}
