import { makeMarkupScanner } from "./markup.ts";

/** Below that, setting a section aside costs more than reading it. */
const shortest = 200;
/** From Unicode's private area: a text that uses them is left alone. */
const opening = "\ue000";
const closing = "\ue001";
const lone = /^\ue000(\d+)\ue001$/;
const mark = /\ue000(\d+)\ue001/g;

export interface SetAside {
	/** The text with a short mark in each long CDATA section. */
	text: string;
	/** Puts back what the marks stand for. */
	restore(value: string): string;
}

/**
 * Takes the inside of long CDATA sections out of a text. A parser has nothing to do
 * there, yet sax looks at each character; full texts are most of many a feed.
 */
export function setSectionsAside(text: string): SetAside {
	const unchanged = { text, restore: (value: string) => value };
	if (!text.includes("<![CDATA[") || text.includes(opening)) return unchanged;
	const sections: string[] = [];
	const parts: string[] = [];
	let copied = 0;
	const next = makeMarkupScanner(text);
	for (let piece = next(); piece; piece = next()) {
		if (piece.kind !== "cdata" || !piece.closed) continue;
		const from = piece.start + "<![CDATA[".length;
		const to = piece.end - "]]>".length;
		if (to - from < shortest) continue;
		parts.push(
			text.slice(copied, from),
			opening,
			String(sections.length),
			closing,
		);
		sections.push(text.slice(from, to));
		copied = to;
	}
	if (sections.length === 0) return unchanged;
	parts.push(text.slice(copied));
	return {
		text: parts.join(""),
		restore(value) {
			if (!value.includes(opening)) return value;
			// Nearly always the section is all there is: no need to copy it.
			const [, only] = lone.exec(value) ?? [];
			if (only !== undefined) return sections[Number(only)] ?? "";
			return value.replace(
				mark,
				(_, index: string) => sections[Number(index)] ?? "",
			);
		},
	};
}
