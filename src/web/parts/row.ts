import { type Html, html } from "../html.ts";

/** How well something is: `good` and `bad` are coloured, `quiet` is neither. */
export type Tone = "good" | "bad" | "quiet";

/** A row of a list: what it is, how it is, what is known of it, what is wrong. */
export function row({
	tone,
	level,
	heading,
	state,
	body,
	reason = null,
	foot = null,
}: {
	tone: Tone;
	level: 2 | 3;
	heading: Html;
	/** A word or two. */
	state: string;
	body: Html | null;
	/** Why it is not well, and what to do. */
	reason?: string | null;
	/** Below all that. */
	foot?: Html | null;
}): Html {
	return html`<li class="${tone}">
${level === 2 ? html`<h2>${heading}</h2>` : html`<h3>${heading}</h3>`}
<p class="state">${state}</p>
${body}
${reason !== null && reason !== "" && html`<p class="reason">${reason}</p>`}
${foot}
</li>
`;
}
