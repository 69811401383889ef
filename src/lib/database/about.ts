import type { Queryable } from "./database.ts";

/** What a database server says of itself. */
export interface ServerFacts {
	/** As 17.2, 13.14. */
	version: string;
	/** As PostgreSQL counts them: 170002 is 17.2. */
	versionNumber: number;
	clock: Date;
	bytes: number;
}

/** https://www.postgresql.org/docs/current/runtime-config-preset.html */
export async function aboutServer(database: Queryable): Promise<ServerFacts> {
	const { rows } = await database.query<ServerFacts>(
		`select split_part(current_setting('server_version'), ' ', 1) as version,
			current_setting('server_version_num')::int as "versionNumber",
			clock_timestamp() as clock,
			pg_database_size(current_database())::float8 as bytes`,
	);
	return rows[0] as ServerFacts;
}
