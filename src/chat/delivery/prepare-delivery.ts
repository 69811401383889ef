import { isQuiet } from "../../digests/quiet.ts";
import { slotPlan } from "../../digests/schedule.ts";
import {
	type DigestRow,
	isReachable,
	markLate,
	subscriptionOf,
} from "../../digests/store.ts";
import { foldDigest } from "../../digests/store-memory.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Database } from "../../lib/database/database.ts";
import type { Log } from "../../lib/log.ts";
import { postsOf } from "./earlier-links.ts";
import type { Place } from "./place.ts";
import {
	emptyOutbox,
	fillOutbox,
	type OutboxRow,
	outboxOf,
} from "./store-outbox.ts";

interface PrepareDeps {
	database: Database;
	clock: Clock;
	log: Log;
}

/**
 * The messages of a digest, as they are to be posted now. One that waited too long, its channel
 * being paused, comes marked late, or is left to the next digest; one that has begun goes on.
 * @returns null where it is left to the next, or waits for the end of a pause
 */
export async function prepareDelivery(
	deps: PrepareDeps,
	place: Place,
	digest: DigestRow,
): Promise<OutboxRow[] | null> {
	const { database, clock } = deps;
	const now = clock.now();
	const written = await outboxOf(database, digest.id);
	const isWaiting = written.some(({ nextAttemptAt }) => nextAttemptAt > now);
	if (written.some(hasBegun) || isWaiting) return written;
	if (!(await isReachable(database, digest.channelId, now))) return null;

	const due = digest.kind === "scheduled" ? digest.slot : digest.composedAt;
	const { send, late } = slotPlan(due ?? digest.slot, now);
	if (!send || (await wouldDisturb(database, digest, now))) {
		await foldDigest(database, digest, "it waited too long to be posted");
		return null;
	}
	const edition = digest.edition;
	if (late && digest.kind === "scheduled" && edition && !edition.late) {
		edition.late = true;
		await markLate(database, digest.id);
		await emptyOutbox(database, digest.id);
	}
	const posts = await postsOf(deps, place, digest);
	await fillOutbox(database, digest.id, posts, now);
	return outboxOf(database, digest.id);
}

/** News that did not go out before the channel's quiet hours does not go out within them. */
async function wouldDisturb(
	database: Database,
	{ kind, channelId }: DigestRow,
	now: Date,
): Promise<boolean> {
	if (kind !== "breaking") return false;
	const subscription = await subscriptionOf(database, channelId);
	return subscription !== null && isQuiet(subscription, now);
}

function hasBegun({ state }: OutboxRow): boolean {
	return state !== "pending";
}
