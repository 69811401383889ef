import type { Worker } from "bullmq";
import type { App } from "#src/app.ts";
import { reasonOf } from "#src/lib/errors.ts";
import { type JobQueue, makeJobQueue } from "#src/lib/queue/queue.ts";
import { type AnyJob, type JobName, job } from "./payloads.ts";
import { type JobRole, registry } from "./registry.ts";
import { runJob } from "./run-job.ts";

export interface Workers {
	queue: JobQueue<AnyJob>;
	/** Looks now for what should be under way, instead of at the next turn. */
	sweep(): Promise<void>;
	/** Ends when the jobs that run are done; what waits stays in the queue. */
	close(): Promise<void>;
}

/** The queue alone, for those who add and look but do not work. */
export function openQueue(app: App): JobQueue<AnyJob> {
	return makeJobQueue<AnyJob>(app.queueEngine, registry);
}

/** Starts a worker for every job of these roles, and the sweep that feeds them. */
export async function startWorkers(
	app: App,
	roles: readonly JobRole[],
): Promise<Workers> {
	const queue = openQueue(app);
	const names = (Object.keys(registry) as JobName[]).filter((name) =>
		roles.includes(registry[name].role),
	);
	const workers = names.map((name) => startWorker(app, queue, name));
	await Promise.all(workers.map((worker) => worker.waitUntilReady()));
	for (const name of names) {
		const { schedule } = registry[name];
		if (schedule)
			await queue.schedule({ ...job("sweep", {}), id: name }, schedule);
	}
	let sweeps = 0;
	const workersHere: Workers = {
		queue,
		async sweep() {
			const id = `sweep.${process.pid}.${++sweeps}`;
			await queue.enqueue([{ ...job("sweep", {}), id }]);
		},
		async close() {
			await Promise.all(workers.map((worker) => worker.close()));
			await queue.close();
		},
	};
	await workersHere.sweep();
	return workersHere;
}

function startWorker(app: App, queue: JobQueue<AnyJob>, name: JobName): Worker {
	const { concurrency } = registry[name];
	const told = new WeakSet<Error>();
	const worker = app.queueEngine.makeWorker(
		name,
		(queued) =>
			runJob({ app, queue, name }, queued).catch((error) => {
				told.add(error);
				throw error;
			}),
		{
			concurrency,
			lockDuration: app.patience.jobMilliseconds,
			stalledInterval: app.patience.jobMilliseconds,
			// A crash is the process's fault, not the job's: it may happen often.
			maxStalledCount: 100,
		},
	);
	// Of what failed without being run, such as a job whose process is gone again and again.
	worker.on("failed", (failed, error) => {
		if (!told.has(error))
			app.log.warn(
				{ job: name, id: failed?.id, reason: reasonOf(error) },
				"a job failed",
			);
	});
	worker.on("error", (error) =>
		app.log.error({ job: name, reason: reasonOf(error) }, "the queue failed"),
	);
	return worker;
}
