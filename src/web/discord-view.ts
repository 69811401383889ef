import type {
	Button,
	Component,
	DiscordBody,
	Menu,
} from "../chat/discord/components.ts";
import { type Channel, channelView, menu, picture, post } from "./chat-view.ts";
import { markdownMarkup } from "./discord-markdown.ts";
import { type Html, html } from "./html.ts";

/** https://docs.discord.com/developers/components/reference#button-button-styles */
const buttonStyles = { 1: "primary", 2: "secondary", 4: "danger" };

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
		case 1:
			return html`<div class="actions">${component.components.map(controlMarkup)}</div>\n`;
		case 9:
			return html`<div class="section"><div>${component.components.map(componentMarkup)}</div>${controlMarkup(component.accessory)}</div>\n`;
		case 10:
			return html`<div class="text">${markdownMarkup(component.content)}</div>\n`;
		case 12:
			return html`${component.items.map(({ media, description }) => picture(description ?? "", media.url))}`;
		case 14:
			return component.divider ? html`<hr>\n` : html`<div class="gap"></div>\n`;
	}
}

function controlMarkup(control: Button | Menu): Html {
	if (control.type === 2)
		return html`<button type="button" class="${buttonStyles[control.style]}" disabled>${control.label}</button>`;
	const { placeholder = "Make a selection", options } = control;
	const chosen = options.filter((option) => option.default);
	return menu(
		{
			name: null,
			shown: chosen.map(({ label }) => label).join(", ") || placeholder,
		},
		options.map(({ label }) => label),
	);
}
