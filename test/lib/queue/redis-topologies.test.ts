import { expect, onTestFinished, test } from "vitest";
import { openQueueEngine } from "#src/lib/queue/engine.ts";
import { makeJobQueue } from "#src/lib/queue/queue.ts";
import { databaseForTest } from "#test/support/database.ts";
import {
	hasRedisPrograms,
	startCluster,
	startSentinel,
} from "#test/support/redis-topologies.ts";

const policies = {
	first: { attempts: 5, backoffSeconds: 0.1 },
	second: { attempts: 5, backoffSeconds: 0.1 },
};
const names = ["first", "second"] as const;
const each = 30;

/** A queue with two kinds of jobs; `work` runs them and tells which were done. */
async function openAt(redisUrl: string) {
	const engine = await openQueueEngine({
		redisUrl,
		database: await databaseForTest(),
	});
	const queue = makeJobQueue(engine, policies);
	onTestFinished(async () => {
		await queue.close();
		await engine.close();
	});
	return {
		queue,
		wanted: names.flatMap((name) =>
			Array.from({ length: each }, (_, n) => ({
				name,
				id: `${name}.${n}`,
				payload: { n },
			})),
		),
		/** @param mark is told how many kinds of work were done so far; none goes on before it ends */
		work(mark: (done: number) => Promise<void> | void) {
			const done = new Set<string>();
			const all = Promise.withResolvers<string[]>();
			for (const name of names) {
				const worker = engine.makeWorker(
					name,
					async ({ id }) => {
						done.add(id ?? "");
						await mark(done.size);
						if (done.size === names.length * each) all.resolve([...done]);
					},
					{ lockDuration: 1_000, stalledInterval: 500, maxStalledCount: 100 },
				);
				worker.on("error", () => {});
				onTestFinished(() => worker.close(true));
			}
			return all.promise;
		},
	};
}

test.skipIf(!hasRedisPrograms)(
	"with Sentinel the queue goes on where the master is lost while jobs run",
	async () => {
		const redis = await startSentinel();
		const { queue, wanted, work } = await openAt(redis.url);
		await queue.enqueue(wanted);
		await redis.replicated();
		// A replica may lack the last writes, and a busy machine's Sentinel change masters unasked:
		// the sweep wants again what is not done.
		const sweep = setInterval(() => queue.enqueue(wanted).catch(() => {}), 500);
		onTestFinished(() => clearInterval(sweep));
		const done = await work(async (count) => {
			if (count === 10) await redis.killMaster();
		});
		clearInterval(sweep);
		expect(done.toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
		// What is wanted from now on is taken by the new master.
		await queue.enqueue([{ name: "first", id: "first.after", payload: {} }]);
	},
);

test.skipIf(!hasRedisPrograms)(
	"in a Cluster all of a queue lies on one node, and both kinds of jobs run",
	async () => {
		const redis = await startCluster();
		const { queue, wanted, work } = await openAt(redis.url);
		await queue.enqueue(wanted);
		expect(redis.sizes().filter((size) => size > 0)).toHaveLength(1);
		const done = await work(() => {});
		expect(done.toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
		await queue.schedule(
			{ name: "first", id: "daily", payload: {} },
			{ everySeconds: 3_600 },
		);
	},
);

test.skipIf(!hasRedisPrograms)(
	"an address that is another kind of Redis than it says is named with its reason",
	async () => {
		const database = await databaseForTest();
		const url = process.env.TEST_REDIS_URL?.replace("redis:", "redis+cluster:");
		await expect(
			openQueueEngine({ redisUrl: url ?? "", database }),
		).rejects.toThrow(
			/\(Cluster\) cannot be used \(.*cluster support disabled/,
		);
	},
);

test.each([
	[
		"redis+sentinel://127.0.0.1:1,127.0.0.1:2/main",
		/Sentinel, master main\) cannot be used/,
	],
	["redis+cluster://127.0.0.1:1", /127\.0\.0\.1:1 \(Cluster\) cannot be used/],
	[
		"redis+socket:///nowhere/redis.sock",
		/\/nowhere\/redis\.sock cannot be used .*ENOENT/,
	],
])(
	"%s is nothing that answers, and named with what to do",
	async (redisUrl, told) => {
		const database = await databaseForTest();
		const opening = openQueueEngine({ redisUrl, database });
		await expect(opening).rejects.toThrow(told);
		await expect(opening).rejects.toThrow(/unset REDIS_URL/);
	},
);
