import type { Clock } from "../../lib/clock.ts";
import type { Database } from "../../lib/database/database.ts";
import { reasonOf } from "../../lib/errors.ts";
import type { Log } from "../../lib/log.ts";
import { DeliveryError } from "../adapter.ts";
import { disableWorkspace } from "../store-channels.ts";
import { failureOf } from "./failure-of.ts";
import type { Place } from "./place.ts";
import { type OutboxRow, postpone } from "./store-outbox.ts";
import { pauseAndTell } from "./tell-owner.ts";

const firstRetryMilliseconds = 5_000;
/** Half of what src/digests/schedule.ts calls punctual: an outage makes no digest late by itself. */
const longestRetryMilliseconds = 5 * 60_000;

interface SettleDeps {
	database: Database;
	clock: Clock;
	log: Log;
}

/** A message that a platform did not take, and where it was to go. */
export interface Undelivered extends Place {
	row: OutboxRow;
	error: unknown;
}

/**
 * Puts a message back until it can be tried again. Where it cannot, because the channel or the
 * whole workspace is closed to us, that is stopped, and what waits there stays.
 * @param state how the message is put back
 * @returns when to try again; null where somebody has to mend something first
 */
export async function settleFailure(
	{ database, clock, log }: SettleDeps,
	{ row, error, ...place }: Undelivered,
	state: Parameters<typeof postpone>[2]["state"],
): Promise<Date | null> {
	const { channel } = place;
	const reason = reasonOf(error);
	const failure = failureOf(error);
	log.warn(
		{ digest: row.digestId, channel: channel.name, failure, reason },
		"a digest was not delivered",
	);
	const isClosed = failure === "permanent" || failure === "revoked";
	const until = new Date(
		clock.now().getTime() + (isClosed ? 0 : retryDelay(error, row.attempts)),
	);
	await postpone(database, row.id, { state, until, reason });
	if (failure === "revoked") {
		// Nobody can be told: the workspace is closed to us as a whole.
		const { platform, address } = channel;
		const { workspace } = address;
		await disableWorkspace(
			database,
			{ platform, workspace },
			"revoked",
			clock.now(),
		);
		return null;
	}
	if (failure === "permanent") {
		const problem = error instanceof DeliveryError ? error.problem : null;
		await pauseAndTell({ database, clock, log }, place, problem ?? reason);
		return null;
	}
	return until;
}

function retryDelay(error: unknown, attempts: number): number {
	const asked =
		error instanceof DeliveryError ? error.retryAfterMilliseconds : null;
	return (
		asked ??
		Math.min(longestRetryMilliseconds, firstRetryMilliseconds * 2 ** attempts)
	);
}
