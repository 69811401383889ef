import {
	attributesOf,
	localName,
	type Markup,
	makeMarkupScanner,
} from "./markup.ts";
import { makeReferenceResolver, withoutControls } from "./references.ts";

/** What an entry may stand in: whatever else is open when one begins was never closed. */
const containers = new Set(["channel", "rss", "rdf", "feed"]);
const entries = new Set(["item", "entry"]);

const rootTag = /<(?:[\w.-]+:)?(?:rss|feed|rdf|channel)\b/i;
const xmlName = /^[A-Za-z_:\u00c0-\uffff][\w.:\u00b7\u00c0-\uffff-]*$/;

/**
 * Writes a broken feed again as well-formed XML: stray ampersands and angle
 * brackets are escaped, HTML's entities and the document's own short ones
 * replaced, attributes quoted, what is left open closed. Linear in the text.
 */
export function repairMarkup(text: string): string {
	const resolve = makeReferenceResolver(text);
	const written: string[] = [];
	const open: string[] = [];
	let position = 0;
	const body = text.slice(Math.max(0, text.search(rootTag)));
	// Items may follow a channel that stands alone.
	if (/^<channel\b/i.test(body)) {
		written.push('<rss version="2.0">');
		open.push("rss");
	}

	const next = makeMarkupScanner(body);
	for (let piece = next(); piece; piece = next()) {
		if (open.length > 0)
			written.push(xmlText(resolve(body.slice(position, piece.start))));
		position = piece.end;
		write(piece);
		// What follows the root's end is no part of the feed.
		if (piece.kind === "close" && open.length === 0 && written.length > 0)
			break;
	}
	if (open.length > 0 && position < body.length) {
		written.push(xmlText(resolve(body.slice(position))));
	}
	while (open.length > 0) written.push(`</${open.pop()}>`);
	return written.join("");

	function write(piece: Markup): void {
		if (piece.kind === "cdata") {
			const inside = body.slice(
				piece.start + 9,
				piece.closed ? piece.end - 3 : piece.end,
			);
			if (open.length > 0) written.push(xmlSection(withoutControls(inside)));
			return;
		}
		if (piece.kind === "close") close(piece.name);
		const opens = piece.kind === "open" || piece.kind === "empty";
		if (!opens || !xmlName.test(piece.name)) return;
		if (entries.has(localName(piece.name))) {
			const container = open.findLastIndex((name) =>
				containers.has(localName(name)),
			);
			while (open.length > container + 1) written.push(`</${open.pop()}>`);
		}
		const tag = body.slice(piece.start, piece.end);
		written.push("<", piece.name, attributes(tag, resolve));
		if (piece.kind === "empty") written.push("/>");
		else {
			written.push(">");
			open.push(piece.name);
		}
	}

	function close(name: string): void {
		const at = open.lastIndexOf(name);
		if (at < 0) return;
		while (open.length > at) written.push(`</${open.pop()}>`);
	}
}

function attributes(tag: string, resolve: (text: string) => string): string {
	const seen = new Set<string>();
	let result = "";
	for (const { name, value } of attributesOf(tag)) {
		if (!xmlName.test(name) || seen.has(name)) continue;
		seen.add(name);
		result += ` ${name}="${xmlAttribute(resolve(value ?? name))}"`;
	}
	return result;
}

/** Text as XML allows it; what would need escapes stands in CDATA, which parsers read fastest. */
function xmlText(text: string): string {
	return /[&<]|]]>/.test(text) ? xmlSection(text) : text;
}

function xmlSection(text: string): string {
	return `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

function xmlAttribute(value: string): string {
	return value
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll('"', "&quot;");
}
