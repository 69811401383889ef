import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeApp } from "#src/app.ts";
import { readConfig } from "#src/config.ts";
import { type Database, transaction } from "#src/lib/database/database.ts";
import {
	migrate,
	readMigrations,
	schemaVersion,
} from "#src/lib/database/migrate.ts";
import { openPostgres } from "#src/lib/database/postgres.ts";
import { listTables } from "#src/lib/database/tables.ts";
import {
	databaseForTest,
	freshServerDatabase,
} from "#test/support/database.ts";

const migrations = readMigrations();
const newest = migrations.at(-1)?.version ?? 0;
const serverUrl = process.env.TEST_DATABASE_URL;
const quick = { lock: 50, pause: 5, whole: 20_000 };

/** No tables at all, as on a new site. */
async function emptied(database: Database): Promise<void> {
	await database.query("drop schema public cascade; create schema public");
}

const upTo = (version: number) =>
	migrations.filter((migration) => migration.version <= version);

/** Of each version, statements that fill its tables. */
function rowsByVersion(): Map<number, string> {
	const parts = readFileSync(
		"test/fixtures/database/rows-of-each-version.sql",
		"utf8",
	).split(/^-- version /m);
	const rows = parts.slice(1).map((part) => {
		const version = Number.parseInt(part, 10);
		return [version, part.slice(part.indexOf("\n"))] as const;
	});
	return new Map(rows);
}

/** The tables of a version with rows in each. */
async function buildAt(database: Database, version: number): Promise<void> {
	await emptied(database);
	await migrate(database, upTo(version));
	await database.query(
		readFileSync("test/fixtures/database/all-kinds-of-values.sql", "utf8"),
	);
	for (const [since, sql] of rowsByVersion())
		if (since <= version) await database.query(sql);
}

/** All that the tables are: columns, constraints, indexes. */
async function schemaOf(database: Database): Promise<string[]> {
	const { rows } = await database.query<{ line: string }>(
		`select 'column ' || table_name || ' ' || ordinal_position || ' ' || column_name || ' '
			|| udt_name || ' ' || is_nullable || ' ' || coalesce(column_default, '-') || ' ' || is_identity as line
		from information_schema.columns where table_schema = 'public'
		union all
		select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
		from pg_constraint where connamespace = 'public'::regnamespace
		union all
		select 'index ' || indexdef from pg_indexes where schemaname = 'public'
		order by line`,
	);
	return rows.map(({ line }) => line);
}

/** The rows of these columns, as text. */
async function rowsOf(
	database: Database,
	tables: Awaited<ReturnType<typeof listTables>>,
): Promise<Record<string, string[]>> {
	const found: Record<string, string[]> = {};
	for (const { name, columns } of tables) {
		const list = columns.map(({ name }) => `"${name}"`).join(", ");
		const { rows } = await database.query<{ row: string }>(
			`select row(${list})::text as row from "${name}" order by 1`,
		);
		found[name] = rows.map(({ row }) => row);
	}
	return found;
}

test("from every released version the tables become those of the newest, and no row is lost or changed", {
	timeout: 120_000,
}, async () => {
	const database = await databaseForTest();
	await emptied(database);
	await migrate(database);
	const wanted = await schemaOf(database);
	for (const { version } of migrations) {
		await buildAt(database, version);
		const tables = await listTables(database);
		const before = await rowsOf(database, tables);
		expect(await schemaVersion(database)).toBe(version);
		await migrate(database);
		expect(await schemaOf(database), `from ${version}`).toEqual(wanted);
		expect(await rowsOf(database, tables), `from ${version}`).toEqual(before);
	}
	const filled = await rowsOf(database, await listTables(database));
	const empty = Object.keys(filled).filter((name) => !filled[name]?.length);
	expect(empty, "tables without a row in rows-of-each-version.sql").toEqual([]);
});

