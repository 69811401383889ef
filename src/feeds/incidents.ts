import type { Queryable } from "../lib/database/database.ts";
import type { Feed } from "./feed.ts";
import { shortestSilence, silentFrom } from "./silence.ts";
import {
	endIncidents,
	type IncidentKind,
	openIncident,
	othersReadSince,
	publicationDays,
} from "./store-incidents.ts";

const day = 24 * 60 * 60 * 1_000;

/** A feed and which incidents it has now. */
interface Watched {
	feed: Feed;
	incidents: readonly IncidentKind[];
}

/** Writes down, after a failed poll, when the feed has been unreadable for a day. */
export async function watchFailure(
	client: Queryable,
	{ feed, incidents }: Watched,
	failure: { since: Date; isAnswered: boolean; now: Date },
): Promise<void> {
	const { since, isAnswered, now } = failure;
	if (incidents.includes("unreadable")) return;
	if (now.getTime() - since.getTime() < day) return;
	// Where no host answers, it is our own network that fails.
	if (!isAnswered && !(await othersReadSince(client, feed.id, since))) return;
	await openIncident(client, feed, { kind: "unreadable", since }, now);
}

/** Writes down that the feed's publisher closed it. */
export async function watchGone(
	client: Queryable,
	{ feed, incidents }: Watched,
	now: Date,
): Promise<void> {
	if (incidents.includes("silent"))
		await endIncidents(client, feed.id, ["silent"], now);
	const since = feed.failingSince ?? now;
	await openIncident(client, feed, { kind: "unreadable", since }, now);
}

/**
 * Writes down, after a good poll, that the feed can be read, and whether it has been silent for
 * unusually long. A feed that was so when it was added is nothing new to whoever added it.
 * @returns whether it has just fallen silent
 */
export async function watchReading(
	client: Queryable,
	{ feed, incidents }: Watched,
	{ published, now }: { published: readonly Date[]; now: Date },
): Promise<boolean> {
	if (incidents.includes("unreadable"))
		await endIncidents(client, feed.id, ["unreadable"], now);
	const [since] = published;
	const from = since ? await fallsSilent(client, feed, since, now) : null;
	const isSilent = from !== null && from <= now;
	const wasSilent = incidents.includes("silent");
	if (wasSilent && !isSilent)
		await endIncidents(client, feed.id, ["silent"], now);
	if (!isSilent || wasSilent || since === undefined) return false;
	if (from <= (feed.firstPolledAt ?? now)) return false;
	return openIncident(client, feed, { kind: "silent", since }, now);
}

/** Null while it has not been silent for long, whatever its habit. */
async function fallsSilent(
	client: Queryable,
	{ id }: Feed,
	newest: Date,
	now: Date,
): Promise<Date | null> {
	if (now.getTime() - newest.getTime() < shortestSilence) return null;
	return silentFrom([newest, ...(await publicationDays(client, id))]);
}
