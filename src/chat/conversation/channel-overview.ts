import { preferencesOf } from "../../digests/store-feedback.ts";
import type { ChatDeps } from "../commands/command.ts";
import type { MessageAction } from "../message.ts";
import {
	isPausedAt,
	learntSentence,
	nextSentence,
	problemSentence,
	subscriptionActions,
	subscriptionSentences,
} from "../messages/subscription-message.ts";
import type { Texts } from "../texts/texts.ts";
import type { AskedChannel } from "./asked-channel.ts";
import { nameOfModel } from "./model-names.ts";

/** What a channel gets, when, what it taught us and what is wrong, with what can be done about it. */
export async function channelOverview(
	{ database, clock }: Pick<ChatDeps, "database" | "clock">,
	texts: Texts,
	{ externalId, name, row, subscription }: AskedChannel,
): Promise<{ sentences: string[]; actions: MessageAction[] }> {
	if (!row || !subscription)
		return {
			sentences: [texts.commands.subscription.nothingYet(name)],
			actions: subscriptionActions(texts, externalId, {
				subscription: null,
				isStopped: false,
				hasLearnt: false,
			}),
		};
	const now = clock.now();
	const nameOf = await nameOfModel(database);
	const preferences = await preferencesOf(database, row.id, now);
	const problem = problemSentence(texts, { ...row, name });
	return {
		sentences: [
			...subscriptionSentences(texts, subscription, nameOf),
			problem ?? nextSentence(texts, subscription, now),
			learntSentence(texts, preferences, nameOf) ?? "",
		].filter(Boolean),
		actions: subscriptionActions(texts, externalId, {
			subscription,
			isStopped: problem !== null || isPausedAt(subscription, now),
			hasLearnt: preferences.length > 0,
		}),
	};
}
