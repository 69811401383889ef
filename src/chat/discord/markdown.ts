import { cleanText, safeUrl } from "../clean-text.ts";
import type { Span } from "../message.ts";

/** A longer address is not worth its room. */
const longestUrl = 500;

const ALWAYS = /[\\*_~`|[\]<>]/g;
/** What begins a heading, a list or small text at the beginning of a line. */
const AT_LINE_START = /^(?:#|-|\+|\d+\.)/;
const MENTION = /@(?=everyone|here|[!&]?\d)/gi;
/** Inside of `<…>` Discord knows mentions, channels, emoji, times and commands. */
const AFTER_BRACKET = /(<)(a?:|[#/@]|t:|id:)/gi;
/** Shown with a preview even without "https://". */
const INVITATION = /(discord(?:app)?\.(?:gg|com))\//gi;

/**
 * A plain text as Discord's markdown shows it unchanged: no markup, mention or link comes to
 * life. https://docs.discord.com/developers/reference#message-formatting
 */
export function escapeText(text: string): string {
	return cleanText(text)
		.replace(AFTER_BRACKET, "$1\u2060$2")
		.replace(MENTION, "@\u2060")
		.replace(INVITATION, "$1\u2060/")
		.replace(ALWAYS, "\\$&")
		.replace(AT_LINE_START, (start) =>
			start.endsWith(".") ? `${start.slice(0, -1)}\\.` : `\\${start}`,
		);
}

/**
 * A link without preview, or its text alone where the address cannot stand behind one. The text
 * is a number in brackets: Discord shows no link behind a text that looks like an address.
 */
export function numberLink(number: number, address: string): string {
	const url = safeUrl(address);
	return url && url.length <= longestUrl
		? `[[${number}]](<${url}>)`
		: `\\[${number}\\]`;
}

/** A link without preview to what is ours; its text is ours too. */
function textLink(text: string, address: string): string {
	const url = safeUrl(address);
	return url && url.length <= longestUrl
		? `[${escapeText(text)}](<${url}>)`
		: escapeText(text);
}

/** @param linked whether citations are links */
export function spanMarkup(span: Span, linked: boolean): string {
	switch (span.kind) {
		case "citation":
			return linked
				? numberLink(span.number, span.url)
				: `\\[${span.number}\\]`;
		case "link":
			return textLink(span.text, span.url);
		case "strong":
			return `**${escapeText(span.text)}**`;
		case "emphasis":
			return `*${escapeText(span.text)}*`;
		case "text":
			return escapeText(span.text);
	}
}
