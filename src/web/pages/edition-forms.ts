import { renderDiscord } from "../../chat/discord/render.ts";
import { editionMessage } from "../../chat/messages/edition-message.ts";
import { editionTimes } from "../../chat/messages/edition-times.ts";
import { renderSlack } from "../../chat/slack/render.ts";
import { textsIn } from "../../chat/texts/texts.ts";
import type { Edition } from "../../digests/edition.ts";
import { discordView } from "../discord-view.ts";
import type { Html } from "../html.ts";
import { messageArticle } from "../render.ts";
import { slackView } from "../slack-view.ts";

/** How an edition can be seen; `as` stands in the address. */
export const editionForms = [
	{ as: null, name: "Page" },
	{ as: "slack", name: "Slack" },
	{ as: "discord", name: "Discord" },
] as const;

export type Form = (typeof editionForms)[number]["as"];

/** The form of that name; the page's own when there is none. */
export function formNamed(name: string | null): Form {
	return editionForms.find(({ as }) => as === name)?.as ?? null;
}

/** An edition in the page's own form, or made of the very bodies that a platform gets. */
export function editionAs(
	form: Form,
	edition: Edition,
	channelName: string,
): Html {
	const message = editionMessage(edition);
	const { slot, timeZone } = edition;
	const channel = {
		name: channelName,
		language: message.language,
		postedAt: slot,
		time: editionTimes(textsIn(edition.language), slot, timeZone).time,
	};
	switch (form) {
		case "slack":
			return slackView(renderSlack(message), channel);
		case "discord":
			return discordView(renderDiscord(message), channel);
		case null:
			return messageArticle(message, (storyId) => `/stories/${storyId}`);
	}
}
