import { cleanText, safeUrl } from "../clean-text.ts";
import type { Span } from "../message.ts";

/** A longer address is not worth its room; https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
const longestUrl = 500;

/** Letters that look the same and mean nothing in mrkdwn, which has no escape for its own. */
const LOOKALIKES: Readonly<Record<string, string>> = {
	"*": "∗",
	_: "ˍ",
	"~": "∼",
	"`": "ˋ",
};
const LETTER = /[\p{L}\p{N}]/u;
const EMOJI_NAME = /:(?=[a-z0-9_'+-]*[a-z][a-z0-9_'+-]*:)/g;
const BROADCAST = /@(?=channel|here|everyone|group)/gi;

/**
 * A plain text as Slack's mrkdwn shows it unchanged: no markup, mention, emoji name or link
 * comes to life. https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export function escapeText(text: string): string {
	return cleanText(text)
		.replace(/[*_~`]/g, (mark, at: number, whole: string) =>
			LETTER.test(whole[at - 1] ?? "") && LETTER.test(whole[at + 1] ?? "")
				? mark
				: (LOOKALIKES[mark] ?? mark),
		)
		.replace(EMOJI_NAME, "∶")
		.replace(BROADCAST, "@\u2060")
		.replace(/^>/, "›")
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;");
}

/** A link, or its text alone where the address cannot stand behind one. */
export function link(text: string, address: string): string {
	const url = safeUrl(address)?.replaceAll("&", "&amp;");
	const label = escapeText(text.replaceAll("|", "¦"));
	return url && url.length <= longestUrl ? `<${url}|${label}>` : label;
}

/** @param linked whether citations are links */
export function spanMarkup(span: Span, linked: boolean): string {
	switch (span.kind) {
		case "citation": {
			const text = `[${span.number}]`;
			return linked ? link(text, span.url) : text;
		}
		case "link":
			return link(span.text, span.url);
		case "strong":
			return `*${escapeText(span.text)}*`;
		case "emphasis":
			return `_${escapeText(span.text)}_`;
		case "text":
			return escapeText(span.text);
	}
}
