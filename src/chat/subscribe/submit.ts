import { readKnownModels } from "../../answers/read-models.ts";
import { composeEdition } from "../../digests/compose.ts";
import { nextSlot } from "../../digests/schedule.ts";
import { saveSubscription } from "../../digests/store.ts";
import type { Subscription } from "../../digests/subscription.ts";
import type { ChatDeps } from "../commands/command.ts";
import { onAccountOf } from "../conversation/account.ts";
import {
	type AskedChannel,
	askedChannel,
	needRights,
} from "../conversation/asked-channel.ts";
import { nameOfModel } from "../conversation/model-names.ts";
import { dropFormDraft } from "../conversation/store-conversation.ts";
import type { FormValues } from "../form.ts";
import type { Asker, FormOutcome } from "../listener.ts";
import { editionMessage } from "../messages/edition-message.ts";
import { plainMessage } from "../messages/plain-message.ts";
import {
	isPausedAt,
	nextSentence,
	subscriptionActions,
	subscriptionSentences,
	untilResumed,
} from "../messages/subscription-message.ts";
import { ensureChannel } from "../store.ts";
import { activateChannel } from "../store-channels.ts";
import type { Texts } from "../texts/texts.ts";
import type { Choices } from "./form.ts";
import { choicesBefore, rememberedKey } from "./open.ts";
import { type ReadForm, readSubscribeForm } from "./read.ts";

/** How far back a preview and a first digest look. */
const firstPeriod = 24 * 60 * 60 * 1000;

/** What somebody filled in for a channel of theirs. */
export interface Submission {
	asker: Asker;
	texts: Texts;
	channel: AskedChannel;
	read: ReadForm;
}

/** @throws ChatError where this person may not change the channel */
export async function readSubmission(
	deps: ChatDeps,
	asker: Asker,
	texts: Texts,
	{ target, values }: { target: string; values: FormValues },
): Promise<Submission> {
	const channel = await askedChannel(deps.database, asker, target);
	needRights(asker, channel);
	const before = choicesBefore(deps, asker, texts, channel);
	const known = await readKnownModels(deps.database);
	const read = readSubscribeForm(texts, values, before, known);
	return { asker, texts, channel, read };
}

/** The digest that the channel would get now: the last 24 hours, what it was told included. */
export async function previewSubscription(
	deps: ChatDeps,
	{ asker, channel, read }: Submission,
): Promise<FormOutcome> {
	if (read.errors) return { kind: "errors", errors: read.errors };
	const now = deps.clock.now();
	const subscription = subscriptionWith(read.choices, channel, now);
	const { edition } = await composeEdition(await onAccountOf(asker, deps), {
		digestId: 0,
		slot: now,
		kind: "first",
		late: false,
		since: new Date(now.getTime() - firstPeriod),
		now,
		repeated: true,
		subscription: {
			...subscription,
			channel: channel.name,
			createdBy: null,
		},
	});
	const message = editionMessage(edition);
	// Nothing can be pressed about a digest that nobody has got.
	const entries = message.entries.map((entry) => ({ ...entry, actions: [] }));
	return { kind: "preview", message: { ...message, entries, hints: [] } };
}

/** Keeps what was filled in, and says what the channel gets from now on. */
export async function saveSubmission(
	deps: ChatDeps,
	{ asker, texts, channel, read }: Submission,
): Promise<FormOutcome> {
	if (read.errors) return { kind: "errors", errors: read.errors };
	const { database, clock } = deps;
	const now = clock.now();
	const { externalId, name } = channel;
	const channelId = await ensureChannel(database, {
		platform: asker.platform,
		workspace: { externalId: asker.workspace.id, name: asker.workspace.name },
		externalId,
		name,
		now,
	});
	const subscription = {
		...subscriptionWith(read.choices, channel, now),
		channelId,
	};
	await activateChannel(database, channelId);
	await saveSubscription(database, subscription, { by: asker.person.id, now });
	await dropFormDraft(database, rememberedKey(asker, externalId));
	const nameOf = await nameOfModel(database);
	const { subscription: words } = texts.commands;
	const isFirst = channel.subscription === null;
	return {
		kind: "saved",
		message: plainMessage(
			texts,
			[
				words.saved,
				...subscriptionSentences(texts, subscription, nameOf),
				...(isFirst ? [words.firstComesSoon] : []),
				nextSentence(
					texts,
					isFirst
						? { ...subscription, nextSlot: nextSlot(subscription, now) }
						: subscription,
					now,
				),
			],
			{
				headline: words.title(name),
				actions: subscriptionActions(texts, externalId, {
					subscription,
					isStopped: isPausedAt(subscription, now),
					hasLearnt: false,
				}),
			},
		),
	};
}

/** A first digest comes at once; a digest that is due already is not lost by a change. */
function subscriptionWith(
	choices: Choices,
	{ subscription: before, row }: AskedChannel,
	now: Date,
): Subscription {
	return {
		...before,
		...choices,
		channelId: row?.id ?? 0,
		pausedUntil: before?.pausedUntil ?? null,
		nextSlot: before === null ? now : slotAfterChange(choices, before, now),
		createdAt: before?.createdAt ?? now,
	};
}

function slotAfterChange(
	choices: Choices,
	{ nextSlot: planned, pausedUntil }: Subscription,
	now: Date,
): Date {
	if (planned && planned <= now) return planned;
	const isOver =
		pausedUntil === null || pausedUntil <= now || pausedUntil >= untilResumed;
	return nextSlot(choices, isOver ? now : pausedUntil);
}
