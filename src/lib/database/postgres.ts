import pg from "pg";
import type { Database } from "./database.ts";
import { columnTypes } from "./types.ts";

/** BullMQ keeps its tables in a schema of its own beside ours. */
export const searchPath = "public, bullmq";

/**
 * Opens a pool to a PostgreSQL server.
 * @throws when the server cannot be reached or refuses us, in one sentence.
 */
export async function openPostgres(
	url: string,
	{ connections = 10 }: { connections?: number } = {},
): Promise<Database> {
	const pool = new pg.Pool({
		connectionString: url,
		max: connections,
		connectionTimeoutMillis: 10_000,
		keepAlive: true,
		options: `-c search_path=${searchPath.replace(" ", "")}`,
		types: columnTypes,
	});
	// A connection that drops while idle is replaced by the next query.
	pool.on("error", () => {});
	try {
		await pool.query("select 1");
	} catch (error) {
		await pool.end();
		throw new Error(
			`DATABASE_URL: PostgreSQL at ${withoutPassword(url)} cannot be used (${reason(error)}). Start it, or correct the address, or unset DATABASE_URL to use the embedded database.`,
			{ cause: error },
		);
	}
	return Object.assign(pool, { engine: "postgres" as const });
}

function withoutPassword(url: string): string {
	const { host, pathname } = new URL(url);
	return host + pathname;
}

function reason(error: unknown): string {
	// A refused connection to a name with several addresses has only a code.
	const { message, code } = error as { message?: string; code?: string };
	return message || code || String(error);
}
