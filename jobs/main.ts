import { type Job, UnrecoverableError, type Worker } from "bullmq";
import type { App } from "#src/app.ts";
import { PermanentError, reasonOf } from "#src/lib/errors.ts";
import { type JobQueue, makeJobQueue } from "#src/lib/queue/queue.ts";
import { type AnyJob, type JobName, job, payloads } from "./payloads.ts";
import { type JobRole, registry } from "./registry.ts";

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
	const worker = app.queueEngine.makeWorker(
		name,
		(queued) => runJob(app, queue, name, queued),
		{
			concurrency,
			lockDuration: app.patience.jobMilliseconds,
			stalledInterval: app.patience.jobMilliseconds,
			// A crash is the process's fault, not the job's: it may happen often.
			maxStalledCount: 100,
		},
	);
	worker.on("failed", (failed, error) =>
		app.log.warn(
			{
				job: name,
				id: failed?.id,
				attempt: failed?.attemptsMade,
				reason: reasonOf(error),
			},
			"a job failed",
		),
	);
	worker.on("error", (error) =>
		app.log.error({ job: name, reason: reasonOf(error) }, "the queue failed"),
	);
	return worker;
}

async function runJob(
	app: App,
	queue: JobQueue<AnyJob>,
	name: JobName,
	{ data, id }: Job,
): Promise<void> {
	const started = performance.now();
	const { handle, timeoutSeconds } = registry[name];
	try {
		const payload = payloads[name].parse(data);
		// The compiler cannot see that the schema and the handler share the name.
		const next = await within(timeoutSeconds, handle(payload as never, app));
		await queue.enqueue(next);
		app.log.debug(
			{
				job: name,
				id,
				next: next.length,
				milliseconds: Math.round(performance.now() - started),
			},
			"job done",
		);
	} catch (error) {
		if (error instanceof PermanentError)
			throw new UnrecoverableError(reasonOf(error));
		throw error;
	}
}

async function within<Result>(
	seconds: number,
	work: Promise<Result>,
): Promise<Result> {
	const { promise, reject } = Promise.withResolvers<never>();
	const timer = setTimeout(
		() => reject(new Error(`The job took longer than ${seconds} seconds.`)),
		seconds * 1000,
	);
	try {
		return await Promise.race([work, promise]);
	} finally {
		clearTimeout(timer);
	}
}
