import type { Sentence } from "./sentence.ts";

/** Which word of the source each word of the claim was taken from. */
export interface Alignment {
	claim: Sentence;
	source: Sentence;
	/** By token of the claim: token of the source, or -1. */
	toSource: number[];
	/** By token of the source: token of the claim, or -1. */
	toClaim: number[];
	/** Share of the claim's words that stand in the source in the same order. */
	share: number;
}

/** A claim of which this share is word for word the source's is an edit of it, so that what was replaced can be compared. */
const EDITED = 0.6;
const FEWEST = 4;
const LONGEST = 120;

/** Longest common subsequence of the two sentences' words. */
export function align(claim: Sentence, source: Sentence): Alignment {
	const a = claim.tokens.slice(0, LONGEST);
	const b = source.tokens.slice(0, LONGEST);
	const width = b.length + 1;
	const lengths = new Uint16Array((a.length + 1) * width);
	for (let i = a.length - 1; i >= 0; i -= 1) {
		for (let j = b.length - 1; j >= 0; j -= 1) {
			lengths[i * width + j] =
				a[i]?.text === b[j]?.text
					? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
					: Math.max(
							lengths[(i + 1) * width + j] ?? 0,
							lengths[i * width + j + 1] ?? 0,
						);
		}
	}
	const toSource = claim.tokens.map(() => -1);
	const toClaim = source.tokens.map(() => -1);
	let i = 0;
	let j = 0;
	let common = 0;
	while (i < a.length && j < b.length) {
		if (a[i]?.text === b[j]?.text) {
			toSource[i] = j;
			toClaim[j] = i;
			common += 1;
			i += 1;
			j += 1;
		} else if (
			(lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)
		)
			i += 1;
		else j += 1;
	}
	return {
		claim,
		source,
		toSource,
		toClaim,
		share: a.length > 0 ? common / a.length : 0,
	};
}

/** Whether the claim is the source sentence with few words changed. */
export function isEdit({ share, toSource }: Alignment): boolean {
	return (
		share >= EDITED && toSource.filter((place) => place >= 0).length >= FEWEST
	);
}

interface Span {
	start: number;
	end: number;
}

/** Where in the source stands what the claim puts at `span`: between the nearest words that both share. */
export function counterpart(
	{ claim, source, toSource }: Alignment,
	span: Span,
): Span | null {
	return between(
		claim.tokens,
		source.tokens,
		toSource,
		span,
		source.plain.length,
	);
}

/** The same from the source to the claim. */
export function counterpartInClaim(
	{ claim, source, toClaim }: Alignment,
	span: Span,
): Span | null {
	return between(
		source.tokens,
		claim.tokens,
		toClaim,
		span,
		claim.plain.length,
	);
}

/** More words than this between the shared ones is no edit any more. */
const WIDEST = 7;

function between(
	from: readonly Span[],
	to: readonly Span[],
	places: readonly number[],
	span: Span,
	length: number,
): Span | null {
	let first = from.findIndex(({ end }) => end > span.start);
	if (first < 0) return null;
	let last = first;
	while (last + 1 < from.length && (from[last + 1] as Span).start < span.end)
		last += 1;
	first -= 1;
	last += 1;
	while (first >= 0 && (places[first] ?? -1) < 0) first -= 1;
	while (last < from.length && (places[last] ?? -1) < 0) last += 1;
	const low = first >= 0 ? (places[first] as number) : -1;
	const high = last < from.length ? (places[last] as number) : to.length;
	if (high - low - 1 > WIDEST) return null;
	return {
		start: low >= 0 ? (to[low] as Span).end : 0,
		end: high < to.length ? (to[high] as Span).start : length,
	};
}
