/** Work that used up its attempts; the queue itself may be emptied and forgets. */
import type { Queryable } from "../database/database.ts";

export interface StoppedWork {
	/** The job's name and whom it is about. */
	key: string;
	name: string;
	/** Of the last job that failed. */
	jobId: string;
	payload: unknown;
	reason: string;
	/** How often it was tried, in all. */
	attempts: number;
	/** How often it stopped since it last went well. */
	stops: number;
	stoppedAt: Date;
	/** When it is taken up by itself; null for never. */
	againAt: Date | null;
}

const columns = `key, name, job_id as "jobId", payload, reason, attempts, stops,
	stopped_at as "stoppedAt", again_at as "againAt"`;

/** All of it, the latest first, or what has one of these keys. */
export async function stoppedWork(
	database: Queryable,
	keys: readonly string[] | null = null,
): Promise<StoppedWork[]> {
	const { rows } = await database.query<StoppedWork>(
		`select ${columns} from stopped_jobs where $1::text[] is null or key = any($1)
		order by stopped_at desc, key`,
		[keys],
	);
	return rows;
}

/** How long work pauses after it has stopped, in seconds; twice as long each time. */
export interface Pause {
	first: number;
	longest: number;
}

/**
 * Notes that work has stopped, and for how long. What stops while it pauses, since it was on its
 * way already, is no further stop.
 * @returns how often it has stopped since it last went well
 */
export async function saveStop(
	database: Queryable,
	work: Pick<
		StoppedWork,
		"key" | "name" | "jobId" | "payload" | "reason" | "attempts"
	>,
	pause: Pause,
	now: Date,
): Promise<number> {
	const { rows } = await database.query<{ stops: number }>(
		`insert into stopped_jobs as s
			(key, name, job_id, payload, reason, attempts, stopped_at, again_at)
		values ($1, $2, $3, $4, $5, $6, $7, $7::timestamptz + $8::float8 * interval '1 second')
		on conflict (key) do update set job_id = excluded.job_id, payload = excluded.payload,
			reason = excluded.reason, attempts = s.attempts + excluded.attempts,
			stopped_at = excluded.stopped_at,
			stops = case when s.again_at <= $7 then s.stops + 1 else s.stops end,
			again_at = case when s.again_at <= $7
				then $7 + least($9::float8, $8::float8 * power(2, s.stops)) * interval '1 second'
				else s.again_at end
		returning stops`,
		[
			work.key,
			work.name,
			work.jobId,
			JSON.stringify(work.payload),
			work.reason,
			work.attempts,
			now,
			pause.first,
			pause.longest,
		],
	);
	return rows[0]?.stops ?? 1;
}

/** Holds work back until then, or, with null, until somebody takes it up. */
export async function holdWork(
	database: Queryable,
	key: string,
	againAt: Date | null,
): Promise<void> {
	await database.query("update stopped_jobs set again_at = $2 where key = $1", [
		key,
		againAt,
	]);
}

export async function forgetStop(
	database: Queryable,
	key: string,
): Promise<void> {
	await database.query("delete from stopped_jobs where key = $1", [key]);
}
