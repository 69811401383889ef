import {
	closeDigest,
	type DigestRow,
	digestById,
} from "../../digests/store.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Database } from "../../lib/database/database.ts";
import { reasonOf } from "../../lib/errors.ts";
import { describe } from "../../lib/event.ts";
import type { Log } from "../../lib/log.ts";
import type { Metrics } from "../../lib/metrics/metrics.ts";
import type { ChatAdapter } from "../adapter.ts";
import { correctEarlier } from "./correct-earlier.ts";
import { editDigest } from "./edit-digest.ts";
import { failureOf } from "./failure-of.ts";
import { type Place, placeOf } from "./place.ts";
import { prepareDelivery } from "./prepare-delivery.ts";
import { settleFailure } from "./settle-failure.ts";
import {
	markFailed,
	markSent,
	type OutboxRow,
	takeForPosting,
} from "./store-outbox.ts";

export interface DeliverDeps {
	database: Database;
	clock: Clock;
	log: Log;
	metrics?: Metrics;
	adapters: ReadonlyMap<string, ChatAdapter>;
	/** After so long without an outcome the process that posts is taken to be gone. */
	patience: { postMilliseconds: number };
}

/**
 * Brings a composed digest to its channel, each message exactly once as a
 * reader sees it. Whatever stopped an earlier call, another one goes on.
 * @returns when to call again, or null when nothing is left to do
 */
export async function deliverDigest(
	deps: DeliverDeps,
	digestId: number,
): Promise<Date | null> {
	const { database, clock } = deps;
	const digest = await digestById(database, digestId);
	if (digest?.state !== "composed" || !digest.edition) return null;
	const place = await placeOf(deps, digest.channelId);
	if (!place) return null;

	const rows = await prepareDelivery(deps, place, digest);
	if (!rows) return null;
	let after = rows[0]?.messageId ?? null;
	// In order: a later part of a digest never stands before an earlier one.
	for (const row of rows) {
		if (row.state !== "pending" && row.state !== "posting") continue;
		const outcome = await deliverRow(deps, place, row, after);
		if (!("messageId" in outcome)) return outcome.again;
		after ??= outcome.messageId;
	}
	// Before the digest is closed: what a crash swallows here is done once more.
	const corrected = await correctEarlier(deps, place, digest);
	await closeDigest(database, digestId, "delivered", { now: clock.now() });
	tellLateness(deps, place, digest);
	for (const id of corrected) await editDigest(deps, id);
	return null;
}

function tellLateness(
	{ clock, metrics }: DeliverDeps,
	{ channel: { id, platform } }: Place,
	{ slot, kind }: DigestRow,
): void {
	const seconds = (clock.now().getTime() - slot.getTime()) / 1000;
	describe({ channelId: id, platform, kind, lateSeconds: seconds });
	if (kind === "scheduled")
		metrics?.observe(
			"modelwire_digest_lateness_seconds",
			{ platform },
			seconds,
		);
}

async function deliverRow(
	deps: DeliverDeps,
	place: Place,
	row: OutboxRow,
	after: string | null,
): Promise<{ messageId: string } | { again: Date | null }> {
	const { database, clock } = deps;
	const { adapter, channel } = place;
	const now = clock.now();
	const leaseEnd = new Date(now.getTime() + deps.patience.postMilliseconds);
	if (!(await takeForPosting(database, row.id, { now, leaseEnd })))
		return { again: row.nextAttemptAt };
	const options = { key: `digest-${row.digestId}-${row.part}`, after };
	let isSettled = row.state !== "posting";
	try {
		const earlier = isSettled
			? null
			: await adapter.find(channel.address, options);
		isSettled = true;
		const messageId =
			earlier ?? (await adapter.post(channel.address, row.body, options));
		await markSent(database, row.id, messageId, clock.now());
		return { messageId };
	} catch (error) {
		const failure = failureOf(error);
		if (isSettled && failure === "refused") {
			await giveUp(deps, place, row, reasonOf(error));
			return { again: null };
		}
		// A look that failed, however it did, says nothing of the post.
		const state = isSettled && failure !== "unknown" ? "pending" : "posting";
		const again = await settleFailure(deps, { ...place, row, error }, state);
		return { again };
	}
}

/** A body that the platform does not accept will not be accepted later either. */
async function giveUp(
	{ database, clock, log }: DeliverDeps,
	{ channel }: Place,
	{ id, digestId }: OutboxRow,
	reason: string,
): Promise<void> {
	log.error(
		{ digest: digestId, channel: channel.name, reason },
		"a digest was refused",
	);
	await markFailed(database, id, reason);
	await closeDigest(database, digestId, "failed", { now: clock.now(), reason });
}
