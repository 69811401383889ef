import type { App } from "#src/app.ts";
import { saveSubscription, subscriptionOf } from "#src/digests/store.ts";
import { subscribedChannel } from "../digests.ts";
import { languages, topics } from "./events.ts";

const day = 24 * 60 * 60_000;

/** A channel of the terminal: each language and each topic in turn, twelve stories a digest. */
export async function subscribeInTurn(
	{ database }: App,
	index: number,
	slot: Date,
): Promise<void> {
	const now = new Date(slot.getTime() - day);
	const channelId = await subscribedChannel(database, {
		platform: "console",
		address: { workspace: "Team", channel: `#news-${index + 1}` },
		nextSlot: slot,
		now,
	});
	const subscription = await subscriptionOf(database, channelId);
	if (!subscription) throw new Error("the channel has no subscription");
	const turn = Math.floor(index / languages.length) % topics.length;
	await saveSubscription(
		database,
		{
			...subscription,
			language: languages[index % languages.length] as string,
			topics: [topics[turn] as string],
			entries: 12,
			minuteOfDay: slot.getUTCHours() * 60 + slot.getUTCMinutes(),
			timeZone: "UTC",
		},
		{ by: null, now },
	);
}
