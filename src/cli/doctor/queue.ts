import type { Config } from "../../config.ts";
import { workAhead } from "../../digests/store-progress.ts";
import type { Database } from "../../lib/database/database.ts";
import { reasonOf } from "../../lib/errors.ts";
import { openQueueEngine, type QueueEngine } from "../../lib/queue/engine.ts";
import { redisFacts } from "../../lib/queue/server-facts.ts";
import { openStoppedJobs } from "../../main.ts";
import { type Finding, fine, wrong } from "./finding.ts";

/** https://docs.bullmq.io/guide/going-to-production#max-memory-policy */
const wantedPolicy = "noeviction";
const oldestRedis = [6, 2] as const;

/** Whether jobs can be queued, and what stopped. */
export async function* checkQueue(
	{ redisUrl }: Pick<Config, "redisUrl">,
	database: Database,
): AsyncGenerator<Finding> {
	let engine: QueueEngine;
	try {
		engine = await openQueueEngine({ redisUrl, database });
	} catch (error) {
		yield wrong("queue", reasonOf(error), "Without it no job is done.");
		return;
	}
	try {
		yield* checkRedis(engine);
		const ahead = await workAhead(database);
		yield fine(
			"queue",
			`${engine.kind}; waiting: ${ahead.feedsUnread} feeds never read, ${ahead.itemsNew} items, ${ahead.articlesUngrouped} articles, ${ahead.storiesUnranked} stories`,
		);
		yield* checkStopped(database, engine);
	} finally {
		await engine.close();
	}
}

async function* checkRedis(engine: QueueEngine): AsyncGenerator<Finding> {
	const facts = await redisFacts(engine);
	if (facts === null) return;
	const { version, policy } = facts;
	if (isOlder(version))
		yield wrong(
			"redis",
			`version ${version} is too old`,
			`Move to Redis ${oldestRedis.join(".")} or newer; the queue is made again from the database.`,
		);
	yield policy === wantedPolicy
		? fine("redis", `version ${version}, ${policy}`)
		: wrong(
				"redis",
				`version ${version} drops keys when its memory is full (${policy})`,
				`Set maxmemory-policy ${wantedPolicy}: a job that is dropped comes late.`,
			);
}

function isOlder(version: string): boolean {
	const [major = 0, minor = 0] = version.split(".").map(Number);
	const [oldMajor, oldMinor] = oldestRedis;
	return major < oldMajor || (major === oldMajor && minor < oldMinor);
}

/** Work that used up its attempts, by kind; `modelwire jobs` lists it. */
async function* checkStopped(
	database: Database,
	queueEngine: QueueEngine,
): AsyncGenerator<Finding> {
	const jobs = openStoppedJobs({ database, queueEngine });
	try {
		const byName = Map.groupBy(await jobs.list(), ({ name }) => name);
		for (const [name, [latest, ...others]] of byName) {
			if (latest === undefined) continue;
			const count = 1 + others.length;
			yield wrong(
				"jobs",
				`${count} of ${name} stopped, the last for this: ${latest.reason}`,
				"Mend the cause; `modelwire jobs` lists them and has them tried again, or dropped.",
				{
					done: `${count} of ${name} wait again`,
					run: () => retryAll({ database, queueEngine }, [latest, ...others]),
				},
			);
		}
	} finally {
		await jobs.close();
	}
}

async function retryAll(
	deps: Parameters<typeof openStoppedJobs>[0],
	stopped: readonly { name: string; jobId: string }[],
): Promise<void> {
	const jobs = openStoppedJobs(deps);
	try {
		for (const { name, jobId } of stopped) await jobs.retry(name, jobId);
	} finally {
		await jobs.close();
	}
}
