/**
 * The nearest of `known` within one slip (two in words of seven letters and more) of `word`, or
 * null. A slip is a letter too many, missing, wrong, or swapped with its neighbour; the first
 * letter is rarely wrong, so it must be among the first two.
 */
export function nearestWord(
	word: string,
	known: Iterable<string>,
): { word: string; slips: number } | null {
	if (word.length < 4) return null;
	const allowed = word.length >= 7 ? 2 : 1;
	let best: { word: string; slips: number } | null = null;
	for (const other of known) {
		if (other.length < 3) continue;
		if (Math.abs(other.length - word.length) > allowed) continue;
		if (other[0] !== word[0] && other[0] !== word[1] && other[1] !== word[0]) {
			continue;
		}
		const slips = distance(word, other);
		if (slips <= allowed && (!best || slips < best.slips)) {
			best = { word: other, slips };
		}
	}
	return best;
}

/** Damerau–Levenshtein distance, optimal string alignment. */
function distance(a: string, b: string): number {
	let beforeLast: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i += 1) {
		const row = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const same = a[i - 1] === b[j - 1] ? 0 : 1;
			let cost = Math.min(
				(last[j] ?? 0) + 1,
				(row[j - 1] ?? 0) + 1,
				(last[j - 1] ?? 0) + same,
			);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
				cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
			}
			row.push(cost);
		}
		beforeLast = last;
		last = row;
	}
	return last[b.length] ?? 0;
}
