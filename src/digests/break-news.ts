import {
	breakingMilliseconds,
	isBreaking,
	mostBreakingADay,
} from "./breaking.ts";
import { chooseStories } from "./choose.ts";
import { composeEdition } from "./compose.ts";
import { isQuiet, startOfDay } from "./quiet.ts";
import { isTooLate } from "./schedule.ts";
import {
	type ChannelSubscription,
	endClaimed,
	hasDigest,
	isReachable,
	saveComposed,
	subscriptionOf,
} from "./store.ts";
import {
	claimBreaking,
	claimedBreaking,
	interruptionsSince,
} from "./store-breaking.ts";
import type { WriteDeps } from "./write.ts";

/**
 * Writes the news that is worth interrupting a channel now, each story claimed before anything
 * costs. Calling it again goes on where an earlier call stopped.
 * @returns the digests to deliver, of one story each
 */
export async function breakNews(
	deps: WriteDeps,
	channelId: number,
): Promise<number[]> {
	const { database, clock } = deps;
	const now = clock.now();
	const subscription = await subscriptionOf(database, channelId);
	if (!subscription || !(await isReachable(database, channelId, now)))
		return [];
	if (subscription.breaking && !isQuiet(subscription, now))
		await claimNews(deps, subscription, now);
	const written: number[] = [];
	for (const claim of await claimedBreaking(database, channelId))
		if (await writeBreaking(deps, subscription, claim, now))
			written.push(claim.id);
	return written;
}

async function claimNews(
	{ database }: WriteDeps,
	subscription: ChannelSubscription,
	now: Date,
): Promise<void> {
	const { channelId, timeZone, nextSlot } = subscription;
	// A digest that is due, above all the first, tells it better.
	if (nextSlot && nextSlot <= now) return;
	if (!(await hasDigest(database, channelId))) return;
	const dayStart = startOfDay(timeZone, now);
	const most = mostBreakingADay;
	if ((await interruptionsSince(database, channelId, dayStart)) >= most) return;
	const { chosen } = await chooseStories(database, {
		subscription,
		since: sinceFor(now),
		now,
	});
	for (const candidate of chosen)
		if (isBreaking(candidate, now)) {
			const storyId = candidate.story.id;
			await claimBreaking(database, {
				channelId,
				storyId,
				now,
				dayStart,
				most,
			});
		}
}

/** @returns whether there is something to deliver */
async function writeBreaking(
	deps: WriteDeps,
	subscription: ChannelSubscription,
	claim: { id: number; storyId: number; slot: Date },
	now: Date,
): Promise<boolean> {
	const { database } = deps;
	if (isQuiet(subscription, now) || isTooLate(claim.slot, now)) {
		await endClaimed(
			database,
			claim.id,
			"skipped",
			"left to the next digest: it is too late to interrupt",
		);
		return false;
	}
	const { edition, entries } = await composeEdition(deps, {
		digestId: claim.id,
		subscription,
		slot: claim.slot,
		kind: "breaking",
		late: false,
		since: sinceFor(claim.slot),
		now,
		only: claim.storyId,
	});
	if (entries.length === 0) {
		await endClaimed(database, claim.id, "skipped", "told meanwhile");
		return false;
	}
	const { channelId } = subscription;
	await saveComposed(
		database,
		{ id: claim.id, channelId },
		edition,
		entries,
		now,
	);
	return true;
}

function sinceFor(now: Date): Date {
	return new Date(now.getTime() - breakingMilliseconds);
}
