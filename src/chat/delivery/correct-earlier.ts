import type { EditionCorrection } from "../../digests/edition.ts";
import type { DigestRow } from "../../digests/store.ts";
import {
	earlierTellings,
	markCorrected,
} from "../../digests/store-corrections.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Database } from "../../lib/database/database.ts";
import type { Log } from "../../lib/log.ts";
import { postsAgain } from "./earlier-links.ts";
import type { Place } from "./place.ts";
import { changePosts, outboxOf } from "./store-outbox.ts";

/**
 * Marks what the channel was told before and this digest tells to be corrected or denied, and
 * has the messages that said it changed. Doing it again changes nothing more.
 * @returns the digests whose messages are to be edited
 */
export async function correctEarlier(
	deps: { database: Database; clock: Clock; log: Log },
	place: Place,
	digest: DigestRow,
): Promise<number[]> {
	const { database, clock, log } = deps;
	const { channelId } = digest;
	const changed = new Set<number>();
	for (const { storyId, ...correction } of correctionsIn(digest))
		for (const telling of await earlierTellings(database, digest, storyId)) {
			const id = telling.digestId;
			const edition = await markCorrected(database, telling, correction);
			const told = (await outboxOf(database, id)).map(
				({ storyIds }) => storyIds,
			);
			const posts = await postsAgain(
				deps,
				place,
				{ id, channelId, edition },
				told,
			);
			if (posts) {
				await changePosts(database, id, posts, clock.now());
				changed.add(id);
			} else
				log.warn(
					{ digest: id, channel: place.channel.name },
					"a correction does not fit into the messages of its digest",
				);
		}
	return [...changed];
}

/** What the digest says of stories that the channel knows already. */
function correctionsIn({
	edition,
}: DigestRow): (EditionCorrection & { storyId: number })[] {
	if (!edition) return [];
	return edition.entries.flatMap(({ storyId, changes }) =>
		changes.flatMap(({ kind }) =>
			kind === "corrected" || kind === "denied"
				? [{ storyId, kind, at: edition.slot }]
				: [],
		),
	);
}
