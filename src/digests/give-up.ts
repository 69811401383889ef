import type { Clock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import { nextSlot } from "./schedule.ts";
import { claimDigest, endClaimed, subscriptionOf } from "./store.ts";
import { claimedBreaking } from "./store-breaking.ts";

interface GiveUpDeps {
	database: Database;
	clock: Clock;
}

/** Lets a slot pass without its digest; the next one covers what this one would have told. */
export async function giveUpSlot(
	{ database, clock }: GiveUpDeps,
	{ channelId, slot }: { channelId: number; slot: Date },
	reason: string,
): Promise<void> {
	const now = clock.now();
	const subscription = await subscriptionOf(database, channelId);
	if (!subscription) return;
	const { id } = await claimDigest(database, {
		channelId,
		slot,
		kind: "scheduled",
		state: "claimed",
		nextSlot: nextSlot(subscription, now),
		now,
	});
	await endClaimed(database, id, "failed", reason);
}

/** Leaves the news that was about to break in a channel to its next digest. */
export async function giveUpBreaking(
	{ database }: GiveUpDeps,
	channelId: number,
	reason: string,
): Promise<void> {
	for (const { id } of await claimedBreaking(database, channelId))
		await endClaimed(database, id, "failed", reason);
}
