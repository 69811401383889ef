import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { subscribeConsole } from "#src/cli/new-site.ts";
import { recordedChannels, recordedNow } from "#src/demo/day.ts";
import { serveRecordedDay } from "#src/demo/serve.ts";
import { isSettled, workAhead } from "#src/digests/store-progress.ts";
import { addFeed } from "#src/feeds/store.ts";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { openDatabase } from "#src/lib/database/open.ts";
import { openQueueEngine } from "#src/lib/queue/engine.ts";
import { freshServerDatabase, testSnapshot } from "#test/support/database.ts";
import type {
	PipelineReport,
	PipelineSettings,
} from "#test/support/pipeline-process.ts";
import { freshRedisDatabase } from "#test/support/redis.ts";

const program = join(import.meta.dirname, "support/pipeline-process.ts");
const serverUrl = process.env.TEST_DATABASE_URL;

let day: Awaited<ReturnType<typeof serveRecordedDay>>;
beforeAll(async () => {
	day = await serveRecordedDay({});
});
afterAll(() => day.close());

/** A new site that follows the recorded day, and how to look into it. */
async function newSite() {
	const dataFolder = await mkdtemp(join(tmpdir(), "modelwire-crash-"));
	onTestFinished(() => rm(dataFolder, { recursive: true, force: true }));
	const databaseUrl = serverUrl ? await freshServerDatabase(serverUrl) : null;
	const settings: PipelineSettings = {
		dataFolder,
		databaseUrl,
		redisUrl: freshRedisDatabase(),
		origin: day.origin,
	};
	async function look<Result>(work: (database: Database) => Promise<Result>) {
		const database = await openDatabase({
			...settings,
			...(serverUrl ? {} : { snapshot: testSnapshot() }),
		});
		try {
			return await work(database);
		} finally {
			await database.end();
		}
	}
	await look(async (database) => {
		const clock = manualClock(recordedNow);
		for (const feed of day.feeds)
			await addFeed(database, feed, { by: "test", now: recordedNow });
		for (const channel of recordedChannels)
			await subscribeConsole({ database, clock }, channel);
	});
	return {
		settings,
		async look<Result>(work: (database: Database) => Promise<Result>) {
			const database = await openDatabase(settings);
			try {
				return await work(database);
			} finally {
				await database.end();
			}
		},
	};
}

function startProcess(settings: PipelineSettings): ChildProcess {
	const child = fork(program, [JSON.stringify(settings)]);
	onTestFinished(() => {
		child.kill("SIGKILL");
	});
	return child;
}

/** Resolves when the process reports what `reached` waits for. */
function until(
	child: ChildProcess,
	reached: (report: PipelineReport) => boolean,
): Promise<void> {
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	child.on("message", (report: PipelineReport) => {
		if (reached(report)) resolve();
	});
	child.on("exit", (code) => reject(new Error(`the process ended: ${code}`)));
	return promise;
}

async function kill(child: ChildProcess): Promise<void> {
	const ended = once(child, "exit");
	child.kill("SIGKILL");
	await ended;
}

async function stop(child: ChildProcess): Promise<void> {
	const ended = once(child, "exit");
	child.send("stop");
	await ended;
}

/** What must hold at the end, whatever happened on the way. */
async function expectWhole(site: Awaited<ReturnType<typeof newSite>>) {
	await site.look(async (database) => {
		const column = async (sql: string) =>
			(await database.query<{ value: unknown }>(sql)).rows.map(
				({ value }) => value,
			);
		expect(isSettled(await workAhead(database))).toBe(true);
		expect(
			await column(
				"select article_id as value from story_articles group by 1 having count(*) > 1",
			),
		).toEqual([]);
		expect(
			await column(
				"select i.id as value from items i where i.state = 'ingested' and not exists (select from article_items a where a.item_id = i.id)",
			),
		).toEqual([]);
		expect(await column("select state as value from digests")).toEqual(
			recordedChannels.map(() => "delivered"),
		);
		expect(
			await column(
				"select story_id as value from briefs group by story_id, language, inputs_hash having count(*) > 1",
			),
		).toEqual([]);
		expect(await column("select distinct state as value from outbox")).toEqual([
			"sent",
		]);
	});
	const posted = (
		await readFile(join(site.settings.dataFolder, "console.jsonl"), "utf8")
	)
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as { channel: string; key: string });
	expect(new Set(posted.map(({ key }) => key)).size).toBe(posted.length);
	expect(posted.map(({ channel }) => channel).sort()).toEqual(
		recordedChannels.map(({ name }) => name).sort(),
	);
}

async function itemsOf(site: Awaited<ReturnType<typeof newSite>>) {
	return site.look(async (database) => {
		const { rows } = await database.query<{ key: string }>(
			"select f.url || ' ' || i.identity as key from items i join feeds f on f.id = i.feed_id order by 1",
		);
		return rows.map(({ key }) => key);
	});
}

test("killed at five points of its work, the program loses and doubles nothing", {
	timeout: 300_000,
}, async () => {
	const whole = await newSite();
	const undisturbed = startProcess(whole.settings);
	await until(undisturbed, ({ delivered }) => delivered === 3);
	await stop(undisturbed);
	await expectWhole(whole);

	const site = await newSite();
	const points: ((report: PipelineReport) => boolean)[] = [
		({ items }) => items > 0,
		({ articles }) => articles > 5,
		({ articles }) => articles > 60,
		({ stories }) => stories > 0,
		({ briefs }) => briefs > 0,
	];
	for (const point of points) {
		const child = startProcess(site.settings);
		await until(child, point);
		await kill(child);
	}
	const last = startProcess(site.settings);
	await until(last, ({ delivered }) => delivered === 3);
	await stop(last);
	await expectWhole(site);
	expect(await itemsOf(site)).toEqual(await itemsOf(whole));
});

test.skipIf(!serverUrl)(
	"two workers on PostgreSQL and Redis share the work, and each digest comes once",
	{ timeout: 120_000 },
	async () => {
		const site = await newSite();
		const before = day.requests().length;
		const names = ["first.example", "second.example"];
		const children = names.map((contact) =>
			startProcess({ ...site.settings, contact }),
		);
		await Promise.all(
			children.map((child) => until(child, ({ delivered }) => delivered === 3)),
		);
		await Promise.all(children.map(stop));
		await expectWhole(site);
		const agents = day
			.requests()
			.slice(before)
			.map(({ headers }) => headers["user-agent"]);
		for (const name of names)
			expect(agents).toContainEqual(expect.stringContaining(name));
	},
);

test.skipIf(!serverUrl)(
	"one process for chat, four workers and a page, as src/deployment starts them, tell each channel once",
	{ timeout: 300_000 },
	async () => {
		const site = await newSite();
		const started = (["chat", "web", ...Array(4).fill("worker")] as const).map(
			(role) => startProcess({ ...site.settings, role }),
		);
		await Promise.all(
			started.map((child) => until(child, ({ delivered }) => delivered === 3)),
		);
		expect(await schedules(site.settings)).toEqual(["sweep"]);
		await Promise.all(started.map(stop));
		await expectWhole(site);
	},
);

/** What the queue repeats by itself, however many have asked for it. */
async function schedules({
	databaseUrl,
	redisUrl,
	dataFolder,
}: PipelineSettings) {
	const database = await openDatabase({ databaseUrl, dataFolder });
	const engine = await openQueueEngine({ redisUrl, database });
	const queue = engine.makeQueue("sweep");
	const found = await queue.getJobSchedulers();
	await queue.close();
	await engine.close();
	await database.end();
	return found.map(({ key }) => key);
}
