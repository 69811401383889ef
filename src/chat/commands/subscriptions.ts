import { cleanText } from "../clean-text.ts";
import { askedChannel } from "../conversation/asked-channel.ts";
import { channelOverview } from "../conversation/channel-overview.ts";
import { plainMessage, toPerson } from "../messages/plain-message.ts";
import type { ChatCommand } from "./command.ts";
import { wordsOf } from "./words.ts";

export const subscriptions: ChatCommand = {
	name: "subscriptions",
	...wordsOf("subscriptions"),
	options: [],
	permission: "anyone",
	personal: false,
	async run({ asker, texts }, deps) {
		const channel = await askedChannel(deps.database, asker);
		const { sentences, actions } = await channelOverview(deps, texts, channel);
		const headline = texts.commands.subscription.title(cleanText(channel.name));
		return toPerson(
			plainMessage(texts, sentences, {
				headline: channel.subscription ? headline : "",
				actions,
				hints: channel.subscription ? [] : ["/subscribe"],
			}),
		);
	},
};
