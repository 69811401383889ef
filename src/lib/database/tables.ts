import type { Queryable } from "./database.ts";

/** A table of ours as it can be read out and written back. */
export interface Table {
	name: string;
	columns: { name: string; type: string }[];
	/** Columns that number themselves. */
	identities: string[];
}

/** A row with each value as PostgreSQL writes it, in the order of the columns. */
export type RowOfTexts = (string | null)[];

/**
 * Our tables, by name. What migrations keep for themselves, and columns that
 * are computed from others, are left out.
 */
export async function listTables(client: Queryable): Promise<Table[]> {
	const { rows } = await client.query<{
		table: string;
		column: string;
		type: string;
		identity: boolean;
	}>(
		`select tables.table_name as "table", columns.column_name as "column",
			format_type(attributes.atttypid, attributes.atttypmod) as type,
			columns.is_identity = 'YES' as identity
		from information_schema.tables
		join information_schema.columns using (table_schema, table_name)
		join pg_attribute as attributes
			on attributes.attrelid = format('%I.%I', table_schema, table_name)::regclass
			and attributes.attname = columns.column_name
		where table_schema = 'public' and table_type = 'BASE TABLE'
			and tables.table_name <> 'schema_migrations'
			and columns.is_generated = 'NEVER'
		order by tables.table_name, columns.ordinal_position`,
	);
	return [...Map.groupBy(rows, (row) => row.table)].map(([name, columns]) => ({
		name,
		columns: columns.map(({ column, type }) => ({ name: column, type })),
		identities: columns
			.filter(({ identity }) => identity)
			.map(({ column }) => column),
	}));
}

/** Keeps others from the tables until the transaction ends. */
export async function lockTables(
	client: Queryable,
	tables: Table[],
): Promise<void> {
	if (tables.length === 0) return;
	const names = tables.map(({ name }) => quoted(name));
	await client.query(`lock table ${names.join(", ")}`);
}

export async function hasTable(
	client: Queryable,
	name: string,
): Promise<boolean> {
	const { rows } = await client.query(
		"select 1 where to_regclass($1) is not null",
		[`public.${quoted(name)}`],
	);
	return rows.length > 0;
}

/** Whether nothing is in a table. */
export async function isEmpty(
	client: Queryable,
	table: string,
): Promise<boolean> {
	const { rows } = await client.query(`select 1 from ${quoted(table)} limit 1`);
	return rows.length === 0;
}

/**
 * Runs `fill` while no foreign key is checked, and checks them all after it:
 * rows then come in any order, even those that point at a later row.
 */
export async function withForeignKeysDeferred(
	client: Queryable,
	fill: () => Promise<void>,
): Promise<void> {
	const { rows: keys } = await client.query<{ table: string; name: string }>(
		`select conrelid::regclass::text as "table", quote_ident(conname) as name
		from pg_constraint
		where contype = 'f' and not condeferrable
			and connamespace = 'public'::regnamespace`,
	);
	const alter = async (how: string) => {
		for (const { table, name } of keys)
			await client.query(
				`alter table ${table} alter constraint ${name} ${how}`,
			);
	};
	await alter("deferrable initially deferred");
	await fill();
	await client.query("set constraints all immediate");
	await alter("not deferrable");
}

/** The last number that an identity column gave out, null when none. */
export async function lastIdentity(
	client: Queryable,
	table: string,
	column: string,
): Promise<string | null> {
	const { rows } = await client.query<{ last: string | null }>(
		`select pg_sequence_last_value(
			pg_get_serial_sequence($1, $2)::regclass)::text as last`,
		[quoted(table), column],
	);
	return rows[0]?.last ?? null;
}

/** Makes an identity column go on after `last`. */
export async function continueIdentity(
	client: Queryable,
	table: string,
	column: string,
	last: string,
): Promise<void> {
	await client.query(
		"select setval(pg_get_serial_sequence($1, $2)::regclass, $3::bigint)",
		[quoted(table), column, last],
	);
}

const rowsAtOnce = 100;

/**
 * A table's rows in bunches, at least one even when it is empty; each is a line
 * of JSON with an array of texts.
 */
export async function* readRows(
	client: Queryable,
	{ name, columns }: Table,
): AsyncGenerator<string[]> {
	const texts = columns.map((column) => `${quoted(column.name)}::text`);
	await client.query(
		`declare rows no scroll cursor for
		select array_to_json(array[${texts.join(", ")}])::text as row
		from ${quoted(name)}`,
	);
	let length: number;
	do {
		const { rows } = await client.query<{ row: string }>(
			`fetch ${rowsAtOnce} from rows`,
		);
		length = rows.length;
		yield rows.map(({ row }) => row);
	} while (length === rowsAtOnce);
	await client.query("close rows");
}

/** Writes rows that `readRows` read: one statement, an array for each column. */
export async function insertRows(
	client: Queryable,
	{ name, columns }: Table,
	rows: RowOfTexts[],
): Promise<void> {
	if (rows.length === 0) return;
	const names = columns.map((column) => quoted(column.name));
	const arrays = columns.map((_, index) => `$${index + 1}::text[]`);
	const aliases = columns.map((_, index) => `c${index}`);
	const values = columns.map(({ type }, index) => `c${index}::${type}`);
	await client.query(
		`insert into ${quoted(name)} (${names.join(", ")}) overriding system value
		select ${values.join(", ")} from unnest(${arrays.join(", ")})
		as given (${aliases.join(", ")})`,
		columns.map((_, index) => rows.map((row) => row[index] ?? null)),
	);
}

/** A name as an identifier: https://www.postgresql.org/docs/current/sql-syntax-lexical.html */
function quoted(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}
