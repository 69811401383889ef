import type { Database } from "./database.ts";
import { openPglite } from "./pglite.ts";
import { openPostgres } from "./postgres.ts";

/** Where the truth lives: a server when a URL is given, else a folder of our own. */
export interface DatabaseSettings {
	databaseUrl: string | null;
	dataFolder: string;
	/** Whether the queue is kept there too: each of its workers then holds a connection, to hear of jobs. */
	keepsQueue?: boolean;
	snapshot?: Blob;
}

/** One a kind of job, and some to spare. */
const mostWorkers = 24;

export function openDatabase({
	databaseUrl,
	dataFolder,
	keepsQueue = false,
	snapshot,
}: DatabaseSettings): Promise<Database> {
	return databaseUrl === null
		? openPglite(dataFolder, snapshot ? { snapshot } : {})
		: openPostgres(databaseUrl, { listeners: keepsQueue ? mostWorkers : 0 });
}
