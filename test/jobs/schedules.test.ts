import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startWorkers } from "#jobs/main.ts";
import { registry } from "#jobs/registry.ts";
import { makeApp } from "#src/app.ts";
import { readConfig } from "#src/config.ts";
import { manualClock } from "#src/lib/clock.ts";
import { freshServerDatabase, testSnapshot } from "#test/support/database.ts";
import { freshRedisDatabase } from "#test/support/redis.ts";

test("a queue that is emptied while workers run is filled again from the database", async () => {
	const dataFolder = await mkdtemp(join(tmpdir(), "modelwire-schedules-"));
	onTestFinished(() => rm(dataFolder, { recursive: true, force: true }));
	const serverUrl = process.env.TEST_DATABASE_URL;
	const app = await makeApp(
		{
			...readConfig({ LOG_LEVEL: "silent", MODEL_REFRESH: "no" }),
			dataFolder,
			databaseUrl: serverUrl ? await freshServerDatabase(serverUrl) : null,
			redisUrl: freshRedisDatabase(),
		},
		{
			clock: manualClock(new Date("2025-01-28T08:00:00Z")),
			print: () => {},
			patience: { jobMilliseconds: 500, postMilliseconds: 30_000 },
			...(serverUrl ? {} : { snapshot: testSnapshot() }),
		},
	);
	onTestFinished(() => app.close());
	let swept = Promise.withResolvers<void>();
	const sweep = {
		...registry.sweep,
		handle: async () => {
			swept.resolve();
			return [];
		},
	};
	const workers = await startWorkers(app, ["worker"], { ...registry, sweep });
	onTestFinished(() => workers.close());
	await swept.promise;

	const queue = app.queueEngine.makeQueue("sweep");
	onTestFinished(() => queue.close());
	await queue.obliterate({ force: true });
	swept = Promise.withResolvers();
	await swept.promise;
	expect(await workers.queue.isScheduled({ name: "sweep", id: "sweep" })).toBe(
		true,
	);
});
