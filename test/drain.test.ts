import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { subscribeConsole } from "#src/cli/new-site.ts";
import { recordedNow } from "#src/demo/day.ts";
import { manualClock } from "#src/lib/clock.ts";
import { openDatabase } from "#src/lib/database/open.ts";
import { freshServerDatabase, testSnapshot } from "#test/support/database.ts";
import type {
	DrainingReport,
	DrainingSettings,
} from "#test/support/draining-process.ts";
import { freshRedisDatabase } from "#test/support/redis.ts";

const program = join(import.meta.dirname, "support/draining-process.ts");
const serverUrl = process.env.TEST_DATABASE_URL;
/** The embedded database has one process, which does all. */
const roleOf = {
	writes: serverUrl ? "worker" : "all",
	posts: serverUrl ? "chat" : "all",
} as const;

/** A site whose one channel waits for its digest, and the processes on it. */
async function newSite() {
	const dataFolder = await mkdtemp(join(tmpdir(), "modelwire-drain-"));
	onTestFinished(() => rm(dataFolder, { recursive: true, force: true }));
	const site = {
		dataFolder,
		databaseUrl: serverUrl ? await freshServerDatabase(serverUrl) : null,
		redisUrl: freshRedisDatabase(),
	};
	const database = await openDatabase({
		...site,
		...(serverUrl ? {} : { snapshot: testSnapshot() }),
	});
	await subscribeConsole(
		{ database, clock: manualClock(recordedNow) },
		{ name: "#news", topics: [], language: "en", timeZone: "Europe/Rome" },
	);
	// Not its first digest, which would wait for news: that there is none is told too.
	await database.query(
		"update subscriptions set say_when_empty = true, next_slot = $1",
		[recordedNow],
	);
	await database.query(
		`insert into digests (channel_id, slot, kind, state, claimed_at, composed_at)
		select channel_id, $1, 'first', 'delivered', $1, $1 from subscriptions`,
		[new Date(recordedNow.getTime() - 24 * 60 * 60_000)],
	);
	await database.end();

	return {
		start(settings: Pick<DrainingSettings, "role" | "held" | "milliseconds">) {
			return startProcess({ ...site, ...settings });
		},
		async posted(): Promise<number> {
			const path = join(dataFolder, "console.jsonl");
			const text = await readFile(path, "utf8").catch(() => "");
			return text.split("\n").filter(Boolean).length;
		},
	};
}

function startProcess(settings: DrainingSettings) {
	const child: ChildProcess = fork(program, [JSON.stringify(settings)]);
	onTestFinished(() => {
		child.kill("SIGKILL");
	});
	const reports: DrainingReport[] = [];
	child.on("message", (report: DrainingReport) => {
		reports.push(report);
		child.emit(`report ${report}`);
	});
	return {
		stop: () => child.kill("SIGTERM"),
		goOn: () => child.send("go on"),
		async until(report: DrainingReport): Promise<void> {
			if (!reports.includes(report)) await once(child, `report ${report}`);
		},
		/** The exit code. */
		async ended(): Promise<number | null> {
			if (child.exitCode === null && child.signalCode === null)
				await once(child, "exit");
			return child.exitCode;
		},
	};
}

/** Lets a site's roles run until its digest is posted, and stops them. */
async function finish(site: Awaited<ReturnType<typeof newSite>>) {
	const rest = [...new Set(Object.values(roleOf))].map((role) =>
		site.start({ role, held: null }),
	);
	await expect.poll(() => site.posted(), { timeout: 40_000 }).toBe(1);
	await Promise.all(rest.map((each) => each.until("started")));
	for (const each of rest) each.stop();
	expect(await Promise.all(rest.map((each) => each.ended()))).toEqual(
		rest.map(() => 0),
	);
}

test("stopped while a digest is written, the program writes it and ends well; nothing is done twice", {
	timeout: 180_000,
}, async () => {
	const site = await newSite();
	const worker = site.start({ role: roleOf.writes, held: "write-digest" });
	await worker.until("begun");
	await worker.until("started");
	worker.stop();
	await worker.until("stopping");
	worker.goOn();
	await worker.until("done");
	expect(await worker.ended()).toBe(0);
	await finish(site);
	expect(await site.posted()).toBe(1);
});

test("stopped while it posts, the program posts what it has begun and ends well", {
	timeout: 180_000,
}, async () => {
	const site = await newSite();
	const writer = site.start({
		role: roleOf.writes,
		held: roleOf.writes === "all" ? "deliver-digest" : null,
	});
	const poster =
		roleOf.posts === "all"
			? writer
			: site.start({ role: roleOf.posts, held: "deliver-digest" });
	await poster.until("begun");
	await poster.until("started");
	poster.stop();
	await poster.until("stopping");
	poster.goOn();
	expect(await poster.ended()).toBe(0);
	writer.stop();
	expect(await writer.ended()).toBe(0);
	expect(await site.posted()).toBe(1);
	await finish(site);
});

test("a stop that takes too long, and a second signal, end the program; what was under way is done once, later", {
	timeout: 180_000,
}, async () => {
	const site = await newSite();
	const slow = site.start({
		role: roleOf.writes,
		held: "write-digest",
		milliseconds: 100,
	});
	await slow.until("begun");
	await slow.until("started");
	slow.stop();
	expect(await slow.ended()).toBe(1);

	const hurried = site.start({ role: roleOf.writes, held: "write-digest" });
	await hurried.until("begun");
	await hurried.until("started");
	hurried.stop();
	await hurried.until("stopping");
	hurried.stop();
	expect(await hurried.ended()).toBe(128 + 15);
	expect(await site.posted()).toBe(0);
	await finish(site);
});

test.skipIf(!serverUrl)(
	"each role ends well when it has nothing to do",
	{ timeout: 60_000 },
	async () => {
		const site = await newSite();
		const all = (["chat", "worker", "web"] as const).map((role) =>
			site.start({ role, held: null }),
		);
		await Promise.all(all.map((each) => each.until("started")));
		for (const each of all) each.stop();
		expect(await Promise.all(all.map((each) => each.ended()))).toEqual([
			0, 0, 0,
		]);
	},
);
