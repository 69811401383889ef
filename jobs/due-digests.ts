import type { App } from "#src/app.ts";
import { dueSubscriptions } from "#src/digests/store.ts";
import { type AnyJob, job } from "./payloads.ts";

/** The digests whose slot has come. */
export async function dueDigests({
	database,
	clock,
}: Pick<App, "database" | "clock">): Promise<AnyJob[]> {
	const now = clock.now();
	return (await dueSubscriptions(database, now)).map(
		({ channelId, slot, turn }) =>
			job(
				"write-digest",
				{ channelId, slot: slot.getTime(), round: roundAt(now) },
				{ turn },
			),
	);
}

/** Tells a new attempt from a job of the same work that failed for good a minute ago. */
export function roundAt(now: Date): number {
	return Math.floor(now.getTime() / 60_000);
}
