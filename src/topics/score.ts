import type { Part, Reading } from "./reading.ts";
import { TOPICS } from "./topics.ts";

/** A topic of an item. */
export interface TopicTag {
	slug: string;
	score: number;
	/** The terms that decided, most telling first. */
	terms: string[];
}

interface Tally {
	score: number;
	terms: Map<string, number>;
}

/** How much a term weighs in each part of an item. */
const PARTS: Record<Part, number> = { title: 1, summary: 0.4, text: 0.25 };
/** A topic needs this much … */
const THRESHOLD = 1.3;
/** … and this share of the first topic's score … */
const RELATIVE = 0.42;
/** … unless it scores this much by itself. */
const SUFFICIENT = 2.2;
const MOST_TOPICS = 3;

function hostOf(url: string): string | null {
	return (
		/^https?:\/\/(?:www\.)?([^/:]+)/i.exec(url)?.[1]?.toLowerCase() ?? null
	);
}

/**
 * Scores the topics of the catalogue by the terms and ideas in an item's parts and by its host.
 * Terms of other languages than the item's do not count, where its language is known.
 */
export function scoreTopics(
	readings: readonly Reading[],
	{ url, language }: { url: string | null; language: string | null },
): TopicTag[] {
	const tallies = new Map<string, Tally>();
	const add = (topic: string, term: string, weight: number): void => {
		const tally = tallies.get(topic) ?? { score: 0, terms: new Map() };
		tallies.set(topic, tally);
		tally.score += weight;
		if (weight > 0)
			tally.terms.set(term, (tally.terms.get(term) ?? 0) + weight);
	};
	for (const { part, hits, concepts } of readings) {
		const weigh = PARTS[part];
		const seen = new Set<string>();
		const covered = new Map<string, [number, number][]>();
		// A phrase within a longer phrase of the same topic says nothing more.
		const longestFirst = hits.toSorted(
			(a, b) => b.end - b.start - (a.end - a.start),
		);
		for (const { value, phrase, start, end } of longestFirst) {
			if (value.kind !== "term") continue;
			if (value.language && language && value.language !== language) continue;
			const spans = covered.get(value.topic) ?? [];
			covered.set(value.topic, spans);
			if (spans.some(([from, to]) => from <= start && end <= to)) continue;
			spans.push([start, end]);
			const key = `${value.topic} ${phrase}`;
			if (seen.has(key)) continue;
			seen.add(key);
			add(value.topic, phrase, value.weight * weigh);
		}
		for (const { slug, together = [] } of TOPICS) {
			for (const { all, weight } of together) {
				if (!all.every((concept) => concepts.has(concept))) continue;
				add(slug, all.join(" + "), weight * weigh);
			}
		}
	}
	const host = url === null ? null : hostOf(url);
	for (const { slug, sources = {} } of host === null ? [] : TOPICS) {
		for (const [source, weight] of Object.entries(sources)) {
			if (host === source || host?.endsWith(`.${source}`)) {
				add(slug, source, weight);
			}
		}
	}
	return chosen(tallies);
}

function chosen(tallies: ReadonlyMap<string, Tally>): TopicTag[] {
	const tags = [...tallies]
		.map(([slug, { score, terms }]) => ({
			slug,
			score: Math.round(score * 100) / 100,
			terms: [...terms].sort((a, b) => b[1] - a[1]).map(([term]) => term),
		}))
		.sort((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1));
	const best = tags[0]?.score ?? 0;
	return tags
		.filter(
			({ score }) =>
				score >= THRESHOLD && (score >= best * RELATIVE || score >= SUFFICIENT),
		)
		.slice(0, MOST_TOPICS);
}
