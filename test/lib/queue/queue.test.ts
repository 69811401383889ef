import { expect, onTestFinished, test } from "vitest";
import { openQueueEngine } from "#src/lib/queue/engine.ts";
import { makeJobQueue } from "#src/lib/queue/queue.ts";
import { databaseForTest } from "#test/support/database.ts";
import { freshRedisDatabase } from "#test/support/redis.ts";

const policies = {
	count: { attempts: 1, backoffSeconds: 1 },
	break: { attempts: 2, backoffSeconds: 0.01 },
};

async function openQueue() {
	const database = await databaseForTest();
	const engine = await openQueueEngine({
		redisUrl: freshRedisDatabase(),
		database,
	});
	const queue = makeJobQueue(engine, policies);
	onTestFinished(async () => {
		await queue.close();
		await engine.close();
	});
	return { engine, queue };
}

/** A worker that hands each job to `work`; tells when so many attempts have ended. */
function startWorker(
	engine: Awaited<ReturnType<typeof openQueue>>["engine"],
	name: string,
	work: (payload: unknown) => void,
) {
	const worker = engine.makeWorker(name, async ({ data }) => work(data), {});
	let ended = 0;
	let check = () => {};
	const end = () => {
		ended++;
		check();
	};
	worker.on("completed", end);
	worker.on("failed", end);
	onTestFinished(() => worker.close());
	return (count: number) =>
		new Promise<void>((resolve) => {
			check = () => {
				if (ended >= count) resolve();
			};
			check();
		});
}

test("the same id is done once while it waits", async () => {
	const { engine, queue } = await openQueue();
	await queue.enqueue([
		{ name: "count", id: "count.1", payload: { n: 1 } },
		{ name: "count", id: "count.2", payload: { n: 2 } },
	]);
	await queue.enqueue([{ name: "count", id: "count.1", payload: { n: 1 } }]);
	const seen: unknown[] = [];
	const ended = startWorker(engine, "count", (payload) => seen.push(payload));
	await ended(2);
	expect(seen).toEqual([{ n: 1 }, { n: 2 }]);
	expect(await queue.counts()).toContainEqual({
		name: "count",
		waiting: 0,
		active: 0,
		delayed: 0,
		failed: 0,
	});
});

test("a job that fails for good keeps its reason, and can be retried or dropped", async () => {
	const { engine, queue } = await openQueue();
	let isBroken = true;
	const ended = startWorker(engine, "break", () => {
		if (isBroken) throw new Error("the page has no text");
	});
	await queue.enqueue([{ name: "break", id: "break.1", payload: {} }]);
	await ended(2);
	expect(await queue.failures()).toMatchObject([
		{
			name: "break",
			id: "break.1",
			reason: "the page has no text",
			attempts: 2,
		},
	]);

	isBroken = false;
	await queue.retry("break", "break.1");
	await ended(3);
	expect(await queue.failures()).toEqual([]);
	await expect(queue.drop("break", "break.1")).rejects.toThrow(
		'There is no job "break.1"',
	);
});

test("a job nobody knows is refused by name", async () => {
	const { queue } = await openQueue();
	await expect(
		queue.enqueue([{ name: "brake" as "break", id: "x", payload: {} }]),
	).rejects.toThrow('No job is called "brake". Known: count, break.');
});

test("a server that does not answer is named with what to do", async () => {
	const database = await databaseForTest();
	await expect(
		openQueueEngine({ redisUrl: "redis://127.0.0.1:1", database }),
	).rejects.toThrow(/REDIS_URL: Redis at 127\.0\.0\.1:1 cannot be used.*unset/);
});
