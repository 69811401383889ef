import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Database, type Queryable, transaction } from "./database.ts";

interface Migration {
	version: number;
	name: string;
	sql: string;
}

/** Any number that nothing else in this database locks on; spells "mwir". */
const migrationLock = 0x6d776972;

const folder = join(import.meta.dirname, "migrations");

/** The numbered files of `migrations/`, in order. */
export function readMigrations(): Migration[] {
	return readdirSync(folder)
		.filter((file) => /^\d{4}_\w+\.sql$/.test(file))
		.sort()
		.map((file) => ({
			version: Number(file.slice(0, 4)),
			name: file.slice(5, -4),
			sql: readFileSync(join(folder, file), "utf8"),
		}));
}

/**
 * Brings the tables to this program's version; several processes may try at once.
 * @throws when the tables are newer than the program
 */
export async function migrate(
	database: Database,
	migrations: Migration[] = readMigrations(),
): Promise<void> {
	await transaction(database, (client) => applyMigrations(client, migrations));
}

/** The same within a transaction that does more; at its end others may migrate. */
export async function applyMigrations(
	client: Queryable,
	migrations: Migration[],
): Promise<void> {
	const latest = migrations.at(-1)?.version ?? 0;
	await client.query("select pg_advisory_xact_lock($1)", [migrationLock]);
	await client.query(
		"create table if not exists schema_migrations (version integer primary key, name text not null, applied_at timestamptz not null default now())",
	);
	const version = await schemaVersion(client);
	if (version > latest)
		throw new Error(
			`The database has schema version ${version}, this program knows only ${latest}. Update the program; going back needs a backup made with the older version.`,
		);
	for (const migration of migrations) {
		if (migration.version <= version) continue;
		await client.query(migration.sql);
		await client.query(
			"insert into schema_migrations (version, name) values ($1, $2)",
			[migration.version, migration.name],
		);
	}
}

/** The version of the tables, 0 when there are none. */
export async function schemaVersion(database: Queryable): Promise<number> {
	const { rows } = await database.query<{ version: number }>(
		"select coalesce(max(version), 0)::int as version from schema_migrations",
	);
	return rows[0]?.version ?? 0;
}
