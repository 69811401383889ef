import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
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

/** How a migration waits for tables that others use, in milliseconds. */
export interface MigrationPatience {
	/** For a table: whoever comes after it waits as long. */
	lock: number;
	/** Between two tries, in which others go on. */
	pause: number;
	/** Until it is given up. */
	whole: number;
}

const patience: MigrationPatience = {
	lock: 2_000,
	pause: 1_000,
	whole: 10 * 60_000,
};

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: lock_not_available, deadlock_detected */
const othersHold = ["55P03", "40P01"];

/**
 * Brings the tables to this program's version, while processes of older versions may still use
 * them: all of it or nothing, in turn with others that try. A table that is in use for long is
 * left to its users and asked for again, so that nobody queues behind us.
 * @throws when the tables are newer than the program, or are never free
 */
export async function migrate(
	database: Database,
	migrations: Migration[] = readMigrations(),
	{ lock, pause: between, whole }: MigrationPatience = patience,
): Promise<void> {
	const deadline = Date.now() + whole;
	for (;;)
		try {
			return await transaction(database, async (client) => {
				await takeTurn(client);
				await client.query(`set local lock_timeout = ${lock}`);
				await applyMigrations(client, migrations);
			});
		} catch (error) {
			const { code = "" } = error as { code?: string };
			if (!othersHold.includes(code)) throw error;
			if (Date.now() > deadline)
				throw new Error(
					"The tables could not be brought up to date: another connection keeps one of them in use. Stop what uses the database for so long, or the older processes, and start again.",
					{ cause: error },
				);
			await pause(between);
		}
}

/** Until the transaction ends nobody else migrates. */
async function takeTurn(client: Queryable): Promise<void> {
	await client.query("select pg_advisory_xact_lock($1)", [migrationLock]);
}

/** The same within a transaction that does more; at its end others may migrate. */
export async function applyMigrations(
	client: Queryable,
	migrations: Migration[],
): Promise<void> {
	const latest = migrations.at(-1)?.version ?? 0;
	await takeTurn(client);
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
