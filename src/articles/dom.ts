import { parseHTML } from "linkedom";

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
}

/** Far above any article; what is longer is cut, so that no page can hold a worker up. */
const longestPage = 3_000_000;

export function parsePage(html: string): PageDocument {
	const markup = html.slice(0, longestPage);
	// linkedom builds no root around a fragment.
	const whole = /<(?:html|body)[\s>]/i.test(markup)
		? markup
		: `<html><body>${markup}</body></html>`;
	return parseHTML(whole).document as unknown as PageDocument;
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
