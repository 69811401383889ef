/** How each feed's polls went, day by day, for whoever looks after them. */
import type { Queryable } from "../lib/database/database.ts";

/** One poll, as it is counted. */
export interface PollCount {
	at: Date;
	milliseconds: number;
	failed: boolean;
	newItems: number;
}

/** The polls of a feed on a day. */
export interface PollDay {
	feedId: number;
	/** ISO date, UTC. */
	day: string;
	polls: number;
	failures: number;
	/** Of all its polls together. */
	milliseconds: number;
	slowestMilliseconds: number;
	newItems: number;
}

/**
 * The part of a statement that counts a poll, so that it is written with what the poll found and
 * costs no statement of its own.
 * @param feed how the statement names the feed's number
 * @param bind takes a value and returns how the statement names it
 */
export function countingPoll(
	{ at, milliseconds, failed, newItems }: PollCount,
	feed: string,
	bind: (value: unknown) => string,
): string {
	const day = bind(at.toISOString().slice(0, 10));
	const spent = bind(milliseconds);
	return `insert into feed_polls as days
			(feed_id, day, polls, failures, milliseconds, slowest_milliseconds, new_items)
		values (${feed}, ${day}::date, 1, ${bind(Number(failed))}, ${spent}::integer, ${spent}::integer, ${bind(newItems)})
		on conflict (feed_id, day) do update set
			polls = days.polls + 1, failures = days.failures + excluded.failures,
			milliseconds = days.milliseconds + excluded.milliseconds,
			slowest_milliseconds = greatest(days.slowest_milliseconds, excluded.slowest_milliseconds),
			new_items = days.new_items + excluded.new_items`;
}

/** Writes down polls that were counted elsewhere; a day that has its count keeps it. */
export async function addPollDays(
	database: Queryable,
	days: readonly PollDay[],
): Promise<void> {
	await database.query(
		`insert into feed_polls
			(feed_id, day, polls, failures, milliseconds, slowest_milliseconds, new_items)
		select "feedId", day, polls, failures, milliseconds, "slowestMilliseconds", "newItems"
		from jsonb_to_recordset($1::jsonb) as given
			("feedId" bigint, day date, polls integer, failures integer, milliseconds bigint,
			"slowestMilliseconds" integer, "newItems" integer)
		on conflict (feed_id, day) do nothing`,
		[JSON.stringify(days)],
	);
}

/** The polls of feeds since a day (ISO date, UTC), by feed and day. */
export async function pollsSince(
	database: Queryable,
	feedIds: readonly number[],
	day: string,
): Promise<PollDay[]> {
	const { rows } = await database.query<PollDay>(
		`select feed_id as "feedId", day, polls, failures, milliseconds,
			slowest_milliseconds as "slowestMilliseconds", new_items as "newItems"
		from feed_polls where feed_id = any($1) and day >= $2::date
		order by feed_id, day`,
		[feedIds, day],
	);
	return rows;
}

/** Forgets the polls of the days before that moment; returns of how many days and feeds. */
export async function forgetOldPolls(
	database: Queryable,
	before: Date,
): Promise<number> {
	const { rowCount } = await database.query(
		"delete from feed_polls where day < $1::date",
		[before.toISOString().slice(0, 10)],
	);
	return rowCount ?? 0;
}
