const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const words = new Intl.Segmenter("en", { granularity: "word" });
/** One column each. */
const NARROW = /^[\x20-\x7e\u00a0-\u02ff\u2010-\u2027]*$/;
/** Take two columns of a terminal, after Unicode's East Asian Width. */
const WIDE =
	/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\ufe0f/u;
/** Ideographs and kana, two columns each, which are never joined into one. */
const IDEOGRAPHS =
	/^[\u3000-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uff01-\uff60]*$/u;
const NOTHING = /^[\p{M}\p{Cf}]+$/u;
/** May be broken anywhere between its words. */
const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** How many columns of a terminal a text takes. */
export function columns(text: string): number {
	if (NARROW.test(text)) return text.length;
	if (IDEOGRAPHS.test(text)) return 2 * text.length;
	let sum = 0;
	for (const { segment } of graphemes.segment(text))
		sum += WIDE.test(segment) ? 2 : NOTHING.test(segment) ? 0 : 1;
	return sum;
}

/** The parts of a text between which a line may break; spaces end the part before them. */
export function breakable(text: string): string[] {
	return (text.match(/[\S\u00a0]+[^\S\u00a0]*|[^\S\u00a0]+/gu) ?? []).flatMap(
		(part) => (UNSPACED.test(part) ? unspacedParts(part) : [part]),
	);
}

/** Closing marks stay with the word before them. */
function unspacedParts(run: string): string[] {
	const parts: string[] = [];
	for (const { segment, isWordLike } of words.segment(run)) {
		const last = parts.at(-1);
		const isOpening = /^[\p{Ps}\p{Pi}]/u.test(segment);
		if (last !== undefined && ((!isWordLike && !isOpening) || isOpened(last)))
			parts[parts.length - 1] = last + segment;
		else parts.push(segment);
	}
	return parts;
}

function isOpened(part: string): boolean {
	return /[\p{Ps}\p{Pi}]$/u.test(part);
}
