/**
 * The program as a process of its own, whose clock the torture sets, whose queue it hurries, whose
 * database it reads and whose life it ends. It is copied beside older versions of `src` too, so it
 * imports only what all of them have.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { registry } from "#jobs/registry.ts";
import { ensureChannel } from "#src/chat/store.ts";
import { readConfig } from "#src/config.ts";
import { rewriteToLoopback } from "#src/demo/serve.ts";
import { saveSubscription } from "#src/digests/store.ts";
import { addFeed } from "#src/feeds/store.ts";
import { start } from "#src/main.ts";
import { plantBug } from "./planted.ts";
import type { Command, Settings, Site } from "./protocol.ts";
import { arm, hookStatements, mark, postsUnderWay } from "./statements.ts";

/** A killed process is noticed quickly; a message is another's after two turns of the clock. */
const patience = { jobMilliseconds: 3_000, postMilliseconds: 60_000 };

const settings = JSON.parse(process.argv[2] ?? "") as Settings;
let { offset } = settings;
hookStatements();
if (settings.trap) arm(settings.trap);
const running = await start(
	readConfig({ ...settings.environment, LOG_LEVEL: "warn", WEB_PORT: "0" }),
	settings.role,
	{
		clock: { now: () => new Date(Date.now() + offset) },
		rewrite: rewriteToLoopback(settings.feeds),
		console: { lines: null, print: () => {} },
		patience,
		...(settings.snapshot && !hasDatabase(settings.environment)
			? { snapshot: new Blob([readFileSync(settings.snapshot)]) }
			: {}),
	},
);
const { app } = running;
if (settings.isPlanted) plantBug(app);
const queues = Object.keys(registry).map((name) => {
	const queue = app.queueEngine.makeQueue(name);
	queue.on("error", () => {});
	return queue;
});

function hasDatabase({ DATA_DIR = "" }: Settings["environment"]): boolean {
	return existsSync(join(DATA_DIR, "pglite"));
}

/** All that a queue would do later is done now, as if the time had passed. */
async function hurry(): Promise<void> {
	for (const queue of queues)
		if ((await queue.getDelayedCount()) > 0) await queue.promoteJobs();
}

/** Feeds and subscribed channels, as this version keeps them. */
async function setUp({ feeds, channels }: Site): Promise<void> {
	const { database, clock } = app;
	const now = clock.now();
	for (const feed of feeds)
		await addFeed(database, feed, { by: "torture", now });
	for (const { nextSlot, subscription, ...channel } of channels) {
		const channelId = await ensureChannel(database, { ...channel, now });
		await saveSubscription(
			database,
			{
				models: [],
				organisations: [],
				keywords: [],
				pausedUntil: null,
				sayWhenEmpty: true,
				...subscription,
				channelId,
				nextSlot: new Date(nextSlot),
				createdAt: now,
			},
			{ by: null, now },
		);
	}
}

async function obey(command: Command): Promise<unknown> {
	switch (command.kind) {
		case "clock":
			offset = command.offset;
			return null;
		case "posts":
			return postsUnderWay();
		case "hurry":
			await hurry();
			return null;
		case "set-up":
			await setUp(command.site);
			return null;
		case "query":
			return (await app.database.query(`${mark} ${command.text}`)).rows;
		case "failures":
			return (await running.workers?.queue.failures()) ?? [];
		case "trap":
			arm(command.trap);
			return null;
		case "stop":
			await running.close();
			return null;
	}
}

process.on(
	"message",
	async ({ id, command }: { id: number; command: Command }) => {
		const answer = await obey(command).then(
			(value) => ({ id, value }),
			(error: unknown) => ({ id, error: String(error) }),
		);
		if (process.connected) process.send?.(answer);
		if (command.kind === "stop") process.exit(0);
	},
);
process.on("disconnect", () => process.exit(0));
process.send?.({ ready: true });
