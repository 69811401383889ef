import type { Clock } from "../../lib/clock.ts";
import type { Database } from "../../lib/database/database.ts";
import { reasonOf } from "../../lib/errors.ts";
import type { Log } from "../../lib/log.ts";
import type { ChatAdapter } from "../adapter.ts";
import { failureOf } from "./failure-of.ts";
import { type Place, placeOf } from "./place.ts";
import { settleFailure } from "./settle-failure.ts";
import {
	markEdited,
	type OutboxRow,
	outboxOf,
	takeForEditing,
} from "./store-outbox.ts";

/** A message that cannot be edited so often stays as it was: its correction stands in the later digest too. */
const mostTries = 6;

interface EditDeps {
	database: Database;
	clock: Clock;
	log: Log;
	adapters: ReadonlyMap<string, ChatAdapter>;
	patience: { postMilliseconds: number };
}

/** Puts the new bodies into a digest's posted messages that were changed; the sweep repeats what failed. */
export async function editDigest(
	deps: EditDeps,
	digestId: number,
): Promise<void> {
	const rows = await outboxOf(deps.database, digestId);
	const changed = rows.filter(({ state }) => state === "changed");
	const place = changed[0] && (await placeOf(deps, changed[0].channelId));
	if (!place) return;
	for (const row of changed) if (!(await editRow(deps, place, row))) return;
}

/** @returns whether the next one may be tried */
async function editRow(
	deps: EditDeps,
	place: Place,
	row: OutboxRow,
): Promise<boolean> {
	const { database, clock, log } = deps;
	const { adapter, channel } = place;
	const now = clock.now();
	const leaseEnd = new Date(now.getTime() + deps.patience.postMilliseconds);
	if (row.messageId === null) return true;
	if (!(await takeForEditing(database, row.id, { now, leaseEnd }))) return true;
	try {
		await adapter.edit(channel.address, row.messageId, row.body);
		await markEdited(database, row);
		return true;
	} catch (error) {
		const isHopeless = failureOf(error) === "refused";
		if (!isHopeless && row.attempts + 1 < mostTries) {
			await settleFailure(deps, { ...place, row, error }, "changed");
			return false;
		}
		const reason = reasonOf(error);
		log.warn(
			{ digest: row.digestId, channel: channel.name, reason },
			"a message could not be corrected",
		);
		await markEdited(database, row, reason);
		return true;
	}
}
