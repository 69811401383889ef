/** What is wrong with feeds for long: each incident begins, is told once, and ends. */
import type { Queryable } from "../lib/database/database.ts";
import { adderOf } from "./adder.ts";
import type { Feed } from "./feed.ts";

export type IncidentKind = "unreadable" | "silent";

export interface Incident {
	kind: IncidentKind;
	since: Date;
}

/** What comes back so soon is the same incident, and told already. */
const calmBefore = 7 * 24 * 60 * 60 * 1_000;

/**
 * Begins an incident, which whoever added the feed in chat is to be told at once.
 * @returns false where the feed has it already
 */
export async function openIncident(
	database: Queryable,
	feed: Feed,
	{ kind, since }: Incident,
	now: Date,
): Promise<boolean> {
	const tellAt = adderOf(feed.addedBy) === null ? null : now;
	const { rowCount } = await database.query(
		`insert into feed_incidents (feed_id, kind, since, tell_at) values ($1, $2, $3, $4)
		on conflict (feed_id, kind) do update set
			since = excluded.since, ended_at = null, attempts = 0,
			tell_at = case when feed_incidents.ended_at < $5 then excluded.tell_at end
		where feed_incidents.ended_at is not null`,
		[feed.id, kind, since, tellAt, new Date(now.getTime() - calmBefore)],
	);
	return rowCount === 1;
}

/** Ends incidents; who was not told yet need not be. */
export async function endIncidents(
	database: Queryable,
	feedId: number,
	kinds: readonly IncidentKind[],
	now: Date,
): Promise<void> {
	await database.query(
		`update feed_incidents set ended_at = $3, tell_at = null
		where feed_id = $1 and kind = any($2::text[]) and ended_at is null`,
		[feedId, kinds, now],
	);
}

/** Whether any other feed was read since then, or there is no other. */
export async function othersReadSince(
	database: Queryable,
	feedId: number,
	since: Date,
): Promise<boolean> {
	const { rows } = await database.query<{ are: boolean }>(
		`select count(*) = 0 or bool_or(coalesce(last_ok_at > $2, false)) as are
		from feeds where id <> $1 and state = 'active'`,
		[feedId, since],
	);
	return rows[0]?.are ?? true;
}

/** How many days of publication tell a feed's habit. */
const historyDays = 20;

/** The last publication of each day on which a feed published, the newest first. */
export async function publicationDays(
	database: Queryable,
	feedId: number,
): Promise<Date[]> {
	const { rows } = await database.query<{ last: Date }>(
		`select max(published_at) as last from items
		where feed_id = $1 and published_at is not null
		group by date_trunc('day', published_at, 'UTC') order by last desc limit $2`,
		[feedId, historyDays],
	);
	return rows.map(({ last }) => last);
}
