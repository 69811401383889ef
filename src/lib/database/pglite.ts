import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import pg from "pg";
import type { Database } from "./database.ts";
import { lockFolder } from "./folder-lock.ts";
import { pgliteModule } from "./pglite-module.ts";
import { searchPath } from "./postgres.ts";
import { makeSingleLinePool } from "./single-line.ts";
import { columnTypes } from "./types.ts";

/** PGlite's own default of 160 MB is made for a whole server. */
const startParameters = [
	...PGlite.defaultStartParams,
	"-c",
	"shared_buffers=32MB",
];

/**
 * Opens the embedded PostgreSQL in a folder, or in memory when `folder` is null.
 * @param snapshot a data folder as made by `dumpDataDir`, to start from
 * @throws when another process holds the folder
 */
export async function openPglite(
	folder: string | null,
	{ snapshot }: { snapshot?: Blob } = {},
): Promise<Database & { dumpDataDir(): Promise<Blob> }> {
	const unlock = folder === null ? () => {} : lockFolder(folder);
	try {
		const pglite = await PGlite.create({
			...(folder === null ? {} : { dataDir: join(folder, "pglite") }),
			...(snapshot ? { loadDataDir: snapshot } : {}),
			extensions: { pg_trgm, unaccent },
			startParams: startParameters,
			pgliteWasmModule: await pgliteModule(),
		});
		const client = new pg.Client({
			...createPgConfig(pglite),
			types: columnTypes,
		});
		await client.connect();
		await client.query(`set search_path = ${searchPath}`);
		const pool = makeSingleLinePool(client);
		return {
			...pool,
			engine: "pglite" as const,
			dumpDataDir: () => pglite.dumpDataDir("none"),
			async end() {
				await pool.end();
				await pglite.close();
				unlock();
			},
		};
	} catch (error) {
		unlock();
		throw error;
	}
}
