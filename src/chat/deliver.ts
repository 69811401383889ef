import { closeDigest, digestById } from "../digests/store.ts";
import type { Clock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import { reasonOf } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import { type ChatAdapter, DeliveryError } from "./adapter.ts";
import { editionMessage } from "./edition-message.ts";
import {
	type ChannelRow,
	channelById,
	fillOutbox,
	firstMessageOf,
	markFailed,
	markSent,
	type OutboxRow,
	pauseChannel,
	postpone,
	takeForPosting,
	unsentOf,
} from "./store.ts";

const firstRetryMilliseconds = 5_000;
const longestRetryMilliseconds = 10 * 60_000;

export interface DeliverDeps {
	database: Database;
	clock: Clock;
	log: Log;
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
	const channel = await channelById(database, digest.channelId);
	if (channel?.state !== "active") return null;
	const adapter = deps.adapters.get(channel.platform);
	// Another process serves this platform.
	if (!adapter) return null;

	const posts = adapter.render(editionMessage(digest.edition));
	await fillOutbox(database, digest, posts, clock.now());
	let after = await firstMessageOf(database, digestId);
	// In order: a later part of a digest never stands before an earlier one.
	for (const row of await unsentOf(database, digestId)) {
		const outcome = await deliverRow(deps, adapter, channel, row, after);
		if (!("messageId" in outcome)) return outcome.again;
		after ??= outcome.messageId;
	}
	await closeDigest(database, digestId, "delivered", { now: clock.now() });
	return null;
}

async function deliverRow(
	deps: DeliverDeps,
	adapter: ChatAdapter,
	channel: ChannelRow,
	row: OutboxRow,
	after: string | null,
): Promise<{ messageId: string } | { again: Date | null }> {
	const { database, clock } = deps;
	const now = clock.now();
	const leaseEnd = new Date(now.getTime() + deps.patience.postMilliseconds);
	if (!(await takeForPosting(database, row.id, { now, leaseEnd })))
		return { again: row.nextAttemptAt };
	const options = { key: `digest-${row.digestId}-${row.part}`, after };
	try {
		const earlier =
			row.state === "posting"
				? await adapter.find(channel.address, options)
				: null;
		const messageId =
			earlier ?? (await adapter.post(channel.address, row.body, options));
		await markSent(database, row.id, messageId, clock.now());
		return { messageId };
	} catch (error) {
		return { again: await settleFailure(deps, channel, row, error) };
	}
}

async function settleFailure(
	{ database, clock, log }: DeliverDeps,
	channel: ChannelRow,
	row: OutboxRow,
	error: unknown,
): Promise<Date | null> {
	const reason = reasonOf(error);
	const failure = error instanceof DeliveryError ? error.failure : "unknown";
	log.warn(
		{ digest: row.digestId, channel: channel.name, failure, reason },
		"a digest was not delivered",
	);
	if (failure === "refused") {
		await markFailed(database, row.id, reason);
		await closeDigest(database, row.digestId, "failed", {
			now: clock.now(),
			reason,
		});
		return null;
	}
	const asked =
		error instanceof DeliveryError ? error.retryAfterMilliseconds : null;
	const until = new Date(
		clock.now().getTime() + (asked ?? retryDelay(row.attempts)),
	);
	const state = failure === "unknown" ? "posting" : "pending";
	await postpone(database, row.id, { state, until, reason });
	if (failure === "permanent" || failure === "revoked") {
		await pauseChannel(database, channel.id, reason);
		return null;
	}
	return until;
}

function retryDelay(attempts: number): number {
	return Math.min(
		longestRetryMilliseconds,
		firstRetryMilliseconds * 2 ** attempts,
	);
}
