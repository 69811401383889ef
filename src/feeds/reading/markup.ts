import { makeFinder } from "./finder.ts";

/** What a piece of markup is; text is what lies between two pieces. */
export type MarkupKind =
	| "open"
	| "empty"
	| "close"
	| "comment"
	| "cdata"
	| "doctype"
	| "instruction";

/** One piece of markup: `text.slice(start, end)`; `name` is empty where there is none. */
export interface Markup {
	kind: MarkupKind;
	name: string;
	start: number;
	end: number;
	/** False when the text ended before the piece did. */
	closed: boolean;
}

const exclamation = 0x21;
const quotationMark = 0x22;
const apostrophe = 0x27;
const slash = 0x2f;
const lessThan = 0x3c;
const greaterThan = 0x3e;
const question = 0x3f;

/** Letters, `_`, `:` and all above ASCII begin a name. */
function beginsName(code: number): boolean {
	const letter = code | 0x20;
	return (
		(letter >= 0x61 && letter <= 0x7a) ||
		code === 0x5f ||
		code === 0x3a ||
		code >= 0x80
	);
}

function endsName(code: number): boolean {
	return (
		code <= 0x20 || code === slash || (code >= lessThan && code <= greaterThan)
	);
}

/**
 * Walks through the markup of an XML-like text, well-formed or not, in linear
 * time: each character is looked at a bounded number of times, whatever is
 * left open. Returns null at the end.
 */
export function makeMarkupScanner(text: string): () => Markup | null {
	let position = 0;
	const find = makeFinder(text);

	const upTo = (
		kind: MarkupKind,
		start: number,
		from: number,
		delimiter: string,
	): Markup => {
		const at = find(delimiter, from);
		position = at < 0 ? text.length : at + delimiter.length;
		return { kind, name: "", start, end: position, closed: at >= 0 };
	};

	let balanced = true;
	const doctype = (start: number): Markup => {
		let depth = 0;
		for (let at = start + 2; balanced && at < text.length; at++) {
			const character = text[at];
			if (character === '"' || character === "'") {
				const quote = find(character, at + 1);
				if (quote < 0) break;
				at = quote;
			} else if (character === "[") depth++;
			else if (character === "]") depth--;
			else if (character === ">" && depth <= 0) {
				position = at + 1;
				return {
					kind: "doctype",
					name: "",
					start,
					end: position,
					closed: true,
				};
			}
		}
		balanced = false;
		return { ...upTo("doctype", start, start, ">"), closed: false };
	};

	const tag = (start: number): Markup => {
		const closing = text.charCodeAt(start + 1) === slash;
		const nameAt = start + (closing ? 2 : 1);
		let at = nameAt;
		while (at < text.length && !endsName(text.charCodeAt(at))) at++;
		const name = text.slice(nameAt, at);
		for (; at < text.length; at++) {
			const code = text.charCodeAt(at);
			if (code === greaterThan || code === lessThan) break;
			if (code !== quotationMark && code !== apostrophe) continue;
			const quote = find(code === apostrophe ? "'" : '"', at + 1);
			const next = find("<", at);
			// A quotation mark without its partner is a character like any other.
			if (quote >= 0 && (next < 0 || next > quote)) at = quote;
		}
		const closed = text.charCodeAt(at) === greaterThan;
		position = closed ? at + 1 : at;
		let kind: MarkupKind = "open";
		if (closing) kind = "close";
		else if (closed && text.charCodeAt(at - 1) === slash) kind = "empty";
		return { kind, name, start, end: position, closed };
	};

	return () => {
		for (;;) {
			const start = find("<", position);
			if (start < 0) return null;
			const next = text.charCodeAt(start + 1);
			if (next === exclamation) {
				if (text.startsWith("<!--", start)) {
					return upTo("comment", start, start + 4, "-->");
				}
				if (text.startsWith("<![CDATA[", start)) {
					return upTo("cdata", start, start + 9, "]]>");
				}
				return doctype(start);
			}
			if (next === question) return upTo("instruction", start, start + 2, "?>");
			if (beginsName(next === slash ? text.charCodeAt(start + 2) : next))
				return tag(start);
			// A lone "<" is text.
			position = start + 1;
		}
	};
}

/** The local part of a prefixed name, lower case: `Atom:Title` is `title`. */
export function localName(name: string): string {
	return name.slice(name.indexOf(":") + 1).toLowerCase();
}

const attribute =
	/([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"<]*)"|'([^'<]*)'|([^\s"'<>]+)))?/g;

/** The attributes of a tag, `<name …>`, as written: quoted, bare, or without a value. */
export function attributesOf(
	tag: string,
): { name: string; value: string | null }[] {
	const inside = tag.replace(/^<[^\s/<>=]+/, "");
	return Array.from(
		inside.matchAll(attribute),
		([, name = "", double, single, bare]) => ({
			name,
			value: double ?? single ?? bare ?? null,
		}),
	);
}
