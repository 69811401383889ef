import { closeDigest } from "../../digests/store.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Database } from "../../lib/database/database.ts";
import { markEdited, markFailed, outboxOf } from "./store-outbox.ts";

/** Posts nothing more of a digest. */
export async function giveUpDelivery(
	{ database, clock }: { database: Database; clock: Clock },
	digestId: number,
	reason: string,
): Promise<void> {
	for (const { id, state } of await outboxOf(database, digestId))
		if (state === "pending" || state === "posting")
			await markFailed(database, id, reason);
	await closeDigest(database, digestId, "failed", { now: clock.now(), reason });
}

/** Leaves a digest's messages as they were posted. */
export async function giveUpEdit(
	{ database }: { database: Database },
	digestId: number,
	reason: string,
): Promise<void> {
	for (const row of await outboxOf(database, digestId))
		if (row.state === "changed") await markEdited(database, row, reason);
}
