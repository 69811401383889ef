import {
	createPostgresBackend,
	type Job,
	Queue,
	type QueueOptions,
	Worker,
	type WorkerOptions,
} from "bullmq";
import type { Database } from "../database/database.ts";
import { migrateQueue } from "./postgres.ts";
import { openRedis } from "./redis.ts";

/** BullMQ over Redis, or over the database that is open anyway: same jobs, same code. */
export interface QueueEngine {
	readonly kind: "redis" | Database["engine"];
	makeQueue(
		name: string,
		options?: Omit<QueueOptions, "connection" | "prefix">,
	): Queue;
	makeWorker(
		name: string,
		work: (job: Job) => Promise<unknown>,
		options: Omit<WorkerOptions, "connection" | "prefix">,
	): Worker;
	/** What the server says of itself, as lines of `name:value`; null without a Redis. */
	serverInfo(): Promise<string | null>;
	close(): Promise<void>;
}

/** Takes the traces of jobs along; nothing, where none are kept. */
type Traced = Pick<QueueOptions, "telemetry">;

/**
 * @param redisUrl null for BullMQ on `database`
 * @throws when Redis cannot be reached, in one sentence
 */
export async function openQueueEngine({
	redisUrl,
	database,
	...traced
}: {
	redisUrl: string | null;
	database: Database;
} & Traced): Promise<QueueEngine> {
	return redisUrl === null
		? onDatabase(database, traced)
		: onRedis(redisUrl, traced);
}

async function onDatabase(
	database: Database,
	traced: Traced,
): Promise<QueueEngine> {
	await migrateQueue(database);
	// BullMQ takes whatever is shaped like a `pg.Pool`; its option types know only Redis.
	const connection = database as never;
	return {
		kind: database.engine,
		makeQueue: (name, options) =>
			new Queue(
				name,
				{ ...options, ...traced, connection },
				createPostgresBackend,
			) as unknown as Queue,
		makeWorker: (name, work, options) =>
			new Worker(
				name,
				work,
				{ ...options, ...traced, connection },
				createPostgresBackend,
			) as unknown as Worker,
		serverInfo: async () => null,
		close: async () => {},
	};
}

async function onRedis(url: string, traced: Traced): Promise<QueueEngine> {
	const { connection, prefix } = await openRedis(url);
	return {
		kind: "redis",
		makeQueue: (name, options) =>
			new Queue(name, { ...options, ...traced, connection, prefix }),
		makeWorker: (name, work, options) =>
			new Worker(name, work, { ...options, ...traced, connection, prefix }),
		serverInfo: () => connection.info(),
		close: async () => {
			await connection.quit();
		},
	};
}
