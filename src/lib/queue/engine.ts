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

/**
 * @param redisUrl null for BullMQ on `database`
 * @throws when Redis cannot be reached, in one sentence
 */
export async function openQueueEngine({
	redisUrl,
	database,
}: {
	redisUrl: string | null;
	database: Database;
}): Promise<QueueEngine> {
	return redisUrl === null ? onDatabase(database) : onRedis(redisUrl);
}

async function onDatabase(database: Database): Promise<QueueEngine> {
	await migrateQueue(database);
	// BullMQ takes whatever is shaped like a `pg.Pool`; its option types know only Redis.
	const connection = database as never;
	return {
		kind: database.engine,
		makeQueue: (name, options) =>
			new Queue(
				name,
				{ ...options, connection },
				createPostgresBackend,
			) as unknown as Queue,
		makeWorker: (name, work, options) =>
			new Worker(
				name,
				work,
				{ ...options, connection },
				createPostgresBackend,
			) as unknown as Worker,
		serverInfo: async () => null,
		close: async () => {},
	};
}

async function onRedis(url: string): Promise<QueueEngine> {
	const { connection, prefix } = await openRedis(url);
	return {
		kind: "redis",
		makeQueue: (name, options) =>
			new Queue(name, { ...options, connection, prefix }),
		makeWorker: (name, work, options) =>
			new Worker(name, work, { ...options, connection, prefix }),
		serverInfo: () => connection.info(),
		close: async () => {
			await connection.quit();
		},
	};
}
