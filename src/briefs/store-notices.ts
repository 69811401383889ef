import type { Queryable } from "../lib/database/database.ts";

/** Notes that something is told; false where any worker has told it before. */
export async function noteOnce(
	database: Queryable,
	key: string,
	now: Date,
): Promise<boolean> {
	const { rowCount } = await database.query(
		"insert into notices (key, at) values ($1, $2) on conflict do nothing",
		[key, now],
	);
	return rowCount === 1;
}

/** Whether any of these was noted. */
export async function wasNoted(
	database: Queryable,
	keys: readonly string[],
): Promise<boolean> {
	const { rows } = await database.query(
		"select from notices where key = any($1) limit 1",
		[keys],
	);
	return rows.length > 0;
}
