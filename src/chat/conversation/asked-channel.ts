import {
	type ChannelSubscription,
	subscriptionOf,
} from "../../digests/store.ts";
import type { Database } from "../../lib/database/database.ts";
import type { Asker } from "../listener.ts";
import type { ChannelRow } from "../store.ts";
import { channelByAddress } from "../store-channels.ts";
import { textLanguages } from "../texts/texts.ts";
import { ChatError } from "./chat-error.ts";
import { mayManage } from "./rights.ts";

/** A channel that something is asked in or about. */
export interface AskedChannel {
	/** The platform's own identifier. */
	externalId: string;
	name: string;
	/** Null while nobody has subscribed it. */
	row: ChannelRow | null;
	subscription: ChannelSubscription | null;
}

/** One that follows something. */
export interface SubscribedChannel extends AskedChannel {
	row: ChannelRow;
	subscription: ChannelSubscription;
}

/**
 * The channel in which somebody asks, or the one of their workspace that a button names.
 * @throws ChatError outside of any channel
 */
export async function askedChannel(
	database: Database,
	asker: Asker,
	externalId: string | null = asker.channel?.id ?? null,
): Promise<AskedChannel> {
	if (externalId === null)
		throw new ChatError(({ commands }) => commands.errors.channelOnly);
	const { platform, workspace, channel } = asker;
	const row = await channelByAddress(database, {
		platform,
		workspace: workspace.id,
		channel: externalId,
	});
	const spoken = channel?.id === externalId ? channel.name : null;
	return {
		externalId,
		name: spoken ?? row?.name ?? externalId,
		row,
		subscription: row ? await subscriptionOf(database, row.id) : null,
	};
}

/** @throws ChatError where the channel follows nothing yet */
export function needSubscription(channel: AskedChannel): SubscribedChannel {
	const { name, row, subscription } = channel;
	if (!row || !subscription)
		throw new ChatError(({ commands }) => commands.errors.noSubscription(name));
	return { ...channel, row, subscription };
}

/** @throws ChatError that says who can, where this person may not change the channel */
export function needRights(
	{ person }: Pick<Asker, "person">,
	{ name, subscription }: AskedChannel,
): void {
	needMember({ person });
	if (mayManage({ person, subscription })) return;
	throw new ChatError(({ commands: { errors } }) => errors.ownersOnly(name));
}

/** @throws ChatError for guests, and where it is not known just now whether somebody is one */
export function needMember({ person }: Pick<Asker, "person">): void {
	if (person.rights === "guest")
		throw new ChatError(({ commands: { errors } }) => errors.notForGuests);
	if (person.rights === "unknown")
		throw new ChatError(({ commands: { errors } }) => errors.rightsUnknown);
}

/** In which language somebody is answered: their channel's, else their own, else the site's. */
export function languageFor(
	{ person }: Pick<Asker, "person">,
	subscription: Pick<ChannelSubscription, "language"> | null,
	fallback: string,
): string {
	const wanted = [subscription?.language, person.language, fallback];
	return (
		wanted.find((code) => code != null && textLanguages.includes(code)) ?? "en"
	);
}
