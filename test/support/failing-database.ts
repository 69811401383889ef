import type { Database } from "#src/lib/database/database.ts";

/** A database as a process has it that dies at the query with these words in it. */
export function failingAt(
	database: Database,
	words: string,
	error: Error,
): Database {
	return {
		engine: database.engine,
		connect: () => database.connect(),
		end: () => database.end(),
		query: (text, values) =>
			text.includes(words)
				? Promise.reject(error)
				: database.query(text, values),
	};
}
