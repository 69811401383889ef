import { Redis } from "ioredis";
import type { Database } from "#src/lib/database/database.ts";
import { openQueueEngine } from "#src/lib/queue/engine.ts";
import { makeJobQueue } from "#src/lib/queue/queue.ts";

const policies = { "write-digest": { attempts: 5, backoffSeconds: 10 } };

export interface QueueCost {
	/** Of adding them. */
	milliseconds: number;
	/** That they hold while they wait. */
	bytes: number;
}

/** Puts so many waiting jobs into a queue; on Redis where a URL is given, else in the database. */
export async function queueJobs(
	database: Database,
	redisUrl: string | null,
	count: number,
): Promise<QueueCost> {
	const engine = await openQueueEngine({ redisUrl, database });
	const queue = makeJobQueue(engine, policies);
	const held = () =>
		redisUrl === null ? inDatabase(database) : inRedis(redisUrl);
	// The first job brings the scripts and the catalogue's pages with it.
	await queue.enqueue([
		{ name: "write-digest", id: "first", payload: { channelId: 0 } },
	]);
	const before = await held();
	const started = performance.now();
	await queue.enqueue(
		Array.from({ length: count }, (_, channelId) => {
			const payload = { channelId, slot: 1_785_830_400_000, round: 29_763_840 };
			const id = ["write-digest", ...Object.values(payload)].join(".");
			return { name: "write-digest" as const, id, payload };
		}),
	);
	const milliseconds = performance.now() - started;
	const bytes = (await held()) - before;
	await queue.close();
	await engine.close();
	return { milliseconds, bytes };
}

async function inDatabase(database: Database): Promise<number> {
	const { rows } = await database.query<{ bytes: number }>(
		`select coalesce(sum(pg_total_relation_size(c.oid)), 0)::float8 as bytes
		from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where n.nspname = 'bullmq' and c.relkind = 'r'`,
	);
	return rows[0]?.bytes ?? 0;
}

async function inRedis(url: string): Promise<number> {
	const redis = new Redis(url);
	try {
		const memory = await redis.info("memory");
		return Number(/used_memory:(\d+)/.exec(memory)?.[1] ?? 0);
	} finally {
		await redis.quit();
	}
}
