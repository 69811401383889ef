import {
	createPostgresBackend,
	type Job,
	Queue,
	type QueueOptions,
	Worker,
	type WorkerOptions,
} from "bullmq";
import { Redis } from "ioredis";
import type { Database } from "../database/database.ts";
import { migrateQueue } from "./postgres.ts";

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
	close(): Promise<void>;
}

const prefix = "modelwire";

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
		close: async () => {},
	};
}

async function onRedis(url: string): Promise<QueueEngine> {
	// BullMQ wants blocking calls that never give up by themselves:
	// https://docs.bullmq.io/guide/going-to-production#maxretriesperrequest
	const connection = new Redis(url, {
		maxRetriesPerRequest: null,
		lazyConnect: true,
		connectTimeout: 10_000,
	});
	let failure: unknown;
	connection.on("error", (error) => {
		failure = error;
	});
	try {
		await connection.connect();
	} catch (error) {
		connection.disconnect();
		const { message, code } = (failure ?? error) as NodeJS.ErrnoException;
		throw new Error(
			`REDIS_URL: Redis at ${new URL(url).host} cannot be used (${message || code}). Start it, or correct the address, or unset REDIS_URL to keep the queue in the database.`,
			{ cause: error },
		);
	}
	return {
		kind: "redis",
		makeQueue: (name, options) =>
			new Queue(name, { ...options, connection, prefix }),
		makeWorker: (name, work, options) =>
			new Worker(name, work, { ...options, connection, prefix }),
		close: async () => {
			await connection.quit();
		},
	};
}
