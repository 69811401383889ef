import type { Word } from "./vocabulary.ts";
import type { Cluster, Headline } from "./window.ts";

const day = 86_400_000;

/** With so little in common the characters are not even compared: no two such headlines would join. */
const hopeless = 0.12;
const hopelessInformation = 10;

export interface SimilarityParameters {
	/** Weight of the cosine of the words. */
	words: number;
	/** Weight of the cosine of the character n-grams. */
	characters: number;
	/** For each nat of information in the words shared … */
	information: number;
	/** … up to so many nats. */
	mostInformation: number;
	/** Taken off for each day between the two. */
	perDay: number;
	/** Taken off when one source has both: it seldom tells an event twice. */
	sameSource: number;
	/** Taken off when one is a deal, a how-to or a showcase: they report no event. */
	noise: number;
	/** Share of the nearest member in the score of a story; the rest is the whole story's. */
	nearest: number;
}

/** How alike two headlines are; of unrelated ones about 0, of copies about 1. */
export function headlineScore(
	a: Headline,
	b: Headline,
	parameters: SimilarityParameters,
): number {
	let dot = 0;
	let information = 0;
	for (const [word, weight] of a.vector) {
		const other = b.vector.get(word);
		if (other === undefined) continue;
		dot += weight * other;
		information += Math.min(weight, other);
	}
	const cosine = dot / (a.norm * b.norm || 1);
	if (cosine < hopeless && information < hopelessInformation) return 0;
	// Across scripts there are no characters to compare: the words speak for them.
	const characters =
		a.marks.script === b.marks.script
			? gramCosine(a.marks.grams, b.marks.grams)
			: cosine;
	return (
		parameters.words * cosine +
		parameters.characters * characters +
		parameters.information * Math.min(information, parameters.mostInformation) -
		(parameters.perDay * Math.abs(a.at - b.at)) / day -
		(a.source === b.source ? parameters.sameSource : 0) -
		(a.marks.noise || b.marks.noise ? parameters.noise : 0)
	);
}

/** How well a headline fits a whole story, given its score with the nearest member. */
export function storyScore(
	headline: Headline,
	nearest: number,
	cluster: Cluster,
	parameters: SimilarityParameters,
): number {
	const whole = cosine(
		headline.vector,
		headline.norm,
		cluster.sum,
		clusterNorm(cluster),
	);
	return parameters.nearest * nearest + (1 - parameters.nearest) * whole;
}

/** Cosine of two stories as a whole, 0 to 1. */
export function clusterCosine(a: Cluster, b: Cluster): number {
	return cosine(a.sum, clusterNorm(a), b.sum, clusterNorm(b));
}

function clusterNorm(cluster: Cluster): number {
	if (cluster.norm === null) {
		let squares = 0;
		for (const weight of cluster.sum.values()) squares += weight * weight;
		cluster.norm = Math.sqrt(squares);
	}
	return cluster.norm;
}

function cosine(
	a: ReadonlyMap<Word, number>,
	normA: number,
	b: ReadonlyMap<Word, number>,
	normB: number,
): number {
	if (normA === 0 || normB === 0) return 0;
	const [small, large] = a.size < b.size ? [a, b] : [b, a];
	let dot = 0;
	for (const [word, weight] of small) dot += weight * (large.get(word) ?? 0);
	return dot / (normA * normB);
}

/** Cosine of two sorted sets of n-grams. */
function gramCosine(a: Uint32Array, b: Uint32Array): number {
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
