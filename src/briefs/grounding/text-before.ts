/** Longer than any word, and than any few words that decide what the next one means. */
const farthest = 100;

/**
 * What stands right before the place `at`, no further back than the words there reach: a pattern
 * that looks at all before each word takes time with the square of a sentence.
 */
export function textBefore(text: string, at: number): string {
	return text.slice(Math.max(0, at - farthest), at);
}
