import { decodeHTMLStrict } from "entities";
import {
	attributesOf,
	localName,
	type Markup,
	makeMarkupScanner,
} from "./markup.ts";

/** What an entry may stand in: whatever else is open when one begins was never closed. */
const containers = new Set(["channel", "rss", "rdf", "feed"]);
const entries = new Set(["item", "entry"]);

const rootTag = /<(?:[\w.-]+:)?(?:rss|feed|rdf|channel)\b/i;
const reference = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z_][\w.-]*));?/gi;
const entityDeclaration = /<!ENTITY\s+([\w.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g;
const xmlName = /^[A-Za-z_:\u00c0-\uffff][\w.:\u00b7\u00c0-\uffff-]*$/;
const controls = /[\p{Cc}--[\t\n\r\u0080-\u009f]]/gv;
const xmlEntities = new Set(["amp", "lt", "gt", "quot", "apos"]);
const maximumEntityLength = 1_000;
const maximumExpansions = 1_000;

/**
 * Writes a broken feed again as well-formed XML: stray ampersands and angle
 * brackets are escaped, HTML's entities and the document's own short ones
 * replaced, attributes quoted, what is left open closed. Linear in the text.
 */
export function repairMarkup(text: string): string {
	const resolve = makeEntityResolver(text);
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
			written.push(cleanText(body.slice(position, piece.start), resolve));
		position = piece.end;
		write(piece);
		// What follows the root's end is no part of the feed.
		if (piece.kind === "close" && open.length === 0 && written.length > 0)
			break;
	}
	if (open.length > 0 && position < body.length) {
		written.push(cleanText(body.slice(position), resolve));
	}
	while (open.length > 0) written.push(`</${open.pop()}>`);
	return written.join("");

	function write(piece: Markup): void {
		if (piece.kind === "cdata") {
			const inside = body.slice(
				piece.start + 9,
				piece.closed ? piece.end - 3 : piece.end,
			);
			if (open.length > 0)
				written.push("<![CDATA[", inside.replace(controls, ""), "]]>");
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

function attributes(
	tag: string,
	resolve: (name: string) => string | null,
): string {
	const seen = new Set<string>();
	let result = "";
	for (const { name, value } of attributesOf(tag)) {
		if (!xmlName.test(name) || seen.has(name)) continue;
		seen.add(name);
		const clean = cleanText(value ?? name, resolve).replaceAll('"', "&quot;");
		result += ` ${name}="${clean}"`;
	}
	return result;
}

/** Text as XML allows it: every reference resolved or escaped, no lone `<`. */
function cleanText(
	text: string,
	resolve: (name: string) => string | null,
): string {
	let result = "";
	let from = 0;
	for (const match of text.matchAll(reference)) {
		const [whole, decimal, hexadecimal, name] = match;
		result += escapeText(text.slice(from, match.index));
		from = match.index + whole.length;
		if (name !== undefined) {
			const replacement = whole.endsWith(";") ? resolve(name) : null;
			result += replacement ?? escapeText(whole);
			continue;
		}
		const point = decimal
			? Number(decimal)
			: Number.parseInt(hexadecimal ?? "", 16);
		result += point > 8 && point <= 0x10ffff ? `&#${point};` : "";
	}
	return result + escapeText(text.slice(from));
}

function escapeText(text: string): string {
	return text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replace(controls, "");
}

/**
 * XML's own entities stay; HTML's and the document's are replaced. Entities that
 * refer to others or to files are never followed: their reference is dropped.
 */
function makeEntityResolver(text: string): (name: string) => string | null {
	const declared = new Map<string, string>();
	for (const [, name = "", double, single] of text.matchAll(
		entityDeclaration,
	)) {
		declared.set(name, double ?? single ?? "");
	}
	let expansions = 0;
	return (name) => {
		if (xmlEntities.has(name)) return `&${name};`;
		const value = declared.get(name);
		if (value !== undefined) {
			expansions++;
			const harmless =
				value.length <= maximumEntityLength && !value.includes("&");
			return harmless && expansions <= maximumExpansions
				? escapeText(value)
				: "";
		}
		const decoded = decodeHTMLStrict(`&${name};`);
		return decoded === `&${name};` ? null : escapeText(decoded);
	};
}
