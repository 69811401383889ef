import { safeUrl } from "../clean-text.ts";
import { fitParagraphs, fits, fitText, type Room } from "../fit.ts";
import type { Message, MessagePicture, MessageTable } from "../message.ts";
import { tableText } from "../table-text.ts";
import { type Component, text } from "./components.ts";
import { escapeText, spanMarkup } from "./markdown.ts";
import { small } from "./render-entry.ts";

/** What stands around the entries. */
export const rooms = {
	headline: { characters: 200, bytes: 900 },
	subtitle: { characters: 200, bytes: 900 },
	opening: { characters: 1500, bytes: 4000 },
	footer: { characters: 1000, bytes: 2400 },
	table: { characters: 3500, bytes: 8000 },
	alt: { characters: 1000, bytes: 3000 },
} satisfies Record<string, Room>;

/** Headline, subtitle and paragraphs, as one text. */
export function opening({
	headline,
	subtitle,
	paragraphs,
}: Message): Component[] {
	const lines = [
		headline && `## ${fitText(headline, escapeText, rooms.headline)}`,
		...small(fitText(subtitle ?? "", escapeText, rooms.subtitle)),
		fitParagraphs(paragraphs, (span) => spanMarkup(span, true), rooms.opening),
	];
	return text(lines.filter(Boolean).join("\n"));
}

/** Nothing where the address is none. */
export function gallery({ url, alt }: MessagePicture): Component[] {
	const address = safeUrl(url);
	const description = fitText(alt, (words) => words, rooms.alt);
	const item = { ...(description ? { description } : {}) };
	return address
		? [{ type: 12, items: [{ media: { url: address }, ...item }] }]
		: [];
}

/** Footer and hints, in small grey lines; those that are too many are left out. */
export function closing({ footer, hints }: Message): Component[] {
	const lines = [
		...footer.map(escapeText),
		...(hints.length > 0
			? [hints.map((hint) => `\`${hint}\``).join(" · ")]
			: []),
	].flatMap(small);
	const kept: string[] = [];
	for (const each of lines)
		if (fits([...kept, each].join("\n"), rooms.footer)) kept.push(each);
	return text(kept.join("\n"));
}

/** A table in as many parts as it needs, each under its columns; a row that fits nowhere is left out. */
export function tableParts(table: MessageTable): Component[][] {
	const [columns = "", ...rows] = tableText(table).map((row) =>
		row.replaceAll("`", "ˋ"),
	);
	const parts: string[][] = [];
	for (const row of rows) {
		const last = parts.at(-1);
		if (last && fits([...last, row].join("\n"), rooms.table)) last.push(row);
		else if (fits([columns, row].join("\n"), rooms.table))
			parts.push([columns, row]);
	}
	return parts.map((part) => text(`\`\`\`\n${part.join("\n")}\n\`\`\``));
}
