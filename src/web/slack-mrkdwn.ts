import { type Html, html } from "./html.ts";
import { link } from "./render.ts";

/**
 * What means something in mrkdwn, in the order in which Slack looks for it. A mark counts where
 * it stands at the edge of a word, and pairs within its line; a link or a piece of code between
 * two marks is one thing. https://docs.slack.dev/messaging/formatting-message-text
 */
const TOKEN = new RegExp(
	[
		"```(?<block>[\\s\\S]+?)```",
		"`(?<code>[^`\\n]+)`",
		"<(?<target>[^<>|\\n]+)(?:\\|(?<label>[^<>\\n]*))?>",
		"(?<![\\p{L}\\p{N}])(?<mark>[*_~])(?!\\s|\\k<mark>)(?<inner>(?:<[^<>\\n]*>|`[^`\\n]+`|[^<`\\n])+?)(?<!\\s|\\k<mark>)\\k<mark>(?![\\p{L}\\p{N}])",
		"(?<=^|\\n)(?:>|&gt;) ?(?<quote>[^\\n]*)\\n?",
		"(?<line>\\n)",
	].join("|"),
	"gu",
);

/** A text in mrkdwn, marked as verbatim, as Slack shows it: addresses in it are no links. */
export function mrkdwnMarkup(text: string): Html {
	const parts: Html[] = [];
	let end = 0;
	for (const match of text.matchAll(TOKEN)) {
		parts.push(html`${plainMarkup(text.slice(end, match.index))}`);
		parts.push(tokenMarkup(match.groups ?? {}));
		end = match.index + match[0].length;
	}
	return html`${parts}${plainMarkup(text.slice(end))}`;
}

/** Slack knows these three entities and no others, in plain text as well. */
export function plainMarkup(text: string): string {
	return text
		.replaceAll("&lt;", "<")
		.replaceAll("&gt;", ">")
		.replaceAll("&amp;", "&");
}

function tokenMarkup({
	block,
	code,
	target,
	label,
	mark,
	inner,
	quote,
}: Record<string, string | undefined>): Html {
	if (block !== undefined)
		return html`<pre>${plainMarkup(block.replace(/^\n|\n$/g, ""))}</pre>`;
	if (code !== undefined) return html`<code>${plainMarkup(code)}</code>`;
	if (target !== undefined) return reference(target, label);
	if (inner !== undefined) return marked(mark, mrkdwnMarkup(inner));
	if (quote !== undefined)
		return html`<blockquote>${mrkdwnMarkup(quote)}</blockquote>`;
	return html`<br>`;
}

function marked(mark: string | undefined, inner: Html): Html {
	if (mark === "*") return html`<strong>${inner}</strong>`;
	return mark === "_" ? html`<em>${inner}</em>` : html`<del>${inner}</del>`;
}

/** A link, or who and what a message mentions. */
function reference(target: string, label: string | undefined): Html {
	if (/^https?:/i.test(target))
		return link(plainMarkup(label || target), plainMarkup(target));
	const [, sign, name] = /^([@#!])(.*)$/u.exec(target) ?? [];
	if (name === undefined) return html`${plainMarkup(label || target)}`;
	const shown = label ?? name;
	return html`<span class="mention">${sign === "#" ? "#" : "@"}${plainMarkup(shown)}</span>`;
}
