import type { App } from "#src/app.ts";
import { dueSubscriptions } from "#src/digests/store.ts";
import { type AnyJob, job } from "./payloads.ts";

/** The digests whose slot has come. */
export async function dueDigests(app: App): Promise<AnyJob[]> {
	const now = app.clock.now();
	return (await dueSubscriptions(app.database, now)).map(
		({ channelId, slot }) =>
			job("write-digest", {
				channelId,
				slot: slot.getTime(),
				round: roundAt(now),
			}),
	);
}

/** Tells a new attempt from a job of the same work that failed for good a minute ago. */
export function roundAt(now: Date): number {
	return Math.floor(now.getTime() / 60_000);
}
