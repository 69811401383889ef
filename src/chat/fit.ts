import { cleanText } from "./clean-text.ts";
import type { Paragraph, Span } from "./message.ts";
import { shorten } from "./shorten.ts";

/** How much a platform takes: in UTF-16 units of the text, and in bytes of its JSON. */
export interface Room {
	characters: number;
	bytes: number;
}

export function fits(text: string, { characters, bytes }: Room): boolean {
	return text.length <= characters && jsonBytes(text) <= bytes;
}

export function jsonBytes(value: unknown): number {
	return Buffer.byteLength(JSON.stringify(value));
}

/** A text in a platform's markup, cut between words where the whole of it does not fit. */
export function fitText(
	text: string,
	markup: (text: string) => string,
	room: Room,
): string {
	const clean = cleanText(text);
	let length = Math.min(clean.length, room.characters);
	for (;;) {
		const marked = markup(shorten(clean, length));
		if (length <= 1 || fits(marked, room)) return marked;
		length = Math.floor(length * 0.9);
	}
}

/**
 * Paragraphs in a platform's markup, one a line. What does not fit is left out by whole
 * sentences, and "…" stands there; only a first sentence that is too long alone is cut.
 */
export function fitParagraphs(
	paragraphs: readonly Paragraph[],
	markup: (span: Span) => string,
	room: Room,
): string {
	let text = "";
	for (const paragraph of paragraphs) {
		let gap = text === "" ? "" : "\n";
		for (const sentence of sentencesOf(paragraph)) {
			const longer = text + gap + joined(sentence, markup);
			if (fits(longer, room)) text = longer;
			else if (text === "") return beginning(sentence, markup, room);
			else return fits(`${text} …`, room) ? `${text} …` : text;
			gap = " ";
		}
	}
	return text;
}

/** A sentence is what stands before a row of citations, and these. */
function sentencesOf(paragraph: Paragraph): Span[][] {
	const sentences: Span[][] = [];
	let closed = true;
	for (const span of paragraph) {
		const isCitation = span.kind === "citation";
		if (closed && !isCitation) sentences.push([]);
		sentences.at(-1)?.push(span);
		closed = isCitation;
	}
	return sentences;
}

function joined(sentence: Span[], markup: (span: Span) => string): string {
	return sentence
		.map((span, index) => {
			const before = sentence[index - 1];
			const adjoins = span.kind === "citation" && before?.kind === "citation";
			return (before && !adjoins ? " " : "") + markup(span);
		})
		.join("");
}

function beginning(
	[first]: Span[],
	markup: (span: Span) => string,
	room: Room,
): string {
	if (!first || first.kind === "citation") return "…";
	return fitText(first.text, (text) => markup({ ...first, text }), room);
}
