import type { Reply } from "../listener.ts";
import type { Message, MessageAction } from "../message.ts";
import type { ReplyPicture } from "../reply-picture.ts";
import type { Texts } from "../texts/texts.ts";
import { emptyMessage } from "./model-message.ts";

/** A message of sentences, each a paragraph of its own, under a headline if there is one. */
export function plainMessage(
	texts: Texts,
	sentences: readonly string[],
	{
		headline = "",
		actions = [],
		hints = [],
	}: {
		headline?: string;
		actions?: MessageAction[];
		hints?: string[];
	} = {},
): Message {
	return {
		...emptyMessage(texts),
		headline,
		paragraphs: sentences
			.filter((text) => text !== "")
			.map((text) => [{ kind: "text", text }]),
		actions,
		hints,
	};
}

/** A reply that its reader alone sees. */
export function toPerson(
	message: Message,
	picture: ReplyPicture | null = null,
): Reply {
	return { kind: "message", message, audience: "person", picture };
}
