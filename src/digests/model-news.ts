import type { Queryable } from "../lib/database/database.ts";
import { changesSince } from "../models/store-changes.ts";
import type { Period } from "./choose.ts";
import type { ModelNews } from "./edition.ts";
import { followedChanges } from "./model-changes.ts";
import { lastToldChange } from "./store-model-news.ts";

/** A change may be written while a digest is composed: the next one looks back so far for it. */
const overlap = 60 * 60_000;

/**
 * What changed in the period about models that a channel follows and, unless `repeated`, has not
 * been told.
 */
export async function modelNewsFor(
	database: Queryable,
	{ subscription, since, now, repeated = false }: Period,
): Promise<ModelNews | null> {
	const changes = await changesSince(database, {
		after: repeated
			? null
			: await lastToldChange(database, subscription.channelId),
		since: repeated ? since : new Date(since.getTime() - overlap),
		until: now,
	});
	return followedChanges(subscription, changes);
}
