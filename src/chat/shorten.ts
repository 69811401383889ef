const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/** Scripts that put no space between words. */
const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー、。，；：！？」』）]/u;

/**
 * The beginning of a text, at most `room` UTF-16 units long, cut between two words and ended by
 * "…". A text whose first word is too long becomes "…" alone.
 */
export function shorten(text: string, room: number): string {
	if (text.length <= room) return text;
	let end = 0;
	let previous = "";
	for (const { index, segment } of segmenter.segment(text)) {
		if (index > room - 1) break;
		const next = String.fromCodePoint(segment.codePointAt(0) ?? 32);
		if (isBoundary(previous, next)) end = index;
		previous = lastCharacter(segment);
	}
	return `${text.slice(0, end).replace(/[\s,;:–—-]+$/u, "")}…`;
}

function isBoundary(before: string, after: string): boolean {
	return (
		/\s/u.test(before) ||
		/\s/u.test(after) ||
		(UNSPACED.test(before) && UNSPACED.test(after))
	);
}

function lastCharacter(segment: string): string {
	return [...segment.slice(-2)].at(-1) ?? "";
}
