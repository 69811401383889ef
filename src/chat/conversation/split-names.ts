const between =
	/\s+(?:vs\.?|versus|and|with|e|con|contro|und|mit|y|et)\s+|\s*[,;/&]\s*/iu;
/** More words are no names. */
const mostWords = 16;
const most = 4;

/**
 * The names in what was typed, where spaces stand in and between them: parted by words such as
 * "vs", else so that as few known names as possible come out; else word by word.
 */
export function splitNames(
	typed: string,
	isKnown: (name: string) => boolean,
): string[] {
	const parted = typed.split(between).filter(Boolean);
	if (parted.length > 1) return parted.map((name) => name.trim());
	const words = typed.split(/\s+/).filter(Boolean);
	if (words.length <= 2 || words.length > mostWords) return words;
	for (let parts = 2; parts <= most; parts++) {
		const names = inParts(words, parts, isKnown);
		if (names) return names;
	}
	return words;
}

function inParts(
	words: readonly string[],
	parts: number,
	isKnown: (name: string) => boolean,
): string[] | null {
	if (parts === 1) {
		const name = words.join(" ");
		return name !== "" && isKnown(name) ? [name] : null;
	}
	// The first name as long as possible: "deepseek v3" before "deepseek".
	for (let end = words.length - parts + 1; end > 0; end--) {
		const name = words.slice(0, end).join(" ");
		if (!isKnown(name)) continue;
		const others = inParts(words.slice(end), parts - 1, isKnown);
		if (others) return [name, ...others];
	}
	return null;
}
