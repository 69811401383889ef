import type { WeightedWords } from "./vocabulary.ts";
import type { Whole } from "./whole.ts";
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
	const { dot, information } = inCommon(a, b);
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
	const whole = wholeCosine(headline, cluster);
	return parameters.nearest * nearest + (1 - parameters.nearest) * whole;
}

function wholeCosine(headline: Headline, { members, whole }: Cluster): number {
	const [first] = members;
	if (whole)
		return dotWithSum(headline, whole) / (headline.norm * normOf(whole) || 1);
	return first
		? inCommon(headline, first).dot / (headline.norm * first.norm || 1)
		: 0;
}

/** Cosine of two stories as a whole, 0 to 1; `cluster` has several members. */
export function clusterCosine(cluster: Cluster, other: Cluster): number {
	const { whole } = other;
	const [first] = other.members;
	if (!whole) return first ? wholeCosine(first, cluster) : 0;
	if (!cluster.whole) return clusterCosine(other, cluster);
	const [small, large] =
		whole.sum.size < cluster.whole.sum.size
			? [whole, cluster.whole]
			: [cluster.whole, whole];
	let dot = 0;
	for (const [word, weight] of small.sum)
		dot += weight * (large.sum.get(word) ?? 0);
	return dot / (normOf(small) * normOf(large) || 1);
}

/** What two headlines share: the product of their weights, and nats of information. */
function inCommon(
	a: WeightedWords,
	b: WeightedWords,
): { dot: number; information: number } {
	let dot = 0;
	let information = 0;
	let i = 0;
	let j = 0;
	while (i < a.words.length && j < b.words.length) {
		const x = a.words[i]?.serial ?? 0;
		const y = b.words[j]?.serial ?? 0;
		if (x === y) {
			const ours = a.weights[i] ?? 0;
			const theirs = b.weights[j] ?? 0;
			dot += ours * theirs;
			information += Math.min(ours, theirs);
			i++;
			j++;
		} else if (x < y) i++;
		else j++;
	}
	return { dot, information };
}

function dotWithSum({ words, weights }: WeightedWords, { sum }: Whole): number {
	let dot = 0;
	let index = 0;
	for (const word of words) {
		dot += (weights[index] ?? 0) * (sum.get(word) ?? 0);
		index++;
	}
	return dot;
}

function normOf(whole: Whole): number {
	if (whole.norm === null) {
		let squares = 0;
		for (const weight of whole.sum.values()) squares += weight * weight;
		whole.norm = Math.sqrt(squares);
	}
	return whole.norm;
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
