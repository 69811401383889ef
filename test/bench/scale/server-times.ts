import { readFileSync } from "node:fs";
import type { Database } from "#src/lib/database/database.ts";

/** Linux counts in hundredths of a second: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const tickMilliseconds = 10;

/** Processor time of each of our server processes so far, in milliseconds, by process. */
export async function serverTimes(
	database: Database,
): Promise<ReadonlyMap<number, number>> {
	const { rows } = await database.query<{ pid: number }>(
		"select pid from pg_stat_activity where datname = current_database()",
	);
	return new Map(rows.map(({ pid }) => [pid, timeOf(pid)]));
}

/** Milliseconds between two looks; a process that came between them counts from its start. */
export function spentSince(
	before: ReadonlyMap<number, number>,
	after: ReadonlyMap<number, number>,
): number {
	return [...after].reduce(
		(sum, [pid, time]) => sum + time - (before.get(pid) ?? 0),
		0,
	);
}

function timeOf(pid: number): number {
	const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
	// Behind the program's name, which may hold anything, in brackets.
	const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
	return (Number(fields[11]) + Number(fields[12])) * tickMilliseconds;
}
