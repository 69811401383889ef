import { aboutServer } from "../../lib/database/about.ts";
import type { Database } from "../../lib/database/database.ts";
import {
	migrate,
	readMigrations,
	schemaVersion,
} from "../../lib/database/migrate.ts";
import { reasonOf } from "../../lib/errors.ts";
import { type Finding, fine, wrong } from "./finding.ts";

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const undefinedTable = "42P01";

/** The oldest server that our SQL is tried on. */
const oldestServer = 130_000;

/** Whether the tables are those of this program, and so whether there is more to look at. */
export async function checkSchema(
	database: Database,
): Promise<{ finding: Finding; isReady: boolean }> {
	const latest = readMigrations().at(-1)?.version ?? 0;
	try {
		const {
			version: server,
			versionNumber,
			bytes,
		} = await aboutServer(database);
		const engine = `${database.engine} ${server}`;
		if (versionNumber < oldestServer)
			return notReady(
				wrong(
					"database",
					`${engine} is too old`,
					"Move to PostgreSQL 13 or newer: modelwire backup, the new server, modelwire restore.",
				),
			);
		const version = await schemaVersion(database);
		if (version === latest)
			return {
				finding: fine(
					"database",
					`${engine}, schema version ${version}, ${Math.ceil(bytes / 2 ** 20)} MB`,
				),
				isReady: true,
			};
		return notReady(anotherVersion(database, { engine, version, latest }));
	} catch (error) {
		const isNew = (error as { code?: unknown }).code === undefinedTable;
		return notReady(
			isNew
				? fine(
						"database",
						`${database.engine}, empty: the first start makes its tables`,
					)
				: wrong("database", reasonOf(error), "See whether it can be reached."),
		);
	}
}

const notReady = (finding: Finding) => ({ finding, isReady: false });

function anotherVersion(
	database: Database,
	found: { engine: string; version: number; latest: number },
): Finding {
	const { engine, version, latest } = found;
	const sentence = `${engine}, schema version ${version} instead of ${latest}`;
	if (version > latest)
		return wrong(
			"database",
			sentence,
			"Update the program: the tables are newer than it.",
		);
	return wrong(
		"database",
		sentence,
		"Start the program once: it brings the tables up to date.",
		{
			done: `the tables are at version ${latest}`,
			run: () => migrate(database),
		},
	);
}
