import type { Interests } from "../../digests/subscription.ts";
import { askedChannel } from "../conversation/asked-channel.ts";
import type { Message } from "../message.ts";
import { emptyMessage } from "../messages/model-message.ts";
import { toPerson } from "../messages/plain-message.ts";
import type { Texts } from "../texts/texts.ts";
import type { ChatCommand } from "./command.ts";
import { wordsOf } from "./words.ts";

export const topics: ChatCommand = {
	name: "topics",
	...wordsOf("topics"),
	options: [],
	permission: "anyone",
	personal: true,
	async run({ asker, texts }, { database }) {
		const channel = asker.channel && (await askedChannel(database, asker));
		return toPerson(topicsMessage(texts, channel?.subscription ?? null));
	},
};

/** The topics with what they are about; those that the channel follows are marked. */
function topicsMessage(
	texts: Texts,
	followed: Pick<Interests, "topics"> | null,
): Message {
	const { topicList, topics: about } = texts.commands;
	return {
		...emptyMessage(texts),
		headline: topicList.title,
		paragraphs: Object.entries(texts.topics).map(([slug, name]) => [
			{ kind: "strong", text: `${name}:` },
			...(followed?.topics.includes(slug)
				? [{ kind: "emphasis" as const, text: `(${topicList.followed})` }]
				: []),
			{ kind: "text", text: about[slug] ?? slug },
		]),
		hints: ["/brief chips 3d", "/subscribe chips, regulation"],
	};
}
