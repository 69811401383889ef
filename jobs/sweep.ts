import { openDigests } from "#src/digests/store.ts";
import { workAhead } from "#src/digests/store-progress.ts";
import { dueFeeds, newItems } from "#src/feeds/store.ts";
import { dueDigests, roundAt } from "./due-digests.ts";
import { groupSoon, tickAt } from "./group-stories.ts";
import { type AnyJob, job } from "./payloads.ts";
import type { Handler } from "./registry.ts";

/** At most so many of a kind in one sweep; the next one takes the rest. */
const limit = 500;

/**
 * Reads from the database what should be under way and wants it all again:
 * ids are deterministic, so what is queued already stays as it is, and what a
 * crash or an emptied queue swallowed comes back.
 */
export const sweepJob: Handler<"sweep"> = async (_payload, app) => {
	const { database, clock } = app;
	const now = clock.now();
	const jobs: AnyJob[] = [];
	for (const feed of await dueFeeds(database, now, limit))
		jobs.push(
			job("poll-feed", { feedId: feed.id, due: feed.nextPollAt.getTime() }),
		);
	for (const itemId of await newItems(database, limit))
		jobs.push(job("ingest-item", { itemId }));
	const ahead = await workAhead(database);
	if (ahead.articlesUngrouped > 0) jobs.push(groupSoon(app));
	if (ahead.storiesUnranked > 0)
		jobs.push(job("rank-stories", { tick: tickAt(app) }));
	jobs.push(...(await dueDigests(app)));
	for (const { id, state, channelId, slot } of await openDigests(database)) {
		const round = roundAt(now);
		jobs.push(
			state === "claimed"
				? job("write-digest", { channelId, slot: slot.getTime(), round })
				: job("deliver-digest", { digestId: id, round }),
		);
	}
	return jobs;
};
