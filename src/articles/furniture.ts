import type { Block } from "./blocks.ts";
import {
	addition,
	isAppeal,
	isByline,
	isCredit,
	label,
	pointer,
	shortcode,
} from "./furniture-phrases.ts";

/** A longer block is prose, whatever words are in it. */
const shortBlock = 260;

/** An appeal in a longer block is a sentence of somebody's. */
const shortAppeal = 200;

/**
 * The blocks that tell the news: without pointers at other articles, calls to
 * subscribe, credits, captions, bylines, labels, and headings of nothing.
 */
export function withoutFurniture(
	blocks: Block[],
	title: string | null,
): Block[] {
	const kept: Block[] = [];
	const links = blocks.filter(isLinkAlone);
	// In a list of links, as newsletters are, they are the news.
	const keepLinks = lengthOf(links) > lengthOf(blocks) / 2;
	let amongPointers = false;
	for (const [at, block] of blocks.entries()) {
		const listed: boolean = amongPointers && block.element === "item";
		amongPointers = listed || isPointerHeading(block);
		if (amongPointers || isFurniture(block)) continue;
		if (!keepLinks && isLinkAlone(block)) continue;
		if (at < 4 && repeats(block.text, title)) continue;
		kept.push(block);
	}
	while (isHeading(kept.at(-1))) kept.pop();
	return kept;
}

/** "More stories": the list under it is of other articles. */
function isPointerHeading({ text, element }: Block): boolean {
	if (element === "item" || (element !== "heading" && text.length >= 60)) {
		return false;
	}
	return pointer.test(text) || label.test(text);
}

function isFurniture({ text, element }: Block): boolean {
	if (element === "caption") return true;
	if (element === "preformatted") return false;
	if (text.length > shortBlock) return false;
	return (
		!/[\p{L}\p{N}]/u.test(text) ||
		/^https?:\/\/\S+$/.test(text) ||
		label.test(text) ||
		shortcode.test(text) ||
		pointer.test(text) ||
		addition.test(text) ||
		(text.length < shortAppeal && (isAppeal(text) || isCredit(text))) ||
		isByline(text)
	);
}

/** A line that is one link is the title of another article; in a sentence it is a source. */
function isLinkAlone({ text, element, linked }: Block): boolean {
	if (linked < 0.8 || element === "preformatted") return false;
	return text.length < shortBlock && !/[.。]["”»]?$/.test(text);
}

function isHeading(block: Block | undefined): boolean {
	// Some feeds put their whole teaser into a heading.
	return (
		block?.element === "heading" && !/[.!?。！？…]["”»]?$/.test(block.text)
	);
}

function repeats(text: string, title: string | null): boolean {
	return title !== null && fold(text) === fold(title);
}

function fold(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
}

function lengthOf(blocks: Block[]): number {
	return blocks.reduce((sum, { text }) => sum + text.length, 0);
}
