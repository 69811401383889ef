import { fitParagraphs, fits, fitText, jsonBytes, type Room } from "../fit.ts";
import type { MessageEntry } from "../message.ts";
import { shorten } from "../shorten.ts";
import { escapeText, numberLink, spanMarkup } from "./markdown.ts";

/** An entry with its sources fits into one post. */
const rooms = {
	title: { characters: 300, bytes: 1200 },
	labels: { characters: 300, bytes: 1000 },
	entry: { characters: 3300, bytes: 7400 },
	sources: { characters: 1200, bytes: 2400 },
} satisfies Record<string, Room>;

/**
 * An entry as one text: title, labels, sentences, sources.
 * @param linked whether citations are links too
 */
export function entryText(entry: MessageEntry, linked: boolean): string {
	const head = [
		`### ${fitText(entry.title, (title) => numbered(entry, title), rooms.title)}`,
		...small(fitText(entry.labels.join(" · "), escapeText, rooms.labels)),
	].join("\n");
	const foot = small(sourceLine(entry)).join("\n");
	const paragraphs = fitParagraphs(
		entry.paragraphs,
		(span) => spanMarkup(span, linked),
		{
			characters: rooms.entry.characters - head.length - foot.length,
			bytes: rooms.entry.bytes - jsonBytes(head) - jsonBytes(foot),
		},
	);
	return [head, paragraphs, foot].filter(Boolean).join("\n");
}

/** Discord's small grey text. */
export function small(markup: string): string[] {
	return markup === "" ? [] : [`-# ${markup}`];
}

/** In a heading a number is no list. */
function numbered({ number }: MessageEntry, title: string): string {
	const escaped = escapeText(title) || "…";
	return number === null ? escaped : `${number}. ${escaped}`;
}

/** Sources that would not fit as links stand as their hosts alone. */
function sourceLine({ sources, moreSources }: MessageEntry): string {
	const written = (linked: boolean) =>
		[
			...sources.map(({ number, host, url, notes }) => {
				const note =
					notes.length > 0 ? ` (${escapeText(notes.join(", "))})` : "";
				const mark = linked ? numberLink(number, url) : `\\[${number}\\]`;
				return `${mark} ${escapeText(shorten(host, 80))}${note}`;
			}),
			...(moreSources ? [escapeText(moreSources)] : []),
		].join(" · ");
	if (fits(written(true), rooms.sources)) return written(true);
	return fits(written(false), rooms.sources) ? written(false) : "";
}
