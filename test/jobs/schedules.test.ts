import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { startWorkers } from "#jobs/main.ts";
import { job } from "#jobs/payloads.ts";
import { registry } from "#jobs/registry.ts";
import { makeApp } from "#src/app.ts";
import { readConfig } from "#src/config.ts";
import { manualClock } from "#src/lib/clock.ts";
import { freshServerDatabase, testSnapshot } from "#test/support/database.ts";
import { freshRedisDatabase } from "#test/support/redis.ts";

/** A site whose workers look often after what is repeated. */
async function openSite() {
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
	return app;
}

test("a queue that is emptied while workers run is filled again from the database", async () => {
	const app = await openSite();
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

test("work whose stop could not be noted stands in nobody's way", async () => {
	const app = await openSite();
	let isFull = true;
	let handled = 0;
	const ingest = {
		...registry["ingest-item"],
		attempts: 1,
		handle: async () => {
			if (isFull) throw new Error("No space left on device");
			handled++;
			return [];
		},
	};
	const queue = app.queueEngine.makeQueue("ingest-item");
	onTestFinished(() => queue.close());
	// So that nothing can be noted, as on a full disk.
	await app.database.query(
		"alter table stopped_jobs add constraint full_disk check (false) not valid",
	);
	const wanted = job("ingest-item", { itemId: 1 });
	await queue.add(wanted.name, wanted.payload, { jobId: wanted.id });
	const rows = { ...registry, "ingest-item": ingest };
	const workers = await startWorkers(app, ["worker"], rows);
	onTestFinished(() => workers.close());
	await vi.waitFor(async () => expect(await queue.getFailedCount()).toBe(1), {
		timeout: 20_000,
	});
	isFull = false;
	await app.database.query(
		"alter table stopped_jobs drop constraint full_disk",
	);
	await vi.waitFor(
		async () => {
			await workers.queue.enqueue([wanted]);
			expect(handled).toBeGreaterThan(0);
		},
		{ timeout: 20_000 },
	);
});
