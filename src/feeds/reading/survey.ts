import { holdsText } from "./flatten.ts";
import { localName, type Markup, makeMarkupScanner } from "./markup.ts";

/** Far above any real feed, far below what a parser suffers from; the same for JSON. */
export const maximumEntries = 20_000;
const limits = {
	depth: 256,
	entries: maximumEntries,
	elements: 400_000,
	tagLength: 64 * 1024,
	declarationLength: 1024,
};

const entryDepth = 8;
const entryNames = new Set(["item", "entry"]);

/** What a look over the markup, before any parser sees it, tells. */
export interface Survey {
	/** Name of the first element, lower case without prefix; null in a text without one. */
	root: string | null;
	/** How many `<item>` and `<entry>` elements are opened. */
	entries: number;
	/** Markup stands unescaped inside a title, summary or body. */
	inlineMarkup: boolean;
}

/**
 * Looks over XML-like text in linear time and refuses what would make a parser
 * run for minutes or out of memory. Throws an Error that names the limit.
 */
export function survey(text: string): Survey {
	const next = makeMarkupScanner(text);
	let root: string | null = null;
	let entries = 0;
	let elements = 0;
	let depth = 0;
	let inlineMarkup = false;
	let insideText = false;
	for (let piece = next(); piece; piece = next()) {
		refuseLength(text, piece);
		if (piece.kind === "close") {
			depth = Math.max(0, depth - 1);
			insideText = false;
			continue;
		}
		if (piece.kind !== "open" && piece.kind !== "empty") continue;
		const name = localName(piece.name);
		root ??= name;
		elements++;
		inlineMarkup ||= insideText;
		insideText = piece.kind === "open" && holdsText(piece.name, name);
		if (piece.kind === "open") depth++;
		if (entryNames.has(name)) {
			entries++;
			// Whatever the entry before left open does not add up.
			depth = Math.min(depth, entryDepth);
		}
		if (depth > limits.depth) {
			throw new Error(
				`elements are nested more than ${limits.depth} levels deep`,
			);
		}
		if (entries > limits.entries) {
			throw new Error(`there are more than ${limits.entries} entries`);
		}
		if (elements > limits.elements) {
			throw new Error(`there are more than ${limits.elements} elements`);
		}
	}
	return { root, entries, inlineMarkup };
}

/**
 * sax takes quadratic time over a long tag, and writes a declaration anew in capitals with each of
 * its letters: 8 s for 32 kB of `<!-İ…`.
 */
function refuseLength(text: string, { kind, start, end }: Markup): void {
	if (kind === "comment" || kind === "cdata") return;
	const isDeclaration =
		kind === "doctype" &&
		text.slice(start, start + 9).toLowerCase() !== "<!doctype";
	const limit = isDeclaration ? limits.declarationLength : limits.tagLength;
	if (end - start <= limit) return;
	throw new Error(
		`a single ${isDeclaration ? "declaration" : "tag or declaration"} is longer than ${limit / 1024} kB`,
	);
}
