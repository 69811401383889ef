import type { Queryable } from "../../lib/database/database.ts";
import { hasTable } from "../../lib/database/tables.ts";

export interface SessionRow {
	lastSeenAt: Date;
	expiresAt: Date;
}

interface Times {
	now: Date;
	until: Date;
}

/** @returns false where the link was used before */
export async function useLink(
	database: Queryable,
	{ id, expiresAt }: { id: string; expiresAt: Date },
): Promise<boolean> {
	const { rowCount } = await database.query(
		"insert into desk_links (id, expires_at) values ($1, $2) on conflict do nothing",
		[id, expiresAt],
	);
	return rowCount === 1;
}

export async function saveSession(
	database: Queryable,
	hash: string,
	{ now, until }: Times,
): Promise<void> {
	await database.query(
		`insert into desk_sessions (hash, created_at, last_seen_at, expires_at)
		values ($1, $2, $2, $3)`,
		[hash, now, until],
	);
}

export async function liveSession(
	database: Queryable,
	hash: string,
	now: Date,
): Promise<SessionRow | null> {
	const { rows } = await database.query<SessionRow>(
		`select last_seen_at as "lastSeenAt", expires_at as "expiresAt"
		from desk_sessions where hash = $1 and expires_at > $2`,
		[hash, now],
	);
	return rows[0] ?? null;
}

export async function prolongSession(
	database: Queryable,
	hash: string,
	{ now, until }: Times,
): Promise<void> {
	await database.query(
		"update desk_sessions set last_seen_at = $2, expires_at = $3 where hash = $1",
		[hash, now, until],
	);
}

export async function endSession(
	database: Queryable,
	hash: string,
): Promise<void> {
	await database.query("delete from desk_sessions where hash = $1", [hash]);
}

/** @returns how many there were; none either where the database knows of no sessions yet */
export async function endAllSessions(database: Queryable): Promise<number> {
	if (!(await hasTable(database, "desk_sessions"))) return 0;
	const { rowCount } = await database.query("delete from desk_sessions");
	return rowCount ?? 0;
}

/** Takes out what no time can make valid again. */
export async function forgetExpired(
	database: Queryable,
	now: Date,
): Promise<void> {
	for (const table of ["desk_sessions", "desk_links"])
		await database.query(`delete from ${table} where expires_at <= $1`, [now]);
}
