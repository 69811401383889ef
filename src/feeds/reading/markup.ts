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

const nameStart = /[A-Za-z_:\u0080-\uffff]/;
const nameEnd = /[\s/<>=]/g;

/**
 * Walks through the markup of an XML-like text, well-formed or not, in linear
 * time: each character is looked at a bounded number of times, whatever is
 * left open. Returns null at the end.
 */
export function makeMarkupScanner(text: string): () => Markup | null {
	let position = 0;
	// A delimiter that was once not found further on will not be found later either.
	const exhausted = new Set<string>();
	const find = (delimiter: string, from: number): number => {
		if (exhausted.has(delimiter)) return -1;
		const at = text.indexOf(delimiter, from);
		if (at < 0) exhausted.add(delimiter);
		return at;
	};

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
		const closing = text[start + 1] === "/";
		const nameAt = start + (closing ? 2 : 1);
		nameEnd.lastIndex = nameAt;
		const stop = nameEnd.exec(text)?.index ?? text.length;
		const name = text.slice(nameAt, stop);
		let at = stop;
		for (; at < text.length; at++) {
			const character = text[at];
			if (character === ">" || character === "<") break;
			if (character === '"' || character === "'") {
				const quote = find(character, at + 1);
				const next = text.indexOf("<", at);
				// A quotation mark without its partner is a character like any other.
				if (quote >= 0 && (next < 0 || next > quote)) at = quote;
			}
		}
		const closed = text[at] === ">";
		position = closed ? at + 1 : at;
		let kind: MarkupKind = "open";
		if (closing) kind = "close";
		else if (closed && text[at - 1] === "/") kind = "empty";
		return { kind, name, start, end: position, closed };
	};

	return () => {
		for (;;) {
			const start = text.indexOf("<", position);
			if (start < 0) return null;
			const next = text[start + 1] ?? "";
			if (next === "!") {
				if (text.startsWith("<!--", start)) {
					return upTo("comment", start, start + 4, "-->");
				}
				if (text.startsWith("<![CDATA[", start)) {
					return upTo("cdata", start, start + 9, "]]>");
				}
				return doctype(start);
			}
			if (next === "?") return upTo("instruction", start, start + 2, "?>");
			const first = next === "/" ? (text[start + 2] ?? "") : next;
			if (nameStart.test(first)) return tag(start);
			// A lone "<" is text.
			position = start + 1;
		}
	};
}

/** The local part of a prefixed name, lower case: `Atom:Title` is `title`. */
export function localName(name: string): string {
	return name.slice(name.indexOf(":") + 1).toLowerCase();
}
