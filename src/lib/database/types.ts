import pg from "pg";

/** PostgreSQL type numbers: https://www.postgresql.org/docs/current/catalog-pg-type.html */
const int8 = 20;
const date = 1082;

/**
 * Row values as the rest of the program wants them: our identities and amounts
 * stay far below 2^53, so `bigint` is a number; a `date` has no time zone, so
 * it stays text (the driver would make it local midnight).
 */
export const columnTypes = {
	getTypeParser(type: number, format?: "text" | "binary"): unknown {
		if (type === int8) return Number;
		if (type === date) return String;
		return pg.types.getTypeParser(type, format);
	},
} as pg.CustomTypesConfig;
