import { parseHTML } from "linkedom";
import { makeMarkupScanner } from "../feeds/reading/markup.ts";

/** As much of the DOM as reading a page takes; linkedom's own types want a browser's. */
export interface PageNode {
	readonly nodeType: number;
	readonly nextSibling: PageNode | null;
	textContent: string;
}

export interface PageElement extends PageNode {
	readonly localName: string;
	readonly className: string;
	readonly id: string;
	readonly firstChild: PageNode | null;
	getAttribute(name: string): string | null;
	querySelector(selector: string): PageElement | null;
	querySelectorAll(selector: string): Iterable<PageElement>;
	remove(): void;
}

export interface PageDocument extends PageElement {
	readonly body: PageElement;
	readonly title: string;
	readonly documentElement: PageElement | null;
}

/** Far above any article; what is longer is cut. */
const longestPage = 3_000_000;

/** Ten times what large pages have; the work on a document grows faster than its length. */
const mostTags = 40_000;
const mostReferences = 150_000;
const mostAttributes = 1_000;
const deepest = 250;
/** Of all nodes together: each of them is weighed with all that it stands in. */
const mostAncestors = 500_000;

/** The page's document, or null for markup that was made to hold a reader up. */
export function parsePage(html: string): PageDocument | null {
	const markup = html.slice(0, longestPage);
	if (isHostile(markup)) return null;
	// linkedom builds no root around a fragment.
	const whole = /<(?:html|body)[\s>]/i.test(markup)
		? markup
		: `<html><body>${markup}</body></html>`;
	const document = parseHTML(whole).document as unknown as PageDocument;
	const root = document.documentElement;
	return root === null || isTooDeep(root) ? null : document;
}

/** As built: an end without a beginning hides how deep the markup goes. */
function isTooDeep(root: PageElement): boolean {
	const open: { element: PageElement; depth: number }[] = [];
	open.push({ element: root, depth: 1 });
	let ancestors = 0;
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		const depth = next.depth + 1;
		for (const child of childrenOf(next.element)) {
			ancestors += next.depth;
			if (ancestors > mostAncestors) return true;
			if (isElement(child)) open.push({ element: child, depth });
		}
	}
	return false;
}

/** Elements whose end may be left out, or that have none, do not nest. */
const unnested =
	/^(?:p|li|d[dt]|t[hdr]|tbody|thead|tfoot|option|br|hr|img|input|link|meta|source|area|base|col|embed|param|track|wbr|script|style|path)$/;

function isHostile(markup: string): boolean {
	if (exceeds(markup, "<", mostTags) || exceeds(markup, "&", mostReferences))
		return true;
	const scan = makeMarkupScanner(markup);
	let depth = 0;
	let raw = "";
	for (let piece = scan(); piece !== null; piece = scan()) {
		const name = piece.name.toLowerCase();
		if (raw !== "") {
			// Until its end a script is text, whatever it writes.
			if (piece.kind === "close" && name === raw) raw = "";
			continue;
		}
		if (name === "script" || name === "style")
			raw = piece.kind === "open" ? name : "";
		if (attributesOf(markup.slice(piece.start, piece.end)) > mostAttributes)
			return true;
		if (unnested.test(name)) continue;
		if (piece.kind === "open" && ++depth > deepest) return true;
		if (piece.kind === "close" && depth > 0) depth--;
	}
	return false;
}

function attributesOf(tag: string): number {
	if (tag.length < 2 * mostAttributes) return 0;
	return tag.replace(/"[^"]*"|'[^']*'/g, "").split(/\s+/).length;
}

/** Whether `text` holds `searched` more than `most` times. */
function exceeds(text: string, searched: string, most: number): boolean {
	let found = 0;
	for (
		let at = text.indexOf(searched);
		at >= 0;
		at = text.indexOf(searched, at + 1)
	) {
		if (++found > most) return true;
	}
	return false;
}

export function isElement(node: PageNode): node is PageElement {
	return node.nodeType === 1;
}

export function isText(node: PageNode): boolean {
	// 4 is CDATA, which a page in XHTML may hold.
	return node.nodeType === 3 || node.nodeType === 4;
}

/** The nodes right under `element`, in order; the next is looked up before a node is handed out. */
export function* childrenOf(element: PageElement): Generator<PageNode> {
	let node = element.firstChild;
	while (node !== null) {
		const next: PageNode | null = node.nextSibling;
		yield node;
		node = next;
	}
}
