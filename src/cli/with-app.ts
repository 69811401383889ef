import { type App, makeApp } from "../app.ts";
import { readConfig } from "../config.ts";
import type { Database } from "../lib/database/database.ts";
import { openDatabase } from "../lib/database/open.ts";

/** Opens all that the program holds for one command, and closes it whatever happens. */
export async function withApp<Result>(
	work: (app: App) => Promise<Result>,
): Promise<Result> {
	const app = await makeApp(readConfig());
	try {
		return await work(app);
	} finally {
		await app.close();
	}
}

/** The same with the database alone, as it is. */
export async function withDatabase<Result>(
	work: (database: Database) => Promise<Result>,
): Promise<Result> {
	const database = await openDatabase(readConfig());
	try {
		return await work(database);
	} finally {
		await database.end();
	}
}
