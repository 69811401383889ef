import type { Queryable } from "../lib/database/database.ts";

/** What was removed, by kind. */
export type Removed = Record<string, number>;

/** Whether the day of that moment, in UTC, was pruned to the end. */
export async function wasPruned(
	database: Queryable,
	now: Date,
): Promise<boolean> {
	const { rows } = await database.query(
		"select from prunings where day = $1::date",
		[dayOf(now)],
	);
	return rows.length > 0;
}

export async function savePruning(
	database: Queryable,
	removed: Removed,
	now: Date,
): Promise<void> {
	await database.query(
		`insert into prunings (day, finished_at, removed) values ($1::date, $2, $3)
		on conflict (day) do update set finished_at = excluded.finished_at, removed = excluded.removed`,
		[dayOf(now), now, JSON.stringify(removed)],
	);
}

/** `YYYY-MM-DD`, UTC. */
function dayOf(moment: Date): string {
	return moment.toISOString().slice(0, 10);
}
