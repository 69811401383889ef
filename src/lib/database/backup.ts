import { isDeepStrictEqual } from "node:util";
import { reasonOf } from "../errors.ts";
import {
	type BackupHeader,
	type BackupPart,
	formatVersion,
	readBackupFile,
	writeBackupFile,
} from "./backup-file.ts";
import { type Database, type Queryable, transaction } from "./database.ts";
import { applyMigrations, readMigrations, schemaVersion } from "./migrate.ts";
import {
	continueIdentity,
	hasTable,
	insertRows,
	isEmpty,
	lastIdentity,
	listTables,
	lockTables,
	readRows,
	type Table,
	withForeignKeysDeferred,
} from "./tables.ts";

export interface BackupOptions {
	/** Is told how far it is, a line at a time. */
	progress?: (line: string) => void;
}

export interface BackupSummary {
	created: string;
	schemaVersion: number;
	/** Rows by table. */
	rows: Record<string, number>;
}

/** A long table says every so many rows that it goes on. */
const rowsBetweenLines = 20_000;

/**
 * Writes all our data, as it is at one moment, to one file, while the program
 * runs. The queue is not in it: it is rebuilt from the data. On PGlite, which
 * has one connection, everything else waits until it is done.
 */
export async function backup(
	database: Database,
	path: string,
	{ progress = () => {} }: BackupOptions = {},
): Promise<BackupSummary> {
	return transaction(database, async (client) => {
		await client.query(
			"set transaction isolation level repeatable read, read only",
		);
		await writeValuesAlike(client);
		const tables = await listTables(client);
		const header = await describe(client, tables);
		const count = countRows("Writing", progress);
		async function* parts(): AsyncGenerator<BackupPart<string>> {
			yield { kind: "header", header };
			for (const table of tables)
				for await (const rows of readRows(client, table)) {
					yield { kind: "rows", table: table.name, rows };
					count(table.name, rows.length);
				}
		}
		try {
			await writeBackupFile(path, parts());
		} catch (error) {
			throw new Error(
				`The backup ${path} could not be written: ${reasonOf(error)}.`,
				{ cause: error },
			);
		}
		return summary(header, count.rows);
	});
}

/** Every engine is to write a value as the same text, with all its digits. */
async function writeValuesAlike(client: Queryable): Promise<void> {
	for (const setting of [
		"timezone = 'UTC'",
		"datestyle = 'ISO, YMD'",
		"intervalstyle = 'postgres'",
		"extra_float_digits = 1",
		"bytea_output = 'hex'",
	])
		await client.query(`set local ${setting}`);
}

async function describe(
	client: Queryable,
	tables: Table[],
): Promise<BackupHeader> {
	const { rows } = await client.query<{ now: Date }>("select now() as now");
	const described: BackupHeader["tables"] = [];
	for (const { name, columns, identities } of tables) {
		const sequences: Record<string, string | null> = {};
		// The last number, not the greatest: those of deleted rows stand in messages.
		for (const column of identities)
			sequences[column] = await lastIdentity(client, name, column);
		const names = columns.map((column) => column.name);
		described.push({ name, columns: names, sequences });
	}
	return {
		format: "modelwire-backup",
		formatVersion,
		schemaVersion: await schemaVersion(client),
		created: rows[0]?.now.toISOString() ?? "",
		tables: described,
	};
}

/**
 * Reads a backup, made on either engine, into an empty database, and brings its
 * tables to this program's version. The whole file is checked before a row is
 * written, and all rows are written or none.
 * @throws when the file is not whole or too new, or the database is not empty
 */
export async function restore(
	database: Database,
	path: string,
	{ progress = () => {} }: BackupOptions = {},
): Promise<BackupSummary> {
	const header = await check(path, countRows("Checking", progress));
	return transaction(database, async (client) => {
		const tables = await prepareTables(client, header, path);
		const count = countRows("Restoring", progress);
		await withForeignKeysDeferred(client, async () => {
			for await (const part of readBackupFile(path)) {
				if (part.kind === "rows") {
					const table = tables.get(part.table);
					if (!table) throw new Error(`There is no table "${part.table}".`);
					await insertRows(client, table, part.rows);
					count(part.table, part.rows.length);
				} else if (!isDeepStrictEqual(part.header, header))
					throw new Error(`${path} was replaced while it was read. Try again.`);
			}
		});
		for (const { name, sequences } of header.tables)
			for (const [column, last] of Object.entries(sequences))
				if (last !== null) await continueIdentity(client, name, column, last);
		await applyMigrations(client, readMigrations());
		await client.query("analyze");
		return summary(header, count.rows);
	});
}

/** Reads a backup to its end and writes nothing. */
async function check(
	path: string,
	count: (table: string, more: number) => void,
): Promise<BackupHeader> {
	const latest = readMigrations().at(-1)?.version ?? 0;
	let header: BackupHeader | null = null;
	for await (const part of readBackupFile(path)) {
		if (part.kind === "rows") {
			count(part.table, part.rows.length);
			continue;
		}
		header = part.header;
		if (header.schemaVersion > latest)
			throw new Error(
				`The backup ${path} has schema version ${header.schemaVersion}, this program knows only ${latest}. Update the program, then restore.`,
			);
	}
	if (header === null) throw new Error(`The backup ${path} is empty.`);
	return header;
}

/** Makes the tables as they were when the backup was made, with nothing in them. */
async function prepareTables(
	client: Queryable,
	header: BackupHeader,
	path: string,
): Promise<Map<string, Table>> {
	const present = await listTables(client);
	await lockTables(client, present);
	for (const { name } of present)
		if (!(await isEmpty(client, name)))
			throw new Error(
				`The database is not empty (there are rows in ${name}), so ${path} was not restored. Choose another DATA_DIR or DATABASE_URL for it.`,
			);
	const version = (await hasTable(client, "schema_migrations"))
		? await schemaVersion(client)
		: 0;
	if (version > header.schemaVersion)
		throw new Error(
			`The database has already the tables of schema version ${version}, the backup ${path} those of ${header.schemaVersion}. Choose a new DATA_DIR or DATABASE_URL: there the tables are made as the backup needs them, then brought up to date.`,
		);
	await applyMigrations(
		client,
		readMigrations().filter((one) => one.version <= header.schemaVersion),
	);
	const tables = await listTables(client);
	const expected = header.tables.map(({ name, columns }) => [name, columns]);
	const found = tables.map(({ name, columns }) => [
		name,
		columns.map((column) => column.name),
	]);
	if (!isDeepStrictEqual(found, expected))
		throw new Error(
			`The tables in ${path} are not those of schema version ${header.schemaVersion}. It was made by a changed program; restore it with the same.`,
		);
	return new Map(tables.map((table) => [table.name, table]));
}

/** @param doing such as "Writing", the first word of each line of progress */
function countRows(doing: string, progress: (line: string) => void) {
	const rows: Record<string, number> = {};
	const count = (table: string, more: number) => {
		const before = rows[table];
		const sum = (before ?? 0) + more;
		rows[table] = sum;
		if (before === undefined) progress(`${doing} ${table}`);
		else if (sum % rowsBetweenLines < before % rowsBetweenLines)
			progress(`${doing} ${table}: ${sum} rows`);
	};
	return Object.assign(count, { rows });
}

function summary(
	{ created, schemaVersion }: BackupHeader,
	rows: Record<string, number>,
): BackupSummary {
	return { created, schemaVersion, rows };
}
