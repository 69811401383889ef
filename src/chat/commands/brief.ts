import { readKnownModels } from "../../answers/read-models.ts";
import { composeEdition } from "../../digests/compose.ts";
import type { Interests } from "../../digests/subscription.ts";
import {
	type BriefRequest,
	noSuchSpan,
	readBriefRequest,
} from "../conversation/brief-request.ts";
import { interestsIn } from "../conversation/interests.ts";
import { readerFor } from "../conversation/reader.ts";
import type { Asker } from "../listener.ts";
import type { Message } from "../message.ts";
import { editionMessage } from "../messages/edition-message.ts";
import { momentText } from "../messages/moments.ts";
import { type Texts, textsIn } from "../texts/texts.ts";
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
	request: BriefRequest,
	asker: Asker,
	deps: ChatDeps,
): Promise<Message> {
	const { subject, span } = request;
	const now = deps.clock.now();
	const subscription = await readerFor(deps, asker);
	const texts = textsIn(subscription.language);
	const interests = await interestsOf(request, texts, deps);
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

/** Nothing where what the channel follows is meant. */
async function interestsOf(
	{ subject, noSpan }: BriefRequest,
	texts: Texts,
	{ database }: ChatDeps,
): Promise<Partial<Interests>> {
	if (subject === null) return {};
	try {
		return interestsIn(subject, texts, await readKnownModels(database));
	} catch (error) {
		throw noSpan === null ? error : noSuchSpan(noSpan);
	}
}
