import type { Block } from "../chat/slack/blocks.ts";
import type { SlackBody } from "../chat/slack/render.ts";
import { type Channel, channelView, menu, picture, post } from "./chat-view.ts";
import { type Html, html } from "./html.ts";
import { mrkdwnMarkup, plainMarkup } from "./slack-mrkdwn.ts";

type Of<Type extends Block["type"]> = Extract<Block, { type: Type }>;

/** Posts as a Slack channel shows them: the first, and the others as replies in its thread. */
export function slackView(
	bodies: readonly SlackBody[],
	channel: Channel,
): Html {
	const [first, ...replies] = bodies.map(({ blocks }) =>
		post(blocks.map(blockMarkup), channel),
	);
	return channelView("slack", channel, [
		first ?? html``,
		...(replies.length > 0 ? [thread(replies)] : []),
	]);
}

function thread(replies: Html[]): Html {
	return html`<details class="thread" open>
<summary><img class="avatar" src="/icon.svg" alt="" width="24" height="24">${replies.length === 1 ? "1 reply" : `${replies.length} replies`}</summary>
${replies}</details>
`;
}

function blockMarkup(block: Block): Html {
	switch (block.type) {
		case "header":
			return html`<h2 dir="auto">${plainMarkup(block.text.text)}</h2>\n`;
		case "section":
			return section(block);
		case "context":
			return html`<div class="context">${block.elements.map(({ text }) => html`<div dir="auto">${mrkdwnMarkup(text)}</div>`)}</div>\n`;
		case "actions":
			return html`<div class="actions">${block.elements.map(({ text }) => button(text.text))}</div>\n`;
		case "image":
			return picture(block.alt_text, block.image_url);
		case "table":
			return table(block);
		case "divider":
			return html`<hr>\n`;
	}
}

function section({ text, accessory }: Of<"section">): Html {
	return html`<div class="section"><div class="text" dir="auto">${mrkdwnMarkup(text.text)}</div>${
		accessory !== undefined &&
		menu(
			{ name: "More actions", shown: "•••" },
			accessory.options.map((option) => plainMarkup(option.text.text)),
		)
	}</div>\n`;
}

function button(label: string): Html {
	return html`<button type="button" disabled>${plainMarkup(label)}</button>`;
}

/** The first row is the head. */
function table({ rows: [head = [], ...rows] }: Of<"table">): Html {
	return html`<div class="table"><table>
<thead><tr>${head.map(({ text }) => html`<th scope="col" dir="auto">${text}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map(({ text }) => html`<td dir="auto">${text}</td>`)}</tr>\n`)}</tbody>
</table></div>\n`;
}
