import type { Component } from "../chat/discord/components.ts";
import type { DiscordBody } from "../chat/discord/render.ts";
import { type Channel, channelView, post } from "./chat-view.ts";
import { markdownMarkup } from "./discord-markdown.ts";
import { type Html, html } from "./html.ts";

/** Posts as a Discord channel shows them, one under the other without naming us again. */
export function discordView(
	bodies: readonly DiscordBody[],
	channel: Channel,
): Html {
	const containers = bodies.flatMap(({ components }) =>
		components.map(
			// A page without inline styles: the colour beside it stands in the stylesheet.
			(container) =>
				html`<div class="container">\n${container.components.map(componentMarkup)}</div>\n`,
		),
	);
	return channelView("discord", channel, [post(containers, channel)]);
}

function componentMarkup(component: Component): Html {
	switch (component.type) {
		case 10:
			return html`<div class="text">${markdownMarkup(component.content)}</div>\n`;
		case 9:
			return html`<div class="section"><div>${component.components.map(componentMarkup)}</div>${button(component.accessory)}</div>\n`;
		case 1:
			return html`<div class="actions">${component.components.map(button)}</div>\n`;
		case 14:
			return component.divider ? html`<hr>\n` : html`<div class="gap"></div>\n`;
	}
}

function button({ label }: { label: string }): Html {
	return html`<button type="button" disabled>${label}</button>`;
}
