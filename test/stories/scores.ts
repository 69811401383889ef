/** Scores of groupings against labels, as `score.py stories` of the public collections computes them. */

export interface LabelledItem {
	id: string;
	/** The labelled story. */
	story: string;
	language: string;
}

export interface LabelledDay {
	name: string;
	items: LabelledItem[];
	/** Two events of one saga: whether they are joined is nobody's mistake. */
	isOneSaga(a: LabelledItem, b: LabelledItem): boolean;
}

export interface PairScores {
	pairs: number;
	precision: number;
	recall: number;
}

export interface StoryScores {
	items: number;
	/** B³: mean over the items of how pure and how complete their stories are. */
	f1: number;
	precision: number;
	recall: number;
	/** Pairs of items of one language … */
	pairs: PairScores;
	/** … and of two. */
	crossPairs: PairScores;
	/** Labelled items in the largest story. */
	largest: number;
}

interface Counts {
	both: number;
	found: number;
	labelled: number;
}

/** @param stories the story that was found for each item, by id */
export function scoreStories(
	{ items, isOneSaga }: LabelledDay,
	stories: ReadonlyMap<string, string>,
): StoryScores {
	const foundOf = ({ id }: LabelledItem) => stories.get(id) ?? id;
	const found = Map.groupBy(items, foundOf);
	const labelled = Map.groupBy(items, ({ story }) => story);
	let precision = 0;
	let recall = 0;
	for (const item of items) {
		const together = found.get(foundOf(item)) ?? [];
		const right = together.filter(({ story }) => story === item.story).length;
		precision += right / together.length / items.length;
		recall += right / (labelled.get(item.story)?.length ?? 1) / items.length;
	}
	const same: Counts = { both: 0, found: 0, labelled: 0 };
	const cross: Counts = { both: 0, found: 0, labelled: 0 };
	for (const [index, a] of items.entries())
		for (const b of items.slice(index + 1)) {
			if (isOneSaga(a, b)) continue;
			const counts = a.language === b.language ? same : cross;
			const joined = foundOf(a) === foundOf(b);
			const belong = a.story === b.story;
			if (joined) counts.found++;
			if (belong) counts.labelled++;
			if (joined && belong) counts.both++;
		}
	return {
		items: items.length,
		f1: (2 * precision * recall) / (precision + recall),
		precision,
		recall,
		pairs: pairScores(same),
		crossPairs: pairScores(cross),
		largest: Math.max(...[...found.values()].map(({ length }) => length)),
	};
}

function pairScores({ both, found, labelled }: Counts): PairScores {
	return {
		pairs: labelled,
		precision: found === 0 ? 0 : both / found,
		recall: labelled === 0 ? 0 : both / labelled,
	};
}

/**
 * Normalised mutual information (arithmetic mean) of two groupings of the same
 * items: 1 when they are equal, 0 when one says nothing of the other.
 */
export function mutualInformation(
	pairs: readonly (readonly [labelled: string, found: string])[],
): number {
	const a = entropy(pairs.map(([labelled]) => labelled));
	const b = entropy(pairs.map(([, found]) => found));
	const both = entropy(pairs.map((pair) => pair.join("\n")));
	return a + b === 0 ? 1 : (2 * (a + b - both)) / (a + b);
}

function entropy(names: readonly string[]): number {
	let sum = 0;
	for (const { length } of Map.groupBy(names, (name) => name).values())
		sum -= (length / names.length) * Math.log(length / names.length);
	return sum;
}

/** The chance that one of `positives` is above one of `negatives`; a tie is half a chance. */
export function areaUnderCurve(
	positives: readonly number[],
	negatives: readonly number[],
): number {
	let above = 0;
	for (const positive of positives)
		for (const negative of negatives)
			above += positive > negative ? 1 : positive === negative ? 0.5 : 0;
	return above / (positives.length * negatives.length);
}
