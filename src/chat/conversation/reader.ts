import type { ChannelSubscription } from "../../digests/store.ts";
import type { ChatDeps } from "../commands/command.ts";
import type { Asker } from "../listener.ts";
import { defaultChoices } from "../subscribe/form.ts";
import { askedChannel, languageFor } from "./asked-channel.ts";

/** For whom something is told: the channel with what it follows, else somebody who follows everything. */
export async function readerFor(
	{
		database,
		defaults,
		clock,
	}: Pick<ChatDeps, "database" | "defaults" | "clock">,
	asker: Asker,
): Promise<ChannelSubscription> {
	const channel = asker.channel && (await askedChannel(database, asker));
	if (channel?.subscription) return channel.subscription;
	return {
		...defaultChoices(
			asker.person.timeZone ?? defaults.timeZone,
			languageFor(asker, null, defaults.language),
		),
		channelId: channel?.row?.id ?? 0,
		channel: channel?.name ?? "",
		pausedUntil: null,
		nextSlot: null,
		createdAt: clock.now(),
		createdBy: null,
	};
}
