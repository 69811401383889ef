import pg from "pg";
import type { Database } from "./database.ts";
import { isPooledByTransaction } from "./pooler.ts";
import { readPostgresAddress, remedyFor } from "./postgres-address.ts";
import { columnTypes } from "./types.ts";

/** BullMQ keeps its tables in a schema of its own beside ours. */
export const searchPath = "public, bullmq";

/** Of one process, where the URL does not say (`max`). */
const usualConnections = 10;

/**
 * Opens a pool to a PostgreSQL server. A connection that drops, idle or in use, fails what it was
 * used for and is replaced by the next that is asked for.
 * @param listeners connections beyond those for statements, which others hold all the time
 * @throws when the server cannot be reached or refuses us, in one sentence.
 */
export async function openPostgres(
	given: string,
	{
		connections = usualConnections,
		listeners = 0,
	}: { connections?: number; listeners?: number } = {},
): Promise<Database> {
	const pool = await poolAt(given, connections, listeners);
	try {
		if (pool.options.max > 1 && (await isPooledByTransaction(asDatabase(pool))))
			throw new Error("it is a pooler in transaction mode");
		await pool.query("select 1");
	} catch (error) {
		await pool.end();
		throw unusable(given, error);
	}
	return asDatabase(pool);
}

async function poolAt(
	given: string,
	connections: number,
	listeners: number,
): Promise<pg.Pool> {
	try {
		const { url, isBound, connections: most } = readPostgresAddress(given);
		const pool = new pg.Pool({
			connectionString: url,
			max: (most ?? connections) + listeners,
			connectionTimeoutMillis: 10_000,
			keepAlive: true,
			enableChannelBinding: isBound,
			types: columnTypes,
			// Said by a statement: poolers let no options of a connection through.
			onConnect: (client) => client.query(`set search_path to ${searchPath}`),
		} as pg.PoolConfig);
		pool.on("error", () => {});
		// The pool hears of idle clients alone: one that is in use would end the process.
		pool.on("connect", (client) => client.on("error", () => {}));
		return pool;
	} catch (error) {
		throw unusable(given, error);
	}
}

function asDatabase(pool: pg.Pool): Database {
	return Object.assign(pool, { engine: "postgres" as const });
}

function unusable(url: string, cause: unknown): Error {
	const reason = reasonFor(cause);
	return new Error(
		`DATABASE_URL: PostgreSQL at ${withoutPassword(url)} cannot be used (${reason}). ${remedyFor(reason)}, or unset DATABASE_URL to use the embedded database.`,
		{ cause },
	);
}

function withoutPassword(url: string): string {
	const { host, pathname } = new URL(url);
	return host + pathname;
}

function reasonFor(error: unknown): string {
	// A refused connection to a name with several addresses has only a code.
	const { message, code } = error as { message?: string; code?: string };
	return message || code || String(error);
}
