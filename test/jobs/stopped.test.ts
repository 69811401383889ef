import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { startWorkers } from "#jobs/main.ts";
import { type AnyJob, type JobName, job, payloads } from "#jobs/payloads.ts";
import { type Registry, registry } from "#jobs/registry.ts";
import { openStopped } from "#jobs/stopped.ts";
import { workOf } from "#jobs/stops.ts";
import { sweepJob } from "#jobs/sweep.ts";
import { makeApp } from "#src/app.ts";
import { readConfig } from "#src/config.ts";
import { addFeed, storeItems } from "#src/feeds/store.ts";
import { manualClock } from "#src/lib/clock.ts";
import { forgetStop, saveStop } from "#src/lib/queue/store-stopped.ts";
import { eraseWorkspace } from "#src/retention/erase-workspace.ts";
import { freshServerDatabase, testSnapshot } from "#test/support/database.ts";
import { composedDigest, subscribedChannel } from "#test/support/digests.ts";
import { freshRedisDatabase } from "#test/support/redis.ts";

const now = new Date("2025-01-28T08:00:00Z");
const minute = 60_000;
const names = Object.keys(payloads) as JobName[];

/** The program with a clock that stands still; its feeds are elsewhere. */
async function openSite() {
	const clock = manualClock(now);
	const dataFolder = await mkdtemp(join(tmpdir(), "modelwire-stops-"));
	const serverUrl = process.env.TEST_DATABASE_URL;
	const app = await makeApp(
		{
			...readConfig({ LOG_LEVEL: "silent", MODEL_REFRESH: "no" }),
			dataFolder,
			databaseUrl: serverUrl ? await freshServerDatabase(serverUrl) : null,
			redisUrl: freshRedisDatabase(),
		},
		{
			clock,
			print: () => {},
			...(serverUrl ? {} : { snapshot: testSnapshot() }),
		},
	);
	const stopped = openStopped(app);
	onTestFinished(async () => {
		await stopped.close();
		await app.close();
		await rm(dataFolder, { recursive: true, force: true });
	});
	return { app, clock, stopped };
}

/** A job of the kind, with a number of its own for whom it is about. */
function anyJob(name: JobName, round = 0): AnyJob {
	const fields = Object.keys(payloads[name].shape);
	const payload = Object.fromEntries(
		fields.map((field) => [field, field.endsWith("Id") ? 77 : round]),
	);
	return job(name, payload as never);
}

/** The registry with handlers that do as they are told, tried twice without a wait. */
function scripted(handle: (name: JobName) => Promise<AnyJob[]>): Registry {
	return Object.fromEntries(
		names.map((name) => [
			name,
			{
				...registry[name],
				handle: () => handle(name),
				attempts: 2,
				backoffSeconds: 0.001,
			},
		]),
	) as unknown as Registry;
}

test("each kind of job stops after its attempts, is listed without secrets, held back, and goes on", {
	timeout: 60_000,
}, async () => {
	const { app, clock, stopped } = await openSite();
	const handled: JobName[] = [];
	let isDown = true;
	const rows = scripted(async (name) => {
		handled.push(name);
		if (!isDown) return [];
		throw new Error("the edge said no to xoxb-123456789012-SecretSecret", {
			cause: new Error("postgres://user:hunter2hunter2@db/modelwire"),
		});
	});
	const workers = await startWorkers(app, ["worker", "chat"], rows);
	onTestFinished(() => workers.close());
	await workers.queue.enqueue(names.map((name) => anyJob(name)));
	await vi.waitFor(
		async () => {
			const listed = (await stopped.list()).map(({ name }) => name);
			expect(listed.toSorted()).toEqual(names.toSorted());
		},
		{ timeout: 40_000, interval: 50 },
	);
	for (const {
		name,
		key,
		jobId,
		reason,
		attempts,
		stops,
	} of await stopped.list()) {
		const own = anyJob(name as JobName);
		if (name !== "sweep") expect([key, jobId]).toEqual([workOf(own), own.id]);
		expect({ name, attempts: attempts >= 2, stops }).toEqual({
			...{ name, attempts: true, stops: 1 },
		});
		expect(reason).toContain("the edge said no to xoxb-");
		expect(reason).not.toMatch(/SecretSecret|hunter2/);
	}

	// Another attempt at the same work is the same work, whatever its round.
	const others = names.filter((name) => name !== "sweep");
	const before = handled.length;
	await workers.queue.enqueue(others.map((name) => anyJob(name, 1)));
	const counts = await workers.queue.counts();
	for (const { name, waiting, active } of counts)
		if (name !== "sweep")
			expect({ name, waiting, active }).toEqual({
				name,
				waiting: 0,
				active: 0,
			});
	expect(handled.slice(before).filter((name) => name !== "sweep")).toEqual([]);

	isDown = false;
	clock.advance(minute);
	await workers.queue.enqueue(others.map((name) => anyJob(name, 1)));
	await workers.sweep();
	await vi.waitFor(async () => expect(await stopped.list()).toEqual([]), {
		timeout: 40_000,
		interval: 50,
	});
	expect(new Set(handled.slice(before))).toEqual(new Set(names));
});

