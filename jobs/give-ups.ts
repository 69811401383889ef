import { failItem } from "#src/articles/store.ts";
import { giveUpDelivery, giveUpEdit } from "#src/chat/delivery/give-up.ts";
import { breakingMilliseconds } from "#src/digests/breaking.ts";
import { giveUpBreaking, giveUpSlot } from "#src/digests/give-up.ts";
import { postponePoll } from "#src/feeds/store.ts";
import type { GiveUp } from "./registry.ts";

/** The item stays without an article. */
export const giveUpItem: GiveUp<"ingest-item"> = async (
	{ itemId },
	{ database },
	reason,
) => {
	await failItem(database, itemId, reason);
	return null;
};

/** The feed is polled again when it would have been after this poll. */
export const giveUpPoll: GiveUp<"poll-feed"> = async (
	{ feedId },
	{ database, clock },
) => {
	await postponePoll(database, feedId, clock.now());
	return null;
};

export const giveUpDigest: GiveUp<"write-digest"> = async (
	{ channelId, slot },
	app,
	reason,
) => {
	await giveUpSlot(app, { channelId, slot: new Date(slot) }, reason);
	return null;
};

/** The same news would be found again until it is too old to interrupt. */
export const giveUpBreak: GiveUp<"break-news"> = async (
	{ channelId },
	app,
	reason,
) => {
	await giveUpBreaking(app, channelId, reason);
	return new Date(app.clock.now().getTime() + breakingMilliseconds);
};

export const giveUpPosts: GiveUp<"deliver-digest"> = async (
	{ digestId },
	app,
	reason,
) => {
	await giveUpDelivery(app, digestId, reason);
	return null;
};

export const giveUpCorrection: GiveUp<"edit-digest"> = async (
	{ digestId },
	app,
	reason,
) => {
	await giveUpEdit(app, digestId, reason);
	return null;
};
