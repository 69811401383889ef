/**
 * ROUGE-1, ROUGE-2 and summary-level ROUGE-L as F-measures (Lin 2004, "ROUGE: A Package for
 * Automatic Evaluation of Summaries"): no stemming, stop words kept.
 */
export interface Rouge {
	one: number;
	two: number;
	long: number;
}

const words = (text: string): string[] =>
	text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

export function rouge(
	summary: readonly string[],
	reference: readonly string[],
): Rouge {
	const ours = summary.flatMap(words);
	const theirs = reference.flatMap(words);
	return {
		one: grams(ours, theirs, 1),
		two: grams(ours, theirs, 2),
		long: longest(summary.map(words), reference.map(words)),
	};
}

function measure(hits: number, ours: number, theirs: number): number {
	return hits === 0 ? 0 : (2 * hits) / (ours + theirs);
}

function grams(
	a: readonly string[],
	b: readonly string[],
	size: number,
): number {
	const left = counts(b, size);
	let hits = 0;
	for (const [gram, count] of counts(a, size))
		hits += Math.min(count, left.get(gram) ?? 0);
	return measure(
		hits,
		Math.max(0, a.length - size + 1),
		Math.max(0, b.length - size + 1),
	);
}

function counts(all: readonly string[], size: number): Map<string, number> {
	const found = new Map<string, number>();
	for (let at = 0; at + size <= all.length; at += 1) {
		const gram = all.slice(at, at + size).join(" ");
		found.set(gram, (found.get(gram) ?? 0) + 1);
	}
	return found;
}

/** Of each reference sentence the union of its longest common subsequences with ours. */
function longest(
	ours: readonly string[][],
	theirs: readonly string[][],
): number {
	const left = counts(ours.flat(), 1);
	let hits = 0;
	for (const sentence of theirs) {
		const matched = new Set(
			ours.flatMap((other) => subsequence(sentence, other)),
		);
		for (const at of matched) {
			const word = sentence[at] ?? "";
			const count = left.get(word) ?? 0;
			if (count === 0) continue;
			left.set(word, count - 1);
			hits += 1;
		}
	}
	return measure(hits, ours.flat().length, theirs.flat().length);
}

/** The places in `a` of a longest common subsequence with `b`. */
function subsequence(a: readonly string[], b: readonly string[]): number[] {
	const lengths = Array.from(
		{ length: a.length + 1 },
		() => new Uint16Array(b.length + 1),
	);
	const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
	for (let i = 1; i <= a.length; i += 1) {
		const row = lengths[i] as Uint16Array;
		for (let j = 1; j <= b.length; j += 1)
			row[j] =
				a[i - 1] === b[j - 1]
					? at(i - 1, j - 1) + 1
					: Math.max(at(i - 1, j), at(i, j - 1));
	}
	const places: number[] = [];
	let i = a.length;
	let j = b.length;
	while (i > 0 && j > 0) {
		if (a[i - 1] === b[j - 1]) {
			places.push(i - 1);
			i -= 1;
			j -= 1;
		} else if (at(i - 1, j) >= at(i, j - 1)) i -= 1;
		else j -= 1;
	}
	return places;
}
