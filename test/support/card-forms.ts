import { renderText } from "#src/chat/console/render.ts";
import { renderDiscord } from "#src/chat/discord/render.ts";
import type { Message } from "#src/chat/message.ts";
import { renderSlack } from "#src/chat/slack/render.ts";
import { renderHtml } from "#src/web/render.ts";
import { stringsIn } from "./platform-limits.ts";

/** Each form of a message as what a reader reads of it, a paragraph a line, citations as "[1]". */
export const cardForms: Record<string, (message: Message) => string> = {
	terminal: (message) =>
		renderText(message, { width: 100_000 }).replace(/ · (?=\[\d+\] )/g, "\n"),
	Slack: (message) => renderSlack(message).map(readSlack).join("\n"),
	Discord: (message) => renderDiscord(message).map(readDiscord).join("\n"),
	page: (message) => readHtml(renderHtml(message)),
};

function readSlack({ blocks }: { blocks: readonly unknown[] }): string {
	const text = blocks
		.flatMap((block) => tableRows(block) ?? stringsIn(block))
		.join("\n")
		.replace(/<[^|>]+\|([^>]*)>/g, "$1")
		.replace(/\*/g, "");
	return entities(text).replace(/ · (?=\[\d+\] )/g, "\n");
}

/** A table a row a line, so that a cell stays beside its field. */
function tableRows(block: unknown): string[] | null {
	if (typeof block !== "object" || block === null || !("rows" in block))
		return null;
	const { rows } = block;
	if (!Array.isArray(rows)) return null;
	return rows.map((row: unknown) =>
		(Array.isArray(row) ? row : [])
			.map((cell: unknown) =>
				stringsIn(cell)
					.filter((text) => text !== "raw_text")
					.join(""),
			)
			.join(" | "),
	);
}

function readDiscord({ components }: { components?: unknown }): string {
	return stringsIn(components)
		.join("\n")
		.replace(/\[\[(\d+)\]\]\(<[^>]*>\)/g, "[$1]")
		.replace(/\*\*/g, "")
		.replace(/\\(?=\p{P}|\p{S})/gu, "")
		.replace(/^-# /gm, "")
		.replace(/ · (?=\[\d+\] )/g, "\n");
}

function readHtml(html: string): string {
	const text = html
		.replace(/<\/t[dh]><t[dh][^>]*>/g, " | ")
		.replace(/<(?:br|\/p|\/h\d|\/li|\/tr|\/div)[^>]*>/g, "\n")
		.replace(/<[^>]+>/g, "");
	return entities(text).replace(/ · (?=\[\d+\] )/g, "\n");
}

function entities(text: string): string {
	return text
		.replace(/&lt;/g, "<")
		.replace(/&gt;/g, ">")
		.replace(/&quot;/g, '"')
		.replace(/&#39;|&apos;/g, "'")
		.replace(/&amp;/g, "&");
}
