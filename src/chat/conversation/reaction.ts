import {
	saveFeedback,
	withdrawFeedback,
} from "../../digests/store-feedback.ts";
import type { ChatDeps } from "../commands/command.ts";
import type { Asker, ChatListener } from "../listener.ts";
import { storiesOfMessage } from "../store-channels.ts";
import { askedChannel } from "./asked-channel.ts";

/** A reaction to a post says something of each story in it; of several, a little of each. */
export async function takeReaction(
	{ database, clock }: ChatDeps,
	asker: Asker,
	{ messageId, kind, added }: Parameters<ChatListener["reaction"]>[1],
): Promise<void> {
	const { rights } = asker.person;
	if (rights !== "manager" && rights !== "member") return;
	const { row, subscription } = await askedChannel(database, asker);
	if (!row || !subscription) return;
	const storyIds = await storiesOfMessage(database, row.id, messageId);
	for (const storyId of storyIds) {
		const feedback = {
			channelId: row.id,
			storyId,
			person: asker.person.id,
			kind,
		};
		if (!added) await withdrawFeedback(database, feedback);
		else
			await saveFeedback(database, {
				...feedback,
				weight: 1 / storyIds.length,
				at: clock.now(),
			});
	}
}
