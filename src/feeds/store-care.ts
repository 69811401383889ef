/** What an operator does to a feed by hand, beside adding and removing it. */
import type { Queryable } from "../lib/database/database.ts";

/** Makes a feed due now, also one that its publisher closed. False where there is none. */
export async function pollSoon(
	database: Queryable,
	feedId: number,
	now: Date,
): Promise<boolean> {
	const { rowCount } = await database.query(
		`update feeds set state = 'active', next_poll_at = least(next_poll_at, $2)
		where id = $1 and state <> 'removed'`,
		[feedId, now],
	);
	return rowCount === 1;
}

/** Says that a feed stays as it is, whatever is wrong with it now. False where there is none. */
export async function keepFeed(
	database: Queryable,
	feedId: number,
	now: Date,
): Promise<boolean> {
	const { rowCount } = await database.query(
		"update feeds set kept_at = $2 where id = $1 and state <> 'removed'",
		[feedId, now],
	);
	return rowCount === 1;
}
