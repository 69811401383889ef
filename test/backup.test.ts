import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { type App, makeApp } from "#src/app.ts";
import { subscribeConsole } from "#src/cli/new-site.ts";
import { readConfig } from "#src/config.ts";
import { recordedChannels, recordedNow } from "#src/demo/day.ts";
import { rewriteToLoopback, serveRecordedDay } from "#src/demo/serve.ts";
import { totals } from "#src/digests/store-progress.ts";
import { addFeed } from "#src/feeds/store.ts";
import { clockFrom, manualClock } from "#src/lib/clock.ts";
import { backup, restore } from "#src/lib/database/backup.ts";
import type { Database } from "#src/lib/database/database.ts";
import { openDatabase } from "#src/lib/database/open.ts";
import { start } from "#src/main.ts";
import { contents } from "#test/support/contents.ts";
import { freshServerDatabase } from "#test/support/database.ts";
import { newsEvents } from "#test/support/day/events.ts";
import { makeSnapshot } from "#test/support/global-setup.ts";
import { plantArticles } from "#test/support/plant-articles.ts";
import { freshRedisDatabase } from "#test/support/redis.ts";
import { runJobs } from "#test/support/run-jobs.ts";

type Engine = Database["engine"];
const serverUrl = process.env.TEST_DATABASE_URL;
const day = 24 * 60 * 60_000;

/** From which engine to which; without a server there is one. */
const ways: [from: Engine, to: Engine][] = serverUrl
	? [
			["pglite", "postgres"],
			["postgres", "pglite"],
		]
	: [["pglite", "pglite"]];

async function folderForTest(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), "modelwire-backup-"));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

/** Where the data of a new site is. */
async function settingsOn(engine: Engine) {
	return {
		dataFolder: await folderForTest(),
		databaseUrl:
			engine === "postgres" ? await freshServerDatabase(serverUrl ?? "") : null,
		redisUrl: freshRedisDatabase(),
	};
}
type Settings = Awaited<ReturnType<typeof settingsOn>>;

/** What a new site on the embedded engine starts from. */
async function startOf({ databaseUrl }: Settings) {
	if (databaseUrl !== null) return {};
	return { snapshot: new Blob([readFileSync(await makeSnapshot())]) };
}

const quiet = () => readConfig({ LOG_LEVEL: "silent", MODEL_REFRESH: "no" });

/** The same database, which tells all that is in it as the backup's transaction sees it. */
function tellingAtTheEnd(database: Database) {
	let seen: Record<string, string[]> = {};
	const telling: Database = {
		engine: database.engine,
		query: (text, values) => database.query(text, values),
		end: () => database.end(),
		async connect() {
			const client = await database.connect();
			return {
				async query(text, values) {
					if (text === "commit") seen = await contents(client);
					return client.query(text, values);
				},
				release: (destroy) => client.release(destroy),
			};
		},
	};
	return { telling, seen: () => seen };
}

test.each(ways)(
	"taken while the program polls, groups and delivers, from %s to %s: row by row of one moment",
	{ timeout: 300_000 },
	async (from, to) => {
		const recorded = await serveRecordedDay({});
		onTestFinished(() => recorded.close());
		const settings = await settingsOn(from);
		const running = await start(
			{
				...{ ...quiet(), ...settings, allowedHosts: ["127.0.0.1"] },
				web: { host: "127.0.0.1", port: 0 },
			},
			"all",
			{
				...(await startOf(settings)),
				clock: clockFrom(recordedNow),
				console: { lines: null, print: () => {} },
				rewrite: rewriteToLoopback(recorded.origin),
			},
		);
		onTestFinished(() => running.close());
		const { app } = running;
		for (const feed of recorded.feeds)
			await addFeed(app.database, feed, { by: "test", now: recordedNow });
		for (const channel of recordedChannels)
			await subscribeConsole(app, channel);
		await running.workers?.sweep();
		const files: { path: string; seen: Record<string, string[]> }[] = [];
		for (const kind of ["articles", "stories"] as const) {
			await vi.waitFor(
				async () =>
					expect((await totals(app.database))[kind]).toBeGreaterThan(0),
				{ timeout: 60_000, interval: 5 },
			);
			const path = join(settings.dataFolder, kind);
			const { telling, seen } = tellingAtTheEnd(app.database);
			await backup(telling, path);
			files.push({ path, seen: seen() });
		}
		expect(files[0]?.seen.items).not.toEqual([]);
		for (const { path, seen } of files) {
			const target = await settingsOn(to);
			const restored = await openDatabase({
				...{ ...target, ...(await startOf(target)) },
			});
			await restore(restored, path);
			expect(await contents(restored)).toEqual(seen);
			await expect(restore(restored, path)).rejects.toThrow(
				/not empty.*Choose another DATA_DIR or DATABASE_URL/,
			);
			await restored.end();
		}
	},
);

/** A site with a channel in the terminal, on data that is there or on none. */
async function openSite(settings: Settings, now: Date, isNew: boolean) {
	const clock = manualClock(now);
	const printed: string[] = [];
	const app = await makeApp(
		{ ...quiet(), ...settings },
		{
			...(isNew ? await startOf(settings) : {}),
			...{ clock, print: (text) => printed.push(text) },
		},
	);
	onTestFinished(() => app.close());
	return { app, clock, printed };
}

const events = newsEvents(12);

/** The news of a day: new events, and those of the day before as another paper tells them. */
async function bringNews(app: App, dayNumber: number): Promise<void> {
	const tell = (event: number, paper: number) => {
		const told = events[event]?.tellings.en;
		return {
			host: `paper-${event}-${paper}.example`,
			title: told?.titles[paper] ?? "",
			text: told?.sentences.join(" ") ?? "",
			minutesAgo: 30 + paper,
		};
	};
	const fresh = [3 * dayNumber, 3 * dayNumber + 1, 3 * dayNumber + 2];
	const before = dayNumber > 0 ? fresh.map((event) => event - 3) : [];
	await plantArticles(app, [
		...fresh.map((event) => tell(event, 0)),
		...before.map((event) => tell(event, 1)),
	]);
}

test.each(ways)(
	"restored from %s to %s, the program tells the same from there on",
	{ timeout: 300_000 },
	async (from, to) => {
		const morning = new Date("2025-01-28T08:00:00Z");
		const original = await settingsOn(from);
		const before = await openSite(original, morning, true);
		const { app, clock } = before;
		await subscribeConsole(app, {
			...{
				name: "#console",
				timeZone: "Europe/Rome",
				language: "en",
				topics: [],
			},
		});
		await bringNews(app, 0);
		clock.advance(2 * 60_000);
		await runJobs(app);
		expect(before.printed).toHaveLength(1);
		const path = join(original.dataFolder, "site.backup");
		await backup(app.database, path);

		const moved = await settingsOn(to);
		const target = await openDatabase({ ...moved, ...(await startOf(moved)) });
		await restore(target, path);
		await target.end();
		const after = await openSite(moved, morning, false);
		for (const site of [before, after]) {
			site.printed.length = 0;
			for (let dayNumber = 1; dayNumber <= 3; dayNumber++) {
				site.clock.set(new Date(morning.getTime() + dayNumber * day));
				await bringNews(site.app, dayNumber);
				await runJobs(site.app);
			}
		}
		expect(before.printed).toHaveLength(3);
		expect(after.printed).toEqual(before.printed);
		const rows = async (database: Database) => {
			const { digests, story_memory, briefs } = await contents(database);
			return { digests, story_memory, briefs };
		};
		expect(await rows(after.app.database)).toEqual(await rows(app.database));
	},
);
