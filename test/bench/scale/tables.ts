import type { Database } from "#src/lib/database/database.ts";

/** What one table holds. */
export interface TableSize {
	rows: number;
	/** With its indexes and what stands apart (TOAST). */
	bytes: number;
}

/** The size of each of these tables. */
export async function tableSizes(
	database: Database,
	names: readonly string[],
): Promise<Map<string, TableSize>> {
	await database.query("vacuum analyze");
	const sizes = new Map<string, TableSize>();
	for (const name of names) {
		const { rows } = await database.query<TableSize>(
			`select count(*)::float8 as rows, pg_total_relation_size($1::regclass)::float8 as bytes from ${name}`,
			[name],
		);
		if (rows[0]) sizes.set(name, rows[0]);
	}
	return sizes;
}
