import type { Database } from "./database.ts";

/**
 * Whether connections of ours share those of the server from one transaction to the next, as behind
 * PgBouncer in transaction mode. Locks that outlive a transaction, and LISTEN, come to nothing there:
 * https://www.pgbouncer.org/features.html
 */
export async function isPooledByTransaction(
	database: Pick<Database, "connect">,
): Promise<boolean> {
	const one = await database.connect();
	const other = await database.connect();
	try {
		const before = await serverProcess(one);
		// What the first has given back by now, the second can get.
		await other.query("begin");
		const others = await serverProcess(other);
		const after = await serverProcess(one);
		await other.query("rollback");
		return before === others || before !== after;
	} finally {
		one.release();
		other.release();
	}
}

async function serverProcess(
	client: Awaited<ReturnType<Database["connect"]>>,
): Promise<number | undefined> {
	const { rows } = await client.query<{ pid: number }>(
		"select pg_backend_pid() as pid",
	);
	return rows[0]?.pid;
}
