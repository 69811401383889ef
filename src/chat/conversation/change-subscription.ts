import { nextSlot } from "../../digests/schedule.ts";
import { lastComposedAt, saveSubscription } from "../../digests/store.ts";
import { withdrawDigests } from "../../digests/store-memory.ts";
import type { Subscription } from "../../digests/subscription.ts";
import type { ChatDeps } from "../commands/command.ts";
import type { Asker } from "../listener.ts";
import type { Message } from "../message.ts";
import { plainMessage } from "../messages/plain-message.ts";
import {
	isPausedAt,
	nextSentence,
	subscriptionActions,
	untilResumed,
} from "../messages/subscription-message.ts";
import { activateChannel, deleteSubscription } from "../store-channels.ts";
import { valuesOf } from "../subscribe/form.ts";
import { rememberedKey } from "../subscribe/open.ts";
import type { Texts } from "../texts/texts.ts";
import {
	askedChannel,
	needRights,
	needSubscription,
	type SubscribedChannel,
} from "./asked-channel.ts";
import { saveFormDraft } from "./store-conversation.ts";

type Deps = Pick<ChatDeps, "database" | "clock">;

/** A change that somebody wants to make to a channel of theirs. */
export interface Change {
	asker: Asker;
	texts: Texts;
	channel: SubscribedChannel;
}

const day = 24 * 60 * 60 * 1000;
/** A digest that was missed goes out late within so long (`digests/schedule.ts`). */
const lateEnough = 3 * 60 * 60 * 1000;

/** @throws ChatError where the channel follows nothing, or this person may not change it */
export async function beginChange(
	{ database }: Deps,
	asker: Asker,
	texts: Texts,
	externalId?: string,
): Promise<Change> {
	const channel = await askedChannel(database, asker, externalId);
	const subscribed = needSubscription(channel);
	needRights(asker, channel);
	return { asker, texts, channel: subscribed };
}

/** @param days null means until somebody resumes */
export async function pauseDigests(
	deps: Deps,
	change: Change,
	days: number | null,
): Promise<Message> {
	const now = deps.clock.now();
	const { subscription } = change.channel;
	const pausedUntil =
		days === null ? untilResumed : new Date(now.getTime() + days * day);
	const paused = {
		...subscription,
		pausedUntil,
		// A slot of the pause is not made up for when the pause ends by itself.
		nextSlot:
			days === null
				? subscription.nextSlot
				: nextSlot(subscription, pausedUntil),
	};
	await saveSubscription(deps.database, paused, { by: null, now });
	const { texts, channel } = change;
	return told(
		change,
		paused,
		[texts.commands.subscription.pausedNow(channel.name)],
		now,
	);
}

/** Also tries again where the channel could not be posted to. */
export async function resumeDigests(
	deps: Deps,
	change: Change,
): Promise<Message> {
	const now = deps.clock.now();
	const { texts, channel } = change;
	const { subscription, row, name } = channel;
	const { subscription: words } = texts.commands;
	const isPaused = subscription.pausedUntil !== null;
	const lastAt = await lastComposedAt(deps.database, row.id);
	const missedSince = Math.max(
		now.getTime() - lateEnough,
		lastAt?.getTime() ?? 0,
	);
	const wasStopped = row.state !== "active";
	const resumed = {
		...subscription,
		pausedUntil: null,
		// A digest that was missed a short while ago is not lost.
		nextSlot: isPaused
			? nextSlot(subscription, new Date(missedSince))
			: subscription.nextSlot,
	};
	await activateChannel(deps.database, row.id);
	await saveSubscription(deps.database, resumed, { by: null, now });
	const said =
		isPaused || wasStopped ? words.resumed(name) : words.notPaused(name);
	return told(change, resumed, [said], now);
}

/** A digest that waits is withdrawn. What the channel got is kept for a while, so that `/subscribe` can bring it back. */
export async function unsubscribe(
	{ database, clock }: Deps,
	{ asker, texts, channel }: Change,
): Promise<Message> {
	const { externalId, name, row, subscription } = channel;
	await saveFormDraft(
		database,
		rememberedKey(asker, externalId),
		valuesOf(subscription),
		clock.now(),
	);
	await deleteSubscription(database, row.id);
	await withdrawDigests(database, row.id, "the channel was unsubscribed");
	const { subscription: words } = texts.commands;
	return plainMessage(texts, [words.unsubscribed(name), words.howToUndo], {
		actions: subscriptionActions(texts, externalId, {
			subscription: null,
			isStopped: false,
			hasLearnt: false,
		}),
	});
}

function told(
	{ texts, channel }: Change,
	subscription: Subscription,
	sentences: string[],
	now: Date,
): Message {
	return plainMessage(
		texts,
		[[...sentences, nextSentence(texts, subscription, now)].join(" ")],
		{
			actions: subscriptionActions(texts, channel.externalId, {
				subscription,
				isStopped: isPausedAt(subscription, now),
				hasLearnt: false,
			}).slice(0, 2),
		},
	);
}