test("what was retried and went well is listed no more", async () => {
	const { app, stopped } = await openSite();
	let isDown = true;
	const rows = scripted(async () => {
		if (isDown) throw new Error("no");
		return [];
	});
	const workers = await startWorkers(app, ["worker"], rows);
	onTestFinished(() => workers.close());
	const { id } = anyJob("group-stories");
	await workers.queue.enqueue([anyJob("group-stories")]);
	const groupStops = async () =>
		(await stopped.list()).filter(({ name }) => name === "group-stories");
	await vi.waitFor(async () => expect(await groupStops()).toHaveLength(1), {
		timeout: 20_000,
	});
	await expect(stopped.drop("group-stories", id)).rejects.toThrow(
		/about everything and cannot be dropped/,
	);
	isDown = false;
	await stopped.retry("group-stories", id);
	await vi.waitFor(async () => {
		const [counts] = (await workers.queue.counts()).filter(
			({ name }) => name === "group-stories",
		);
		expect(counts).toMatchObject({
			waiting: 0,
			active: 0,
			delayed: 0,
			failed: 0,
		});
	});
	expect(await groupStops()).toEqual([]);
	await expect(stopped.retry("group-stories", id)).rejects.toThrow(
		/There is no job/,
	);
});

test("pauses double up to a quarter of an hour, and what was on its way counts once", async () => {
	const { app, clock, stopped } = await openSite();
	const work = {
		...{
			key: "group-stories",
			name: "group-stories",
			jobId: "group-stories.1",
		},
		...{ payload: { tick: 1 }, reason: "no", attempts: 3 },
	};
	const pauses: number[] = [];
	for (let round = 0; round < 7; round++) {
		const pause = { first: 60, longest: 900 };
		await saveStop(app.database, work, pause, clock.now());
		await saveStop(app.database, work, pause, clock.now());
		const [stop] = await stopped.list();
		const again = stop?.againAt?.getTime() ?? 0;
		pauses.push((again - clock.now().getTime()) / minute);
		clock.set(new Date(again));
	}
	expect(pauses).toEqual([1, 2, 4, 8, 15, 15, 15]);
	await forgetStop(app.database, work.key);
	expect(await stopped.list()).toEqual([]);
});

/** One of everything that can be dropped, due now. */
async function droppable(app: Awaited<ReturnType<typeof openSite>>["app"]) {
	const { database } = app;
	const { id: feedId } = await addFeed(
		database,
		{ url: "https://poison.example/feed" },
		{ by: "test", now },
	);
	const [itemId = 0] = await storeItems(
		database,
		feedId,
		[
			{
				...{ identity: "a", others: [], publishedAt: now, backlog: false },
				item: {
					...{ guid: "a", url: "https://poison.example/a", title: "A" },
					...{ summary: null, content: null, author: null, publishedAt: null },
					...{ language: "en", categories: [] },
				},
			},
		],
		now,
	);
	const channelOf = (channel: string, nextSlot: Date) =>
		subscribedChannel(database, {
			platform: "console",
			address: { workspace: "Team", channel },
			now,
			nextSlot,
		});
	const due = await channelOf("#due", now);
	const composed = await channelOf(
		"#composed",
		new Date(now.getTime() + 60 * minute),
	);
	const digestId = await composedDigest(database, { channelId: composed, now });
	const told = await channelOf("#told", new Date(now.getTime() + 60 * minute));
	const changed = await composedDigest(database, { channelId: told, now });
	await database.query(
		`insert into outbox (digest_id, part, channel_id, body, state, next_attempt_at, message_id, created_at)
		values ($1, 1, $2, '{"a": 1}', 'changed', $3, 'm', $3)`,
		[changed, told, now],
	);
	await database.query("update digests set state = 'delivered' where id = $1", [
		changed,
	]);
	return [
		job("poll-feed", { feedId, due: now.getTime() }),
		job("ingest-item", { itemId }),
		job("write-digest", { channelId: due, slot: now.getTime(), round: 0 }),
		job("deliver-digest", { digestId, round: 0 }),
		job("edit-digest", { digestId: changed, round: 0 }),
	];
}

