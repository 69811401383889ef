import type { Queryable } from "#src/lib/database/database.ts";
import { listTables } from "#src/lib/database/tables.ts";

/** All rows of all tables, as text, in an order of their own. */
export async function contents(
	database: Queryable,
): Promise<Record<string, string[]>> {
	await database.query("set timezone = 'UTC'");
	const found: Record<string, string[]> = {};
	for (const { name } of await listTables(database)) {
		const { rows } = await database.query<{ row: string }>(
			`select one::text as row from "${name}" as one order by 1`,
		);
		found[name] = rows.map(({ row }) => row);
	}
	return found;
}
