import { decodeHTML } from "entities";
import { makeMarkupScanner } from "../feeds/reading/markup.ts";
import { fold } from "../feeds/reading/plain-text.ts";
import { type Block, elementOf, isBlock, isSilent } from "./blocks.ts";
import { withoutFurniture } from "./furniture.ts";

/** Content this long is a book, or made to hold a reader up. */
const longest = 2_000_000;

/**
 * The paragraphs of a feed's content, separated by a blank line, without what
 * stands around the news (see `furniture.ts`). Linear in the length of `html`,
 * whatever is left open in it; nothing of it is run or fetched.
 */
export function htmlToText(html: string, title: string | null = null): string {
	return withoutFurniture(blocksOfHtml(html), title)
		.map((block) => block.text)
		.join("\n\n");
}

function blocksOfHtml(given: string): Block[] {
	const html = unescapedOnce(given.slice(0, longest));
	if (!html.includes("<")) return blocksOfPlainText(html);

	const found: Block[] = [];
	let text = "";
	let linked = 0;
	let links = 0;
	let element: Block["element"] = "paragraph";
	const flush = (next: Block["element"]) => {
		const folded = fold(decodeHTML(text));
		if (folded !== "") {
			found.push({
				text: folded,
				element,
				linked: Math.min(1, linked / folded.length),
			});
		}
		text = "";
		linked = 0;
		element = next;
	};
	const add = (piece: string) => {
		text += piece;
		if (links > 0) linked += piece.trim().length;
	};

	const scan = makeMarkupScanner(html);
	let position = 0;
	let hidden = "";
	for (let piece = scan(); piece !== null; piece = scan()) {
		const name = piece.name.toLowerCase();
		if (hidden === "") add(html.slice(position, piece.start));
		position = piece.end;
		if (piece.kind === "cdata" && hidden === "") {
			add(html.slice(piece.start + 9, piece.end - (piece.closed ? 3 : 0)));
		}
		if (
			piece.kind !== "open" &&
			piece.kind !== "close" &&
			piece.kind !== "empty"
		)
			continue;
		const opens = piece.kind === "open";
		if (hidden !== "") {
			if (!opens && name === hidden) hidden = "";
		} else if (opens && isSilent(name)) {
			hidden = name;
		} else if (name === "a") {
			links = opens ? 1 : 0;
		} else if (name === "br" || name === "td" || name === "th") {
			text += " ";
		} else if (isBlock(name)) {
			flush(opens ? elementOf(name, "paragraph") : "paragraph");
		}
	}
	if (hidden === "") add(html.slice(position));
	flush("paragraph");
	return found;
}

/** Some feeds escape their markup once too often. */
function unescapedOnce(html: string): string {
	return /<[a-z!/]/i.test(html) ||
		!/&lt;\/?(?:p|br|div|a|b|strong|em|i|ul|li|h\d|img|span)\b/i.test(html)
		? html
		: decodeHTML(html);
}

function blocksOfPlainText(text: string): Block[] {
	return decodeHTML(text)
		.split(/\n\s*\n/)
		.map(fold)
		.filter((paragraph) => paragraph !== "")
		.map((paragraph) => ({ text: paragraph, element: "paragraph", linked: 0 }));
}