test("what is dropped is not wanted by the sweep again, and its place is taken by what comes next", async () => {
	const { app, clock, stopped } = await openSite();
	const jobs = await droppable(app);
	const wantedBySweep = async () => {
		const wanted = new Set((await sweepJob({}, app)).map(workOf));
		return jobs.map((one) => wanted.has(workOf(one)));
	};
	expect(await wantedBySweep()).toEqual(jobs.map(() => true));
	for (const { name, id, payload } of jobs) {
		const work = { key: workOf({ name, payload } as AnyJob), name, jobId: id };
		await saveStop(
			app.database,
			{ ...work, payload, reason: "poisoned", attempts: 3 },
			{ first: 60, longest: 900 },
			now,
		);
		await stopped.drop(name, id);
	}
	expect(await stopped.list()).toEqual([]);
	expect(await wantedBySweep()).toEqual(jobs.map(() => false));
	const { rows } = await app.database.query(
		"select state, reason from digests union all select state, reason from items order by 1",
	);
	expect(rows).toEqual([
		{ state: "delivered", reason: null },
		{ state: "failed", reason: "poisoned" },
		{ state: "failed", reason: "poisoned" },
		{ state: "failed", reason: "poisoned" },
	]);
	// The feed at its next time, and the channel's digest of tomorrow.
	clock.advance(24 * 60 * minute);
	const wanted = new Set((await sweepJob({}, app)).map(workOf));
	expect(jobs.map((one) => wanted.has(workOf(one)))).toEqual([
		...[true, false, true, false, false],
	]);
});

test("an item that stopped five times is given up, and can still be retried", async () => {
	const { app, clock, stopped } = await openSite();
	const [, item] = await droppable(app);
	if (!item) throw new Error("there is no item");
	let isDown = true;
	const rows = scripted(async () => {
		throw new Error("poisoned");
	});
	const real = registry["ingest-item"].handle;
	rows["ingest-item"].handle = async (payload) => {
		if (isDown) throw new Error("poisoned");
		return (await real(payload, app)).slice(1);
	};
	const workers = await startWorkers(app, ["worker"], rows);
	onTestFinished(() => workers.close());
	const stop = async () =>
		(await stopped.list()).find(({ name }) => name === "ingest-item");
	for (let stops = 1; stops <= 5; stops++) {
		await workers.queue.enqueue([item]);
		await vi.waitFor(
			async () => expect(await stop()).toMatchObject({ stops }),
			{ timeout: 20_000 },
		);
		if (stops < 5) clock.advance(15 * minute);
	}
	await vi.waitFor(async () =>
		expect(await stop()).toMatchObject({ againAt: null }),
	);
	expect((await sweepJob({}, app)).map(workOf)).not.toContain(workOf(item));

	isDown = false;
	await stopped.retry("ingest-item", (await stop())?.jobId ?? "");
	await vi.waitFor(
		async () => {
			const { rows: states } = await app.database.query<{ state: string }>(
				"select state from items",
			);
			expect(states).not.toContainEqual({ state: "failed" });
		},
		{ timeout: 20_000 },
	);
	expect(await stop()).toBeUndefined();
});

test("jobs of an erased workspace find nothing and do nothing", async () => {
	const { app } = await openSite();
	const jobs = await droppable(app);
	const { rows } = await app.database.query<{ id: number }>(
		"select id from workspaces",
	);
	for (const { id } of rows) await eraseWorkspace(app.database, id);
	const break_ = job("break-news", { channelId: 1, round: 0 });
	for (const { name, payload } of [...jobs.slice(2), break_])
		expect(await registry[name].handle(payload as never, app)).toEqual([]);
});
