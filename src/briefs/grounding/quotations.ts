export interface Quotation {
	text: string;
	start: number;
	end: number;
}

const DOUBLE = /"([^"]{2,600})"/gu;
/** A single quote opens behind a space and closes before one, so that apostrophes do not count. */
const SINGLE =
	/(?<=^|[\s([:,])'(?!\d0s|s |t )([^']{2,}(?:'(?=\p{L})[^']*)*)'(?=[\s.,;:!?)\]]|$)/gu;
const ELLIPSIS = /\s?(?:\[?(?:\.{3}|…)\]?|\(\.{3}\))\s?/u;

/** What stands between quotation marks in `plain` text. */
export function quotations(text: string): Quotation[] {
	const found: Quotation[] = [];
	for (const pattern of [DOUBLE, SINGLE]) {
		for (const match of text.matchAll(pattern)) {
			const inner = match[1] ?? "";
			const start = match.index + 1;
			if (
				found.some(
					(other) => start < other.end && start + inner.length > other.start,
				)
			)
				continue;
			found.push({ text: inner, start, end: start + inner.length });
		}
	}
	return found;
}

/**
 * What two printings of the same words have in common: letters, digits, currency and percent
 * signs, and the points within numbers; no spaces and no other punctuation.
 */
export function squeeze(text: string): string {
	return text
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\p{Sc}%.,:]+|(?<!\p{N})[.,:]|[.,:](?!\p{N})/gu, "");
}

/** Whether the quoted words stand in the source (both as given), gaps marked by an ellipsis aside. */
export function standsIn(quotation: string, squeezedSource: string): boolean {
	let from = 0;
	for (const piece of quotation.split(ELLIPSIS)) {
		const wanted = squeeze(piece);
		if (wanted === "") continue;
		const at = squeezedSource.indexOf(wanted, from);
		if (at < 0) return false;
		from = at + wanted.length;
	}
	return true;
}
