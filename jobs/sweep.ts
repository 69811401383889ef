import type { App } from "#src/app.ts";
import { settleLostCalls } from "#src/briefs/store-ledger.ts";
import { someFeedNoticeWaits } from "#src/chat/delivery/store-feed-notices.ts";
import { changedDigests } from "#src/chat/delivery/store-outbox.ts";
import { someOwnerWaits } from "#src/chat/delivery/store-owners.ts";
import { type OpenDigest, openDigests } from "#src/digests/store.ts";
import { workAhead } from "#src/digests/store-progress.ts";
import { duePolls, newItems } from "#src/feeds/store-turns.ts";
import { factsWait } from "#src/stories/read-reported.ts";
import { newsMayBreak } from "./break-news.ts";
import { dueDigests, roundAt } from "./due-digests.ts";
import { groupSoon, tickAt } from "./group-stories.ts";
import { type AnyJob, job } from "./payloads.ts";
import { briefsAhead } from "./prepare-briefs.ts";
import { pruneDue } from "./prune.ts";
import { refreshDue } from "./refresh-models.ts";
import type { Handler } from "./registry.ts";
import { hubsDue } from "./subscribe-hubs.ts";

/** No call to a language model takes so long: its worker is gone. */
const lostAfter = 15 * 60_000;

/** Feeds that fall due before the next sweep are asked on time, and not at that. */
const aheadMilliseconds = 10_000;

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
	await settleLostCalls(database, new Date(now.getTime() - lostAfter));
	const jobs: AnyJob[] = [];
	jobs.push(...(await pollsAhead(app, now)));
	jobs.push(...(await hubsDue(app)));
	for (const { itemId, turn } of await newItems(database, limit))
		jobs.push(job("ingest-item", { itemId }, { turn }));
	const ahead = await workAhead(database);
	if (ahead.articlesUngrouped > 0) jobs.push(groupSoon(app));
	if (ahead.storiesUnranked > 0)
		jobs.push(job("rank-stories", { tick: tickAt(app) }));
	if (await factsWait(database))
		jobs.push(job("read-facts", { tick: tickAt(app) }));
	jobs.push(...(await refreshDue(app)));
	jobs.push(...(await briefsAhead(app)));
	jobs.push(...(await dueDigests(app)), ...(await newsMayBreak(app)));
	const round = roundAt(now);
	for (const digest of await openDigests(database, now))
		jobs.push(goOn(digest, round));
	for (const digestId of await changedDigests(database, now))
		jobs.push(job("edit-digest", { digestId, round }));
	if (await someOwnerWaits(database, now))
		jobs.push(job("tell-owners", { round }));
	if (await someFeedNoticeWaits(database, now))
		jobs.push(job("tell-feed-notices", { round }));
	jobs.push(...(await pruneDue(app)));
	return jobs;
};

async function pollsAhead({ database }: App, now: Date): Promise<AnyJob[]> {
	const until = new Date(now.getTime() + aheadMilliseconds);
	return (await duePolls(database, until, limit)).map(
		({ feedId, due, turn }) => {
			const delay = Math.max(0, due.getTime() - now.getTime());
			return job(
				"poll-feed",
				{ feedId, due: due.getTime() },
				{ turn, ...(delay > 0 ? { delayMilliseconds: delay } : {}) },
			);
		},
	);
}

/** What comes next for a digest that was left between two steps. */
function goOn(
	{ id, state, kind, channelId, slot, turn }: OpenDigest,
	round: number,
) {
	if (state === "composed")
		return job("deliver-digest", { digestId: id, round }, { turn });
	return kind === "breaking"
		? job("break-news", { channelId, round }, { turn })
		: job("write-digest", { channelId, slot: slot.getTime(), round }, { turn });
}
