import type { ChatDeps } from "../commands/command.ts";
import {
	type AskedChannel,
	askedChannel,
	needRights,
} from "../conversation/asked-channel.ts";
import { readTopic } from "../conversation/known-names.ts";
import { readFormDraft } from "../conversation/store-conversation.ts";
import type { FormValues } from "../form.ts";
import type { Asker, Reply } from "../listener.ts";
import type { Texts } from "../texts/texts.ts";
import {
	type Choices,
	defaultChoices,
	subscribeForm,
	subscribeFormId,
	valuesOf,
} from "./form.ts";
import { namesIn } from "./read.ts";

/**
 * The form of a channel, filled in with what it gets, else with what it got before, else with
 * what is usual where the person is.
 * @param topics typed after the command, to begin with
 * @throws ChatError where this person may not change the channel
 */
export async function openSubscribeForm(
	deps: Pick<ChatDeps, "database" | "defaults">,
	asker: Asker,
	texts: Texts,
	{ channelId, topics = "" }: { channelId?: string; topics?: string },
): Promise<Reply> {
	const channel = await askedChannel(deps.database, asker, channelId);
	needRights(asker, channel);
	const chosen = namesIn(topics).flatMap(
		(name) => readTopic(texts, name).found ?? [],
	);
	const values: FormValues = {
		...valuesOf(choicesBefore(deps, asker, texts, channel)),
		...(channel.subscription
			? {}
			: await rememberedValues(deps, asker, channel)),
		...(chosen.length > 0 ? { topics: chosen } : {}),
	};
	return {
		kind: "form",
		form: subscribeForm(texts, channel.externalId, values),
	};
}

/** What the channel gets, or would get if nothing were changed. */
export function choicesBefore(
	{ defaults }: Pick<ChatDeps, "defaults">,
	{ person }: Pick<Asker, "person">,
	{ locale }: Texts,
	{ subscription }: AskedChannel,
): Choices {
	return (
		subscription ??
		defaultChoices(person.timeZone ?? defaults.timeZone, locale.slice(0, 2))
	);
}

/** Where what a channel got is kept after it was unsubscribed. */
export function rememberedKey(asker: Asker, externalId: string) {
	return {
		platform: asker.platform,
		workspace: asker.workspace.id,
		channel: externalId,
		person: "",
		form: subscribeFormId,
	};
}

async function rememberedValues(
	{ database }: Pick<ChatDeps, "database">,
	asker: Asker,
	{ externalId }: AskedChannel,
): Promise<FormValues> {
	return (
		(await readFormDraft(database, rememberedKey(asker, externalId))) ?? {}
	);
}
