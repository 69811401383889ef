import type { Queue as BullQueue, Job } from "bullmq";
import { boardsOf, type QueueBoard } from "./board.ts";
import type { QueueEngine } from "./engine.ts";

/** A job that is wanted; adding one whose id is there already changes nothing. */
export interface WantedJob {
	name: string;
	/** Deterministic, so that the same work is never queued twice. */
	id: string;
	payload: unknown;
	delayMilliseconds?: number;
	/** Of whose trace it is, where it begins another than the running one. */
	trace?: string | undefined;
	/** Of kinds that are done in turns: the how manieth its tenant wants now, from 1. */
	turn?: number;
}

export interface FailedJob {
	name: string;
	id: string;
	reason: string;
	attempts: number;
	at: string;
}

export interface JobCounts {
	name: string;
	waiting: number;
	active: number;
	delayed: number;
	failed: number;
}

/** How a job is repeated after a failure, and how long its traces are kept. */
export interface JobPolicy {
	attempts: number;
	/** First delay after a failure; doubles with each. */
	backoffSeconds: number;
	/**
	 * Every tenant's first job is done before anybody's second, and so on, so that who wants a
	 * thousand keeps nobody waiting for more than a few; otherwise in the order of wanting.
	 */
	inTurns?: boolean;
}

/** The door through which work enters the queue; one BullMQ queue for each kind of job. */
export interface JobQueue<Wanted extends WantedJob = WantedJob> {
	enqueue(jobs: readonly Wanted[]): Promise<void>;
	/** Repeats a job by a schedule; calling it again with the same values changes nothing. */
	schedule(job: Wanted, schedule: JobSchedule): Promise<void>;
	/** Whether a job is still repeated; an emptied Redis has forgotten it. */
	isScheduled(job: Pick<Wanted, "name" | "id">): Promise<boolean>;
	counts(): Promise<JobCounts[]>;
	/** Of each kind, since when the oldest job has waited to be taken up; null where none does. */
	oldestWaiting(): Promise<{ name: string; since: Date | null }[]>;
	failures(): Promise<FailedJob[]>;
	/** @throws when there is no such failed job */
	retry(name: string, id: string): Promise<void>;
	/** @throws when there is no such job */
	drop(name: string, id: string): Promise<void>;
	/** The queues as Bull Board shows them. */
	boards(): Promise<QueueBoard[]>;
	close(): Promise<void>;
}

export type JobSchedule =
	| { everySeconds: number }
	| { pattern: string; timeZone: string };

const day = 24 * 60 * 60;

/** https://docs.bullmq.io/guide/jobs/prioritized */
const lastTurn = 2 ** 21 - 1;

/** On PostgreSQL BullMQ's bulk statement costs as much as ten single ones. */
const fewest = 10;

/** @param policies one row for each kind of job that may be queued */
export function makeJobQueue<Wanted extends WantedJob>(
	engine: QueueEngine,
	policies: Record<Wanted["name"], JobPolicy>,
): JobQueue<Wanted> {
	const names = Object.keys(policies) as Wanted["name"][];
	const queues = new Map<string, BullQueue>(
		names.map((name) => [name, engine.makeQueue(name)]),
	);
	// Without a listener a dropped connection would end the process; BullMQ reconnects.
	for (const queue of queues.values()) queue.on("error", () => {});

	function queueOf(name: string): BullQueue {
		const queue = queues.get(name);
		if (!queue)
			throw new Error(
				`No job is called "${name}". Known: ${names.join(", ")}.`,
			);
		return queue;
	}

	function options(job: Wanted) {
		const { attempts, backoffSeconds, inTurns } =
			policies[job.name as Wanted["name"]];
		return {
			...(inTurns ? { priority: Math.min(job.turn ?? 1, lastTurn) } : {}),
			attempts,
			backoff: {
				type: "exponential",
				delay: backoffSeconds * 1000,
				jitter: 0.3,
			},
			...(job.trace && {
				telemetry: { metadata: job.trace, omitContext: true },
			}),
			removeOnComplete: true,
			removeOnFail: { age: 14 * day, count: 1000 },
		};
	}

	async function failedJob(name: string, id: string) {
		const job = await queueOf(name).getJob(id);
		if (!job)
			throw new Error(
				`There is no job "${id}" of "${name}"; it may have been done or dropped since.`,
			);
		return job;
	}

	return {
		async enqueue(jobs) {
			const groups = Map.groupBy(jobs, (job) => job.name);
			for (const [name, group] of groups) {
				const queue = queueOf(name);
				const entries = group.map((job) => ({
					name,
					data: job.payload,
					opts: {
						...options(job),
						jobId: job.id,
						...(job.delayMilliseconds ? { delay: job.delayMilliseconds } : {}),
					},
				}));
				if (entries.length >= fewest) await queue.addBulk(entries);
				else
					for (const { data, opts } of entries)
						await queue.add(name, data, opts);
			}
		},
		async schedule(job, schedule) {
			await queueOf(job.name).upsertJobScheduler(
				job.id,
				"everySeconds" in schedule
					? { every: schedule.everySeconds * 1000 }
					: { pattern: schedule.pattern, tz: schedule.timeZone },
				{ name: job.name, data: job.payload, opts: options(job) },
			);
		},
		async isScheduled({ name, id }) {
			return Boolean(await queueOf(name).getJobScheduler(id));
		},
		counts: () =>
			Promise.all(
				names.map(async (name) => {
					const counts = await queueOf(name).getJobCounts();
					return {
						name,
						waiting: (counts.waiting ?? 0) + (counts.prioritized ?? 0),
						active: counts.active ?? 0,
						delayed: counts.delayed ?? 0,
						failed: counts.failed ?? 0,
					};
				}),
			),
		oldestWaiting: () =>
			Promise.all(
				names.map(async (name) => {
					const next = await queueOf(name).getJobs(
						["waiting", "prioritized"],
						0,
						0,
						true,
					);
					const times = next.map(wantedAt);
					return {
						name,
						since: times.length > 0 ? new Date(Math.min(...times)) : null,
					};
				}),
			),
		async failures() {
			const lists = await Promise.all(
				names.map((name) => queueOf(name).getFailed(0, 99)),
			);
			return lists.flat().map((job) => ({
				name: job.name,
				id: job.id ?? "",
				reason: job.failedReason ?? "",
				attempts: job.attemptsMade,
				at: new Date(job.finishedOn ?? job.timestamp).toISOString(),
			}));
		},
		async retry(name, id) {
			await (await failedJob(name, id)).retry();
		},
		async drop(name, id) {
			await (await failedJob(name, id)).remove();
		},
		boards: () => boardsOf(queues.values()),
		async close() {
			await Promise.all([...queues.values()].map((queue) => queue.close()));
		},
	};
}

/** When a job could have been taken up; of one that was tried before, the time of that is the best known. */
function wantedAt({ timestamp, processedOn = 0, opts }: Job): number {
	return Math.max(timestamp + (opts.delay ?? 0), processedOn);
}
