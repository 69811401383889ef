import type { Clock } from "../lib/clock.ts";
import { describe } from "../lib/event.ts";
import { chooseStories } from "./choose.ts";
import { type ComposeDeps, composeEdition } from "./compose.ts";
import { firstPeriod, periodStart } from "./period.ts";
import { nextSlot, slotPlan } from "./schedule.ts";
import {
	type ChannelSubscription,
	claimDigest,
	type DigestKind,
	endClaimed,
	hasDigest,
	isReachable,
	saveComposed,
	subscriptionOf,
} from "./store.ts";
import { foldDigest } from "./store-memory.ts";
import { isSettled, workAhead } from "./store-progress.ts";

/** A first digest waits so long for all feeds to be read once. */
const patience = 60 * 1000;

export interface WriteDeps extends ComposeDeps {
	clock: Clock;
}

/**
 * Writes the digest of one slot: claimed before anything costs, composed, kept.
 * Calling it again for the same slot goes on where an earlier call stopped.
 * @returns the digest to deliver, or null when there is nothing to post (yet)
 */
export async function writeDigest(
	deps: WriteDeps,
	{ channelId, slot }: { channelId: number; slot: Date },
): Promise<number | null> {
	const { database, clock } = deps;
	const subscription = await subscriptionOf(database, channelId);
	const now = clock.now();
	// What nobody can be told is not written; it waits.
	if (!subscription || !(await isReachable(database, channelId, now)))
		return null;
	const isFirst = !(await hasDigest(database, channelId));
	if (isFirst && !(await isEnoughToTell(deps, subscription, now))) return null;

	const kind: DigestKind = isFirst ? "first" : "scheduled";
	const plan = slotPlan(slot, now);
	const digest = await claimDigest(database, {
		channelId,
		slot,
		kind,
		state: plan.send || isFirst ? "claimed" : "skipped",
		nextSlot: nextSlot(subscription, now),
		now,
	});
	if (digest.state === "composed") return digest.id;
	if (digest.state !== "claimed") return null;
	if (digest.kind === "scheduled" && !plan.send) {
		await foldDigest(database, digest, "it was not written in time");
		return null;
	}

	const { edition, entries } = await composeEdition(deps, {
		digestId: digest.id,
		subscription,
		slot,
		kind: digest.kind,
		late: digest.kind === "scheduled" && plan.late,
		belated: digest.kind === "scheduled",
		since: await periodStart(database, subscription, slot),
		now,
	});
	const isEmpty = entries.length === 0 && !edition.modelNews;
	if (isEmpty && !subscription.sayWhenEmpty) {
		await endClaimed(
			database,
			digest.id,
			"skipped",
			"nothing new, and the channel wants silence then",
		);
		return null;
	}
	describe({ stories: entries.length, kind: digest.kind });
	await saveComposed(database, digest, edition, entries, now);
	return digest.id;
}

/**
 * A first digest goes out as soon as there is enough to tell: all feeds were read once and
 * their items grouped, or a minute has gone and something is there. That all the news is about
 * other things is worth telling too, once all of it was read.
 */
async function isEnoughToTell(
	deps: WriteDeps,
	subscription: ChannelSubscription,
	now: Date,
): Promise<boolean> {
	const settled = isSettled(await workAhead(deps.database));
	const waited = now.getTime() - subscription.createdAt.getTime();
	if (!settled && waited < patience) return false;
	const { chosen, elsewhere } = await chooseStories(deps.database, {
		subscription,
		since: new Date(now.getTime() - firstPeriod),
		now,
	});
	return chosen.length > 0 || (settled && elsewhere > 0);
}
