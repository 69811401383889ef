import type { Database } from "../lib/database/database.ts";
import { readMigrations, schemaVersion } from "../lib/database/migrate.ts";
import { reasonOf } from "../lib/errors.ts";
import { type Finding, fine, wrong } from "./finding.ts";

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const undefinedTable = "42P01";

/** Whether the tables are those of this program, and so whether there is more to look at. */
export async function checkSchema(
	database: Database,
): Promise<{ finding: Finding; isReady: boolean }> {
	const { engine } = database;
	const latest = readMigrations().at(-1)?.version ?? 0;
	try {
		const version = await schemaVersion(database);
		const found = `${engine}, schema version ${version}`;
		if (version === latest)
			return { finding: fine("database", found), isReady: true };
		const remedy =
			version < latest
				? "Start the program once: it brings the tables up to date."
				: "Update the program: the tables are newer than it.";
		const finding = wrong("database", `${found} instead of ${latest}`, remedy);
		return { finding, isReady: false };
	} catch (error) {
		const isNew = (error as { code?: unknown }).code === undefinedTable;
		const finding = isNew
			? fine("database", `${engine}, empty: the first start makes its tables`)
			: wrong("database", reasonOf(error), "See whether it can be reached.");
		return { finding, isReady: false };
	}
}
