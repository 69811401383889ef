import type { Queryable } from "./database.ts";

const key = "backup";

/** Writes down that a backup was made, for who asks when the last one was. */
export async function noteBackup(database: Queryable, at: Date): Promise<void> {
	await database.query(
		"insert into notices (key, at) values ($1, $2) on conflict (key) do update set at = excluded.at",
		[key, at],
	);
}

/** Null where none was made. */
export async function lastBackup(database: Queryable): Promise<Date | null> {
	const { rows } = await database.query<{ at: Date }>(
		"select at from notices where key = $1",
		[key],
	);
	return rows[0]?.at ?? null;
}
