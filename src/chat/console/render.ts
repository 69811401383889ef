import { cleanText } from "../clean-text.ts";
import type { Message, MessageEntry, Paragraph } from "../message.ts";
import { breakable, columns } from "../messages/columns.ts";
import { tableText } from "../table-text.ts";

/** A run of text in one of a terminal's styles. */
interface Run {
	text: string;
	style?: "bold" | "dim" | "italic";
}

const NO_BREAK_SPACE = "\u00a0";
const SPACE_AT_END = /[^\S\u00a0]$/u;

/** Control Sequence Introducer … m, ECMA-48: on and off. */
const codes = { bold: [1, 22], dim: [2, 22], italic: [3, 23] } as const;

/**
 * A message as text for a terminal or a file, without a line end after the last line.
 * @param width in columns; a word that is longer stands whole on a line of its own
 * @param colour bold, dim and italic by ANSI codes
 */
export function renderText(
	message: Message,
	{ width = 80, colour = false }: { width?: number; colour?: boolean } = {},
): string {
	const lines = (runs: Run[], indent = "", hanging = indent) =>
		wrapped(runs, { width, colour, indent, hanging });
	const dim = (text: string, indent = "") =>
		lines([{ text: cleanText(text), style: "dim" }], indent);
	const blocks = [
		[
			...lines([{ text: cleanText(message.headline), style: "bold" }]),
			...(message.subtitle ? dim(message.subtitle) : []),
		],
		...message.paragraphs.map((paragraph) => lines(runsOf(paragraph))),
		...message.entries.map((entry) => entryLines(entry, lines)),
		...(message.table ? [tableText(message.table)] : []),
		message.footer.flatMap((line) => dim(line)),
	];
	return blocks
		.filter((block) => block.length > 0)
		.map((block) => block.join("\n"))
		.join("\n\n");
}

type Lines = (runs: Run[], indent?: string, hanging?: string) => string[];

function entryLines(entry: MessageEntry, lines: Lines): string[] {
	const number = entry.number === null ? "" : `${entry.number}. `;
	const indent = " ".repeat(number.length);
	const labels = entry.labels.map(cleanText).join(" · ");
	const sources = [
		...entry.sources.map((source) => {
			const notes = source.notes.map(cleanText).join(", ");
			const host = cleanText(source.host);
			return `[${source.number}]${NO_BREAK_SPACE}${host}${notes ? `${NO_BREAK_SPACE}(${notes})` : ""}`;
		}),
		...(entry.moreSources ? [entry.moreSources] : []),
	].join(" · ");
	return [
		...lines(
			[
				{ text: number + cleanText(entry.title), style: "bold" },
				...(labels ? [{ text: ` · ${labels}`, style: "dim" as const }] : []),
			],
			"",
			indent,
		),
		...entry.paragraphs.flatMap((paragraph) =>
			lines(runsOf(paragraph), indent),
		),
		...(sources ? lines([{ text: sources, style: "dim" }], indent) : []),
	];
}

function runsOf(paragraph: Paragraph): Run[] {
	return paragraph.map((span, index) => {
		const before = paragraph[index - 1];
		if (span.kind === "citation") {
			const gap = before?.kind === "citation" ? "" : NO_BREAK_SPACE;
			return { text: `${gap}[${span.number}]`, style: "dim" };
		}
		const text = (before ? " " : "") + cleanText(span.text);
		if (span.kind === "text" || span.kind === "link") return { text };
		return { text, style: span.kind === "strong" ? "bold" : "italic" };
	});
}

function wrapped(
	runs: readonly Run[],
	style: { width: number; colour: boolean; indent: string; hanging: string },
): string[] {
	const lines: Run[][] = [];
	let room = 0;
	for (const piece of pieces(runs)) {
		const line = lines.at(-1);
		const text = piece.map((run) => run.text).join("");
		if (line && columns(text.trimEnd()) <= room) line.push(...piece);
		else {
			const indent = line ? style.hanging : style.indent;
			lines.push([{ text: indent }, ...piece]);
			room = style.width - indent.length;
		}
		room -= columns(text);
	}
	return lines.map((line) => styled(line, style.colour));
}

/** What must stay on one line: a citation with the word before it. */
function pieces(runs: readonly Run[]): Run[][] {
	const found: Run[][] = [];
	for (const run of runs) {
		const parts = breakable(run.text).map((text) => ({ ...run, text }));
		const last = found.at(-1);
		const first = parts[0]?.text ?? "";
		if (
			last &&
			!SPACE_AT_END.test(last.at(-1)?.text ?? "") &&
			first.trim() !== ""
		)
			last.push(...parts.splice(0, 1));
		found.push(...parts.map((part) => [part]));
	}
	return found;
}

/** Neighbours of one style share its codes; spaces at the end are left out. */
function styled(line: Run[], colour: boolean): string {
	const merged: Run[] = [];
	for (const run of line) {
		const last = merged.at(-1);
		if (last && last.style === run.style) last.text += run.text;
		else merged.push({ ...run });
	}
	for (const run of merged) run.text = run.text.replaceAll(NO_BREAK_SPACE, " ");
	const end = merged.at(-1);
	if (end) end.text = end.text.trimEnd();
	return merged
		.map(({ text, style }) => {
			if (!colour || style === undefined || text === "") return text;
			const [on, off] = codes[style];
			return `\u001b[${on}m${text}\u001b[${off}m`;
		})
		.join("");
}