test("what is interrupted leaves the old version whole", async () => {
	const database = await databaseForTest();
	await buildAt(database, newest - 1);
	const before = [await schemaOf(database), await schemaVersion(database)];
	const last = migrations.at(-1);
	if (!last) throw new Error("there is no migration");
	const broken = { ...last, sql: `${last.sql}; select 1 / 0;` };
	await expect(
		migrate(database, [...upTo(newest - 1), broken]),
	).rejects.toThrow(/division by zero/);
	expect([await schemaOf(database), await schemaVersion(database)]).toEqual(
		before,
	);
	await migrate(database);
	expect(await schemaVersion(database)).toBe(newest);
});

/** The version before the last one that changes `items`, to which all processes write. */
const beforeItemsChange = 14;

/** Two connections' worth of programs on one server, with the tables of an older version. */
async function oldSite() {
	const url = await freshServerDatabase(serverUrl ?? "");
	const [older, newer, another] = await Promise.all(
		[1, 2, 3].map(() => openPostgres(url)),
	);
	if (!older || !newer || !another) throw new Error("no connection");
	onTestFinished(async () => {
		for (const one of [older, newer, another]) await one.end();
	});
	await buildAt(older, beforeItemsChange);
	return { older, newer, another };
}

test.skipIf(!serverUrl)(
	"while older processes write, a migration waits its turn and keeps nobody waiting",
	async () => {
		const { older, newer } = await oldSite();
		const write = (database: Pick<Database, "query">, identity: string) =>
			database.query(
				"insert into items (feed_id, identity, title, seen_at) values (2, $1, 'T', now())",
				[identity],
			);
		let migrating: Promise<void> | undefined;
		const order: string[] = [];
		await transaction(older, async (client) => {
			await write(client, "in a long transaction");
			migrating = migrate(newer, migrations, quick).then(() => {
				order.push("migrated");
			});
			for (let n = 0; n < 20; n++) {
				await write(older, `meanwhile ${n}`);
				order.push("written");
			}
			expect(await schemaVersion(older)).toBe(beforeItemsChange);
		});
		await migrating;
		expect(order).toEqual([...Array(20).fill("written"), "migrated"]);
		expect(await schemaVersion(older)).toBe(newest);
		await write(older, "afterwards");
	},
);

test.skipIf(!serverUrl)(
	"a table that is never free is named as the reason, and the old version stays",
	async () => {
		const { older, newer } = await oldSite();
		await transaction(older, async (client) => {
			await client.query("lock table items");
			await expect(
				migrate(newer, migrations, { ...quick, whole: 0 }),
			).rejects.toThrow(/keeps one of them in use. Stop/);
			expect(await schemaVersion(older)).toBe(beforeItemsChange);
		});
	},
);

test.skipIf(!serverUrl)(
	"of several processes that migrate at once one does it",
	async () => {
		const { older, newer, another } = await oldSite();
		await emptied(older);
		await migrate(older, upTo(1));
		await Promise.all(
			[older, newer, another].map((one) => migrate(one, migrations, quick)),
		);
		const { rows } = await older.query(
			"select version from schema_migrations order by version",
		);
		expect(rows).toEqual(migrations.map(({ version }) => ({ version })));
	},
);

test.skipIf(!serverUrl)(
	"programs that start at once on an empty database all do",
	async () => {
		const databaseUrl = await freshServerDatabase(serverUrl ?? "");
		const database = await openPostgres(databaseUrl);
		await database.query(
			"drop schema public cascade; create schema public; drop schema if exists bullmq cascade",
		);
		onTestFinished(() => database.end());
		const start = async () => {
			const dataFolder = mkdtempSync(join(tmpdir(), "modelwire-start-"));
			onTestFinished(() => rmSync(dataFolder, { recursive: true }));
			const config = readConfig({ LOG_LEVEL: "silent" });
			return makeApp({ ...config, databaseUrl, dataFolder });
		};
		const apps = await Promise.all([start(), start(), start()]);
		for (const app of apps) await app.close();
		expect(await schemaVersion(database)).toBe(newest);
		const { rows } = await database.query<{ count: number }>(
			"select count(*)::int as count from models",
		);
		expect(rows[0]?.count).toBeGreaterThan(100);
	},
);
