import type { App } from "#src/app.ts";
import { type JobQueue, makeJobQueue } from "#src/lib/queue/queue.ts";
import {
	forgetStop,
	holdWork,
	type StoppedWork,
	stoppedWork,
} from "#src/lib/queue/store-stopped.ts";
import type { AnyJob } from "./payloads.ts";
import { registry } from "./registry.ts";
import { giveUp } from "./stops.ts";

/** What stopped, for who looks and has it tried again. */
export interface StoppedJobs {
	list(): Promise<StoppedWork[]>;
	/** Tries it at once. @throws when there is no such failed job */
	retry(name: string, id: string): Promise<void>;
	close(): Promise<void>;
}

/** The same for who may give work up. */
export interface Stopped extends StoppedJobs {
	/**
	 * Gives it up, so that nothing brings it back.
	 * @throws when there is no such failed job, or it cannot be given up
	 */
	drop(name: string, id: string): Promise<void>;
}

export function openStoppedJobs(
	deps: Pick<App, "database" | "queueEngine">,
): StoppedJobs {
	const { list, retry, close } = open(deps);
	return { list, retry, close };
}

export function openStopped(app: App): Stopped {
	const { database } = app;
	const { find, forgetJob, queue, ...jobs } = open(app);
	return {
		...jobs,
		async drop(name, id) {
			const stop = await find(name, id);
			if (!stop) return queue.drop(name, id);
			const work = { name, payload: stop.payload } as AnyJob;
			const until = await giveUp(app, work, stop.reason, registry);
			await forgetJob(stop);
			if (until) await holdWork(database, stop.key, until);
			else await forgetStop(database, stop.key);
		},
	};
}

function open({
	database,
	queueEngine,
}: Pick<App, "database" | "queueEngine">) {
	const queue: JobQueue<AnyJob> = makeJobQueue(queueEngine, registry);

	async function find(name: string, id: string) {
		const all = await stoppedWork(database);
		return all.find(
			(stop) => stop.name === name && (stop.jobId === id || stop.key === id),
		);
	}

	/** The failed job may be there still, or the queue was emptied since. */
	const forgetJob = ({ name, jobId }: StoppedWork) =>
		queue.drop(name, jobId).catch(() => {});

	return {
		queue,
		find,
		forgetJob,
		list: () => stoppedWork(database),
		async retry(name: string, id: string) {
			const stop = await find(name, id);
			if (!stop) return queue.retry(name, id);
			await forgetJob(stop);
			await forgetStop(database, stop.key);
			const { payload, jobId } = stop;
			await queue.enqueue([{ name, payload, id: jobId } as AnyJob]);
		},
		close: () => queue.close(),
	};
}
