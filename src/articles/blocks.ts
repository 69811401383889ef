import { fold, withoutOddities } from "../feeds/reading/plain-text.ts";
import { childrenOf, isElement, isText, type PageElement } from "./dom.ts";

/** A paragraph, heading, list item or table row, as a reader sees it. */
export interface Block {
	text: string;
	element: "paragraph" | "heading" | "item" | "caption" | "preformatted";
	/** Share of the text that is a link to elsewhere, 0 to 1. */
	linked: number;
}

const headings = /^h[1-6]$/;
const blocks = new Set([
	..."address article aside blockquote center dd details div dl dt fieldset".split(
		" ",
	),
	..."figure footer form header hgroup hr li main nav ol p pre section summary".split(
		" ",
	),
	..."table tbody tfoot thead tr ul caption figcaption h1 h2 h3 h4 h5 h6".split(
		" ",
	),
]);
const silent = new Set(
	"script style noscript template svg iframe button select textarea head".split(
		" ",
	),
);

/** Whether the element `name` (lower-case) begins and ends a block. */
export function isBlock(name: string): boolean {
	return blocks.has(name);
}

/** Whether a reader sees nothing of the element `name`, or only a control. */
export function isSilent(name: string): boolean {
	return silent.has(name);
}

/** The text under `root` in blocks, in reading order, whitespace folded. */
export function blocksOf(root: PageElement): Block[] {
	const found: Block[] = [];
	let text = "";
	let linked = 0;

	const flush = (element: Block["element"]) => {
		const folded =
			element === "preformatted"
				? withoutOddities(text).replace(/^\s*\n|\s+$/g, "")
				: fold(text);
		if (folded !== "") {
			found.push({
				text: folded,
				element,
				linked: Math.min(1, linked / folded.length),
			});
		}
		text = "";
		linked = 0;
	};

	const visit = (
		parent: PageElement,
		element: Block["element"],
		inLink: boolean,
	) => {
		for (const child of childrenOf(parent)) {
			if (isText(child)) {
				text += child.textContent;
				if (inLink) linked += child.textContent.trim().length;
				continue;
			}
			if (!isElement(child) || isSilent(child.localName)) continue;
			const name = child.localName;
			if (name === "br") {
				text += "\n";
			} else if (name === "td" || name === "th") {
				text += " ";
				visit(child, element, inLink);
				text += " ";
			} else if (isBlock(name)) {
				flush(element);
				const inner = elementOf(name, element);
				visit(child, inner, inLink);
				flush(inner);
			} else {
				visit(child, element, inLink || name === "a");
			}
		}
	};

	visit(root, "paragraph", false);
	flush("paragraph");
	return found;
}

/** What a block element makes of its text, given what it stands in. */
export function elementOf(
	name: string,
	around: Block["element"],
): Block["element"] {
	if (headings.test(name)) return "heading";
	if (name === "li" || name === "dt") return "item";
	if (name === "figcaption" || name === "caption") return "caption";
	if (name === "pre") return "preformatted";
	return around === "item" || around === "caption" ? around : "paragraph";
}
