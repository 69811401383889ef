import type { App } from "#src/app.ts";
import { reasonOf } from "#src/lib/errors.ts";
import type { JobQueue } from "#src/lib/queue/queue.ts";
import {
	forgetStop,
	holdWork,
	saveStop,
	stoppedWork,
} from "#src/lib/queue/store-stopped.ts";
import type { AnyJob, JobName } from "./payloads.ts";
import type { Registry } from "./registry.ts";

/**
 * What used up its attempts is tried again after so long. No longer than a digest can wait: what
 * fails for a while, such as an endpoint or a disk, has lost nothing when it goes well again.
 */
const pause = { first: 60, longest: 15 * 60 };

/** Stands in the id of a job that is tried again after a pause. */
const again = ".again-";

type Work = Pick<AnyJob, "name" | "payload">;

/** What a job is about, the same at every attempt: rounds, ticks and times only tell these apart. */
export function workOf({ name, payload }: Work): string {
	const ids = Object.entries(payload)
		.filter(([field]) => field.endsWith("Id"))
		.map(([, id]) => id);
	return [name, ...ids].join(".");
}

/** The same queue, which does not take what has stopped until its pause is over. */
export function holdingBack(
	queue: JobQueue<AnyJob>,
	{ database, clock }: Pick<App, "database" | "clock">,
	registry: Registry,
): JobQueue<AnyJob> {
	async function letThrough(jobs: readonly AnyJob[]): Promise<AnyJob[]> {
		const stops = await stoppedWork(database, jobs.map(workOf));
		const byKey = new Map(stops.map((stop) => [stop.key, stop]));
		return jobs.flatMap((job) => {
			const stop = byKey.get(workOf(job));
			if (!stop || registry[job.name].schedule) return [job];
			if (stop.againAt === null || stop.againAt > clock.now()) return [];
			return [{ ...job, id: `${job.id}${again}${stop.stops}` }];
		});
	}
	return {
		...queue,
		async enqueue(jobs) {
			if (jobs.length > 0) await queue.enqueue(await letThrough(jobs));
		},
	};
}

/** A job that ran, as far as it matters here. */
export interface RunJob {
	name: JobName;
	id: string;
	payload: unknown;
	/** From 1. */
	attempt: number;
}

/** Forgets that work had stopped, once it went well. */
export async function noteSuccess(
	{ database }: Pick<App, "database">,
	{ name, id, payload, attempt }: RunJob,
	registry: Registry,
): Promise<void> {
	const mayHaveStopped =
		attempt > 1 || id.includes(again) || registry[name].schedule;
	if (mayHaveStopped)
		await forgetStop(database, workOf({ name, payload } as Work));
}

/** Notes that a job used up its attempts; what has stopped too often for its kind is given up. */
export async function noteStop(
	app: App,
	{ name, id, payload, attempt }: RunJob,
	reason: string,
	registry: Registry,
): Promise<void> {
	const { database, clock, log } = app;
	const key = workOf({ name, payload } as Work);
	const { mostStops = Number.POSITIVE_INFINITY } = registry[name];
	try {
		const stops = await saveStop(
			database,
			{ key, name, jobId: id, payload, reason, attempts: attempt },
			pause,
			clock.now(),
		);
		if (stops < mostStops) return;
		await giveUp(app, { name, payload } as Work, reason, registry);
		await holdWork(database, key, null);
	} catch (error) {
		// Then the sweep wants it again, as ever.
		log.warn(
			{ job: name, id, reason: reasonOf(error) },
			"a stop was not noted",
		);
	}
}

/**
 * Sees to it that nothing wants this work any more.
 * @returns until when it is to be held back, where what brings it about stays; null where it is gone
 * @throws where it is about everything and cannot be given up
 */
export async function giveUp(
	app: App,
	{ name, payload }: Work,
	reason: string,
	registry: Registry,
): Promise<Date | null> {
	const { giveUp: layAside } = registry[name];
	if (!layAside)
		throw new Error(
			`"${name}" is about everything and cannot be dropped. Mend what its reason says; it is tried again by itself, or at once with: jobs retry`,
		);
	// The compiler cannot see that the payload and the row share the name.
	return layAside(payload as never, app, reason);
}
