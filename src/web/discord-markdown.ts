import { type Html, html } from "./html.ts";
import { link } from "./render.ts";

/**
 * What means something within a line, in the order in which Discord looks for it.
 * https://docs.discord.com/developers/reference#message-formatting
 */
const TOKEN = new RegExp(
	[
		"\\\\(?<escaped>[^\\p{L}\\p{N}\\s])",
		"(?<!`)(?<ticks>`{1,2})(?!`)(?<code>[^`\\n]+)\\k<ticks>",
		"\\[(?<label>(?:\\[[^\\]\\n]*\\]|\\\\.|[^[\\]\\\\\\n])+)\\]\\(\\s*<?(?<target>https?:[^\\s<>()]+)>?\\s*\\)",
		"<(?<address>https?:[^\\s<>]+)>",
		"<(?<mention>@[!&]?\\d+|#\\d+|a?:\\w+:\\d+|t:-?\\d+(?::\\w)?|/[^<>\\n]+:\\d+)>",
		"(?<everyone>@(?:everyone|here)\\b)",
		"\\*\\*(?<strong>(?:\\\\.|[^\\\\])+?)\\*\\*(?!\\*)",
		"__(?<underline>(?:\\\\.|[^\\\\])+?)__(?!_)",
		"\\*(?=\\S)(?<star>(?:\\\\.|\\*\\*|[^\\\\*])+?)(?<!\\s)\\*(?!\\*)",
		"(?<![\\p{L}\\p{N}_])_(?<low>(?:\\\\.|[^\\\\_])+?)_(?![\\p{L}\\p{N}_])",
		"~~(?<gone>.+?)~~",
		"\\|\\|(?<hidden>.+?)\\|\\|",
	].join("|"),
	"gu",
);

const BLOCK = /```(?:[\w+-]*\n)?([\s\S]+?)\n?```\n?/;
const HEADING = /^(#{1,3})\s+(.*)$/;
const SMALL = /^-#\s+(.*)$/;
const QUOTE = /^> (.*)$/;

/** A text in Discord's markdown, as Discord shows it. */
export function markdownMarkup(text: string): Html {
	// Every second piece is what stood in a block of code.
	return html`${text.split(BLOCK).map((piece, index) => (index % 2 === 1 ? html`<pre>${piece}</pre>` : lines(piece)))}`;
}

function lines(text: string): Html[] {
	if (text === "") return [];
	return text.replace(/\n$/, "").split("\n").map(lineMarkup);
}

function lineMarkup(line: string): Html {
	const [, signs, title] = HEADING.exec(line) ?? [];
	if (signs !== undefined && title !== undefined)
		return signs.length === 3
			? html`<h3 dir="auto">${inlineMarkup(title)}</h3>\n`
			: html`<h2 dir="auto">${inlineMarkup(title)}</h2>\n`;
	const [, small] = SMALL.exec(line) ?? [];
	if (small !== undefined)
		return html`<p class="small" dir="auto">${inlineMarkup(small)}</p>\n`;
	const [, quote] = QUOTE.exec(line) ?? [];
	if (quote !== undefined)
		return html`<blockquote dir="auto">${inlineMarkup(quote)}</blockquote>\n`;
	return html`<p dir="auto">${inlineMarkup(line)}</p>\n`;
}

function inlineMarkup(text: string): Html {
	const parts: (Html | string)[] = [];
	let end = 0;
	for (const match of text.matchAll(TOKEN)) {
		parts.push(text.slice(end, match.index));
		parts.push(tokenMarkup(match.groups ?? {}));
		end = match.index + match[0].length;
	}
	return html`${parts}${text.slice(end)}`;
}

function tokenMarkup(found: Record<string, string | undefined>): Html {
	const { escaped, code, label, target, address, strong, underline } = found;
	const { mention, everyone, gone, hidden } = found;
	const emphasis = found.star ?? found.low;
	if (code !== undefined) return html`<code>${code}</code>`;
	if (target !== undefined) return link(inlineMarkup(label ?? ""), target);
	if (address !== undefined) return link(address, address);
	if (strong !== undefined)
		return html`<strong>${inlineMarkup(strong)}</strong>`;
	if (underline !== undefined) return html`<u>${inlineMarkup(underline)}</u>`;
	if (emphasis !== undefined) return html`<em>${inlineMarkup(emphasis)}</em>`;
	if (gone !== undefined) return html`<del>${inlineMarkup(gone)}</del>`;
	if (hidden !== undefined)
		return html`<span class="spoiler">${inlineMarkup(hidden)}</span>`;
	const called = mention ?? everyone;
	if (called !== undefined) return html`<span class="mention">${called}</span>`;
	return html`${escaped ?? ""}`;
}
