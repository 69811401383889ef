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

	const bodies = adapter.render(editionMessage(digest.edition));
	await fillOutbox(database, digest, bodies, clock.now());
	// In order: a later part of a digest never stands before an earlier one.
	for (const row of await unsentOf(database, digestId)) {
		const again = await deliverRow(deps, adapter, channel, row);
		if (again !== "sent") return again;
	}
	await closeDigest(database, digestId, "delivered", { now: clock.now() });
	return null;
}

async function deliverRow(
	deps: DeliverDeps,
	adapter: ChatAdapter,
	channel: ChannelRow,
	row: OutboxRow,
): Promise<"sent" | Date | null> {
	const { database, clock } = deps;
	const now = clock.now();
	const leaseEnd = new Date(now.getTime() + deps.patience.postMilliseconds);
	if (!(await takeForPosting(database, row.id, { now, leaseEnd })))
		return row.nextAttemptAt;
	const key = `digest-${row.digestId}-${row.part}`;
	try {
		const earlier =
			row.state === "posting" ? await adapter.find(channel.address, key) : null;
		const id = earlier ?? (await adapter.post(channel.address, row.body, key));
		await markSent(database, row.id, id, clock.now());
		return "sent";
	} catch (error) {
		return settleFailure(deps, channel, row, error);
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
	if (failure === "permanent") {
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
