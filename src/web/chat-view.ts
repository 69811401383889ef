import { cleanText } from "../chat/clean-text.ts";
import { type Html, html } from "./html.ts";
import { link } from "./render.ts";

/** Where and when something was posted. */
export interface Channel {
	/** Without the sign before it. */
	name: string;
	/** Language of what we say there, ISO 639-1. */
	language: string;
	/** ISO 8601. */
	postedAt: string;
	/** As the channel's clock showed it, such as "09:00". */
	time: string;
}

/** A channel of a platform with what was posted in it; its styles go by the platform's name. */
export function channelView(
	platform: "slack" | "discord",
	{ name }: Channel,
	posts: readonly Html[],
): Html {
	return html`<section class="chat ${platform}">
<header><h1><span aria-hidden="true">#</span> ${name}</h1></header>
${posts}</section>`;
}

/** One post of ours, as an app's are marked. */
export function post(content: readonly Html[], channel: Channel): Html {
	return html`<article class="post">
<img class="avatar" src="/icon.svg" alt="" width="40" height="40">
<div class="body">
<p class="author"><b>Modelwire</b> <span class="app">APP</span> <time datetime="${channel.postedAt}">${channel.time}</time></p>
<div lang="${channel.language}">
${content}</div>
</div>
</article>
`;
}

/** What opens to choose from; here nothing comes of a choice. */
export function menu(
	{ name, shown }: { name: string | null; shown: string },
	options: readonly string[],
): Html {
	return html`<details class="menu"><summary${name !== null && html` aria-label="${name}"`}>${shown}</summary>
<ul>${options.map((option) => html`<li dir="auto">${option}</li>`)}</ul></details>`;
}

/** The words of a picture, which lead to it: this page loads nothing from elsewhere. */
export function picture(words: string, address: string): Html {
	return html`<p class="picture" dir="auto">${link(cleanText(words) || "Picture", address)}</p>\n`;
}
