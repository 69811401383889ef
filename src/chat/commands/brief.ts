import { readKnownModels } from "../../answers/read-models.ts";
import { composeEdition } from "../../digests/compose.ts";
import type { ChannelSubscription } from "../../digests/store.ts";
import { defaultQuietHours } from "../../digests/subscription.ts";
import { askedChannel, languageFor } from "../asked-channel.ts";
import { type BriefRequest, readBriefRequest } from "../brief-request.ts";
import { editionMessage } from "../edition-message.ts";
import { everything, interestsIn } from "../interests.ts";
import type { Asker } from "../listener.ts";
import type { Message } from "../message.ts";
import { momentText } from "../moments.ts";
import { defaultChoices } from "../subscribe/form.ts";
import { textsIn } from "../texts/texts.ts";
import type { ChatCommand, ChatDeps } from "./command.ts";
import { completeSubject } from "./complete.ts";
import { wordsOf } from "./words.ts";

/** Composed anew, what was told included; no channel counts it as told. */
export const brief: ChatCommand = {
	name: "brief",
	...wordsOf("brief"),
	options: [
		{
			name: "topic",
			...wordsOf("brief", "topic"),
			required: false,
			complete: completeSubject,
		},
		{ name: "since", ...wordsOf("brief", "since"), required: false },
		{ name: "to", ...wordsOf("brief", "to"), required: false },
	],
	permission: "anyone",
	personal: true,
	async run({ asker, value }, deps) {
		const request = readBriefRequest({
			topic: value("topic"),
			since: value("since"),
			to: value("to"),
		});
		const message = await composeBrief(request, asker, deps);
		return { kind: "message", message, audience: request.audience };
	},
};

async function composeBrief(
	{ subject, span }: BriefRequest,
	asker: Asker,
	deps: ChatDeps,
): Promise<Message> {
	const now = deps.clock.now();
	const subscription = await readerOf(asker, deps);
	const texts = textsIn(subscription.language);
	const interests =
		subject === null
			? {}
			: interestsIn(subject, texts, await readKnownModels(deps.database));
	const since = new Date(now.getTime() - span);
	const { edition } = await composeEdition(deps, {
		digestId: 0,
		slot: now,
		kind: "scheduled",
		late: false,
		since,
		now,
		repeated: true,
		subscription: { ...subscription, ...interests },
	});
	const message = editionMessage(edition);
	const { timeZone } = subscription;
	const lookingBack = texts.commands.brief.since(
		momentText(texts, since, { now, timeZone }),
	);
	return {
		...message,
		subtitle: [message.subtitle, lookingBack].filter(Boolean).join(" · "),
		// Numbers are those of the channel's latest digest, which this is none of.
		entries: message.entries.map((entry) => ({ ...entry, number: null })),
		hints: subject === null ? message.hints.slice(-1) : ["/brief"],
	};
}

/** The channel with what it follows; else somebody who follows everything. */
async function readerOf(
	asker: Asker,
	{ database, defaults, clock }: ChatDeps,
): Promise<ChannelSubscription> {
	const place = asker.channel && (await askedChannel(database, asker));
	if (place?.subscription) return place.subscription;
	const { timeZone, language } = asker.person;
	return {
		...defaultChoices(
			timeZone ?? defaults.timeZone,
			languageFor(asker, null, language ?? defaults.language),
		),
		...everything,
		...defaultQuietHours,
		channelId: 0,
		channel: place?.name ?? "",
		pausedUntil: null,
		nextSlot: null,
		createdAt: clock.now(),
		createdBy: null,
	};
}
