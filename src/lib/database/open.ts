import type { Database } from "./database.ts";
import { openPglite } from "./pglite.ts";
import { openPostgres } from "./postgres.ts";

/** Where the truth lives: a server when a URL is given, else a folder of our own. */
export interface DatabaseSettings {
	databaseUrl: string | null;
	dataFolder: string;
	snapshot?: Blob;
}

export function openDatabase({
	databaseUrl,
	dataFolder,
	snapshot,
}: DatabaseSettings): Promise<Database> {
	return databaseUrl === null
		? openPglite(dataFolder, snapshot ? { snapshot } : {})
		: openPostgres(databaseUrl);
}
