import type { Queryable } from "../../lib/database/database.ts";

const platform = "discord";

/** What Discord knows of our commands; null where nothing was registered yet. */
export async function registeredHash(
	database: Queryable,
	scope: string,
): Promise<string | null> {
	const { rows } = await database.query<{ hash: string }>(
		"select hash from command_registrations where platform = $1 and scope = $2",
		[platform, scope],
	);
	return rows[0]?.hash ?? null;
}

export async function saveRegistration(
	database: Queryable,
	registration: { scope: string; hash: string; now: Date },
): Promise<void> {
	await database.query(
		`insert into command_registrations (platform, scope, hash, registered_at)
		values ($1, $2, $3, $4)
		on conflict (platform, scope) do update
			set hash = excluded.hash, registered_at = excluded.registered_at`,
		[platform, registration.scope, registration.hash, registration.now],
	);
}

/** The other scopes in which commands of ours are known. */
export async function otherScopes(
	database: Queryable,
	scope: string,
): Promise<string[]> {
	const { rows } = await database.query<{ scope: string }>(
		"select scope from command_registrations where platform = $1 and scope <> $2",
		[platform, scope],
	);
	return rows.map((row) => row.scope);
}

export async function forgetRegistration(
	database: Queryable,
	scope: string,
): Promise<void> {
	await database.query(
		"delete from command_registrations where platform = $1 and scope = $2",
		[platform, scope],
	);
}
