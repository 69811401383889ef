import type { Config } from "../../config.ts";
import { workAhead } from "../../digests/store-progress.ts";
import type { Database } from "../../lib/database/database.ts";
import { reasonOf } from "../../lib/errors.ts";
import { openQueueEngine, type QueueEngine } from "../../lib/queue/engine.ts";
import { redisFacts } from "../../lib/queue/server-facts.ts";
import { openQueue } from "../../main.ts";
import { type Finding, fine, wrong } from "./finding.ts";

/** https://docs.bullmq.io/guide/going-to-production#max-memory-policy */
const wantedPolicy = "noeviction";
const oldestRedis = [6, 2] as const;

/** Whether jobs can be queued, and which gave up. */
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
		yield* checkFailedJobs(engine);
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

/** Jobs that used up their attempts; each says why with `modelwire jobs`. */
async function* checkFailedJobs(engine: QueueEngine): AsyncGenerator<Finding> {
	const queue = openQueue({ queueEngine: engine });
	try {
		const failures = await queue.failures();
		const byName = Map.groupBy(failures, ({ name }) => name);
		for (const [name, failed] of byName) {
			const reason = failed.at(-1)?.reason ?? "";
			yield wrong(
				"jobs",
				`${failed.length} of ${name} gave up, the last of them: ${reason}`,
				"When the cause is mended: modelwire jobs retry, or drop; `modelwire jobs` lists them.",
				{
					done: `${failed.length} of ${name} wait again`,
					run: async () => {
						const again = openQueue({ queueEngine: engine });
						for (const { id } of failed) await again.retry(name, id);
						await again.close();
					},
				},
			);
		}
	} finally {
		await queue.close();
	}
}
