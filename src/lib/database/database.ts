/**
 * The one door to SQL: shaped like a `pg.Pool`, so that a PostgreSQL server and
 * the embedded PGlite stand behind it alike, and BullMQ can use either.
 */
export interface QueryResult<Row> {
	rows: Row[];
	rowCount: number | null;
}

export interface Queryable {
	/** `values` are bound as `$1 …`; JSON columns take a string from `JSON.stringify`. */
	query<Row = Record<string, unknown>>(
		text: string,
		values?: readonly unknown[],
	): Promise<QueryResult<Row>>;
}

export interface DatabaseClient extends Queryable {
	release(destroy?: boolean | Error): void;
}

export interface Database extends Queryable {
	readonly engine: "pglite" | "postgres";
	connect(): Promise<DatabaseClient>;
	end(): Promise<void>;
}

/** Runs `work` in one transaction: all of it is kept, or, when it throws, none. */
export async function transaction<Result>(
	database: Database,
	work: (client: Queryable) => Promise<Result>,
): Promise<Result> {
	const client = await database.connect();
	try {
		await client.query("begin");
		const result = await work(client);
		await client.query("commit");
		client.release();
		return result;
	} catch (error) {
		// A connection that cannot even roll back is not given back to the pool.
		const broken = await client.query("rollback").then(
			() => false,
			() => true,
		);
		client.release(broken);
		throw error;
	}
}
