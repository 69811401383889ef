import type { Worker } from "bullmq";
import type { App } from "#src/app.ts";
import { reasonOf } from "#src/lib/errors.ts";
import { type JobQueue, makeJobQueue } from "#src/lib/queue/queue.ts";
import { type AnyJob, type JobName, job } from "./payloads.ts";
import { type JobRole, type Registry, registry } from "./registry.ts";
import { type JobRunner, runJob } from "./run-job.ts";
import { keepSchedules } from "./schedules.ts";
import { holdingBack } from "./stops.ts";

export interface Workers {
	queue: JobQueue<AnyJob>;
	/** Looks now for what should be under way, instead of at the next turn. */
	sweep(): Promise<void>;
	/** Ends when the jobs that run are done; what waits stays in the queue. */
	close(): Promise<void>;
}

/** The queue alone, for those who add and look but do not work. */
export function openQueue({
	queueEngine,
}: Pick<App, "queueEngine">): JobQueue<AnyJob> {
	return makeJobQueue<AnyJob>(queueEngine, registry);
}

/** Starts a worker for every job of these roles, and the sweep that feeds them. */
export async function startWorkers(
	app: App,
	roles: readonly JobRole[],
	rows: Registry = registry,
): Promise<Workers> {
	const all = makeJobQueue<AnyJob>(app.queueEngine, rows);
	const queue = holdingBack(all, app, rows);
	const names = (Object.keys(rows) as JobName[]).filter((name) =>
		roles.includes(rows[name].role),
	);
	const workers = names.map((name) =>
		startWorker({ app, queue, name, registry: rows }),
	);
	await Promise.all(workers.map((worker) => worker.waitUntilReady()));
	let sweeps = 0;
	async function sweep(): Promise<void> {
		const id = `sweep.${process.pid}.${++sweeps}`;
		await queue.enqueue([{ ...job("sweep", {}), id }]);
	}
	const endLooking = await keepSchedules(app, queue, rows, names, sweep);
	const workersHere: Workers = {
		queue,
		sweep,
		async close() {
			await endLooking();
			await Promise.all(workers.map((worker) => worker.close()));
			await queue.close();
		},
	};
	await sweep();
	return workersHere;
}

function startWorker(runner: JobRunner): Worker {
	const { app, name, registry: rows = registry } = runner;
	const { concurrency } = rows[name];
	const told = new WeakSet<Error>();
	const worker = app.queueEngine.makeWorker(
		name,
		(queued) =>
			runJob(runner, queued).catch((error) => {
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
