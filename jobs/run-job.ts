import { type Job, UnrecoverableError } from "bullmq";
import type { App } from "#src/app.ts";
import { PermanentError, reasonOf } from "#src/lib/errors.ts";
import { type EventFields, gathering } from "#src/lib/event.ts";
import type { JobQueue } from "#src/lib/queue/queue.ts";
import { currentTracing } from "#src/lib/tracing/tracing.ts";
import { type AnyJob, type JobName, payloads } from "./payloads.ts";
import { registry as everyJob, type Registry } from "./registry.ts";
import { noteStop, noteSuccess } from "./stops.ts";
import { noteJob } from "./traces.ts";

/** What runs a job: its name, and where what comes next is put. */
export interface JobRunner {
	app: App;
	queue: JobQueue<AnyJob>;
	name: JobName;
	/** Every kind of job, if not set. */
	registry?: Registry;
}

/** `failed` is tried again, `given_up` is not. */
type Outcome = "done" | "failed" | "given_up";

/** What every job tells of itself; steps add to it what they did. */
interface JobEvent extends EventFields {
	job: JobName;
	id: string | null;
	attempt: number;
	/** Since its time came; null where it was tried before. */
	waitedMilliseconds: number | null;
}

/**
 * Runs a job, enqueues what comes next, and tells of it in one line of the log and in numbers.
 * @throws what the job threw, in the form that tells BullMQ whether to try again
 */
export async function runJob(runner: JobRunner, queued: Job): Promise<void> {
	const { app, queue, name, registry = everyJob } = runner;
	const started = performance.now();
	const event = eventOf(name, queued);
	const { attempt } = event;
	const ran = { name, id: queued.id ?? "", payload: queued.data, attempt };
	const end = (outcome: Outcome, more: EventFields) => {
		const milliseconds = Math.round(performance.now() - started);
		const whole = { ...event, outcome, milliseconds, ...more };
		tell(app, { ...whole, ...noteJob(whole) }, outcome);
	};
	try {
		const wanted = await gathering(event, () => step(runner, queued));
		const next = registry[name].inTurns ? wanted.map(from(queued)) : wanted;
		await queue.enqueue(next);
		await noteSuccess(app, ran, registry);
		end("done", { next: countsOf(next) });
	} catch (error) {
		const reason = reasonOf(error);
		const isPermanent = error instanceof PermanentError;
		const isLast = isPermanent || event.attempt >= registry[name].attempts;
		currentTracing()?.fail(error);
		end(isLast ? "given_up" : "failed", { reason });
		if (isLast) await noteStop(app, ran, reason, registry);
		throw isPermanent ? new UnrecoverableError(reason) : error;
	}
}

function step(
	{ app, name, registry = everyJob }: JobRunner,
	{ data }: Job,
): Promise<AnyJob[]> {
	const { handle, timeoutSeconds } = registry[name];
	const payload = payloads[name].parse(data);
	// The compiler cannot see that the schema and the handler share the name.
	return within(timeoutSeconds, handle(payload as never, app));
}

/** What comes next for a tenant stands behind what it wanted before. */
function from({ opts }: Job): (next: AnyJob) => AnyJob {
	const before = (opts.priority ?? 1) - 1;
	return (next) => ({ ...next, turn: before + (next.turn ?? 1) });
}

function eventOf(name: JobName, queued: Job): JobEvent {
	const { id = null, attemptsMade, timestamp, opts, processedOn } = queued;
	const waited = (processedOn ?? Date.now()) - timestamp - (opts.delay ?? 0);
	return {
		job: name,
		id,
		attempt: attemptsMade + 1,
		waitedMilliseconds: attemptsMade === 0 ? Math.max(0, waited) : null,
		...queued.data,
	};
}

/** How many jobs of each kind come next. */
function countsOf(next: readonly AnyJob[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { name } of next) counts[name] = (counts[name] ?? 0) + 1;
	return counts;
}

function tell(
	{ log, metrics }: App,
	event: JobEvent & { milliseconds: number; next?: object },
	outcome: Outcome,
): void {
	const { job, waitedMilliseconds, milliseconds, next = {} } = event;
	metrics.count("modelwire_jobs_total", { job_name: job, outcome });
	metrics.observe(
		"modelwire_job_seconds",
		{ job_name: job },
		milliseconds / 1000,
	);
	if (waitedMilliseconds !== null)
		metrics.observe(
			"modelwire_job_wait_seconds",
			{ job_name: job },
			waitedMilliseconds / 1000,
		);
	// A look that found nothing to do, every ten seconds, is no news.
	const isIdle = job === "sweep" && Object.keys(next).length === 0;
	if (outcome !== "done") log.warn(event, "a job failed");
	else log[isIdle ? "debug" : "info"](event, "a job is done");
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
