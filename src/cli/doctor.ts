import { statfs } from "node:fs/promises";
import { type Config, ConfigError, readConfig } from "../config.ts";
import { coverageAt, workAhead } from "../digests/store-progress.ts";
import { type PushedFeed, pushedFeeds } from "../feeds/store-hubs.ts";
import { systemClock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import { openDatabase } from "../lib/database/open.ts";
import { reasonOf } from "../lib/errors.ts";
import { openQueueEngine } from "../lib/queue/engine.ts";
import type { Command } from "./command.ts";
import { checkChannels, checkChat } from "./doctor-chat.ts";
import { checkFacts } from "./doctor-facts.ts";
import { checkModel, checkSpending } from "./doctor-model.ts";
import { checkSchema } from "./doctor-schema.ts";
import { type Finding, fine, wrong } from "./finding.ts";
import { write, writeLine } from "./streams.ts";

const leastFreeGigabytes = 1;

export const command: Command = {
	usage: "",
	description: `Checks the settings, the disk, the database, the queue, the feeds, the facts about
models, the language model, and whether Slack and Discord accept us and each channel can be posted to:
what was found and, where something is wrong, what to do.
Exits with 1 when anything is wrong, so that a monitor can call it.`,
	examples: ["doctor", "doctor --json"],
	async run(input) {
		const findings: Finding[] = [];
		for await (const finding of examine()) {
			findings.push(finding);
			if (input.json) await writeLine(finding);
			else await write(spell(finding));
		}
		return findings.every(({ ok }) => ok) ? 0 : 1;
	},
};

function spell({ check, ok, found, remedy }: Finding): string {
	const line = `${ok ? "ok   " : "wrong"} ${check.padEnd(10)} ${found}`;
	return remedy === null
		? `${line}\n`
		: `${line}\n${" ".repeat(17)}${remedy}\n`;
}

async function* examine(): AsyncGenerator<Finding> {
	let config: Config;
	try {
		config = readConfig();
		yield fine(
			"settings",
			`time zone ${config.timeZone}, language ${config.language}`,
		);
	} catch (error) {
		if (!(error instanceof ConfigError)) throw error;
		yield wrong("settings", error.message, "Correct it in .env and try again.");
		return;
	}
	yield fine("runtime", `Node ${process.versions.node}`);
	yield await checkDisk();
	yield checkModel(config);
	yield* checkChat(config);
	let database: Database;
	try {
		database = await openDatabase(config);
	} catch (error) {
		yield wrong(
			"database",
			reasonOf(error),
			"What follows needs the database. If the program is running on it, look at its page instead.",
		);
		return;
	}
	try {
		yield* examineDatabase(config, database);
	} finally {
		await database.end();
	}
}

async function checkDisk(): Promise<Finding> {
	const { bavail, bsize } = await statfs(".");
	const free = (bavail * bsize) / 2 ** 30;
	const found = `${free.toFixed(1)} GB free`;
	return free >= leastFreeGigabytes
		? fine("disk", found)
		: wrong(
				"disk",
				found,
				"Make room, or move the data: DATA_DIR names the folder.",
			);
}

async function* examineDatabase(
	config: Config,
	database: Database,
): AsyncGenerator<Finding> {
	const { finding, isReady } = await checkSchema(database);
	yield finding;
	if (!isReady) return;
	yield await checkQueue(config, database);
	yield* checkSpending(config, database);
	yield* checkFeeds(database);
	yield* checkFacts(config, database);
	yield* checkChannels(database);
}

async function checkQueue(
	{ redisUrl }: Config,
	database: Database,
): Promise<Finding> {
	try {
		const engine = await openQueueEngine({ redisUrl, database });
		await engine.close();
		const ahead = await workAhead(database);
		return fine(
			"queue",
			`${engine.kind}; waiting: ${ahead.feedsUnread} feeds never read, ${ahead.itemsNew} items, ${ahead.articlesUngrouped} articles, ${ahead.storiesUnranked} stories`,
		);
	} catch (error) {
		return wrong("queue", reasonOf(error), "Without it no job is done.");
	}
}

async function* checkFeeds(database: Database): AsyncGenerator<Finding> {
	const now = systemClock.now();
	const { feeds, fresh, silent, failing } = await coverageAt(database, now);
	const pushed = pushedWords(await pushedFeeds(database, now));
	yield feeds === 0
		? wrong(
				"feeds",
				"none",
				"Start the program once for the default feeds, or: modelwire feeds import FILE.opml",
			)
		: fine("feeds", `${fresh} of ${feeds} fresh${pushed}`);
	for (const { title, reason } of failing)
		yield wrong(
			"feed",
			`${title}: ${reason}`,
			"It is tried again by itself. If it is gone for good: modelwire feeds remove URL",
		);
	for (const { title, days } of silent)
		yield wrong(
			"feed",
			`${title}: nothing new for ${days} days`,
			"Look at its page; it may have moved: modelwire feeds check URL",
		);
}

/** Hubs that tell at once of what is new; the leases are renewed by themselves. */
function pushedWords(pushed: readonly PushedFeed[]): string {
	const [first] = pushed;
	if (first === undefined) return "";
	const hosts = new Set(pushed.map(({ hub }) => new URL(hub).host));
	return `, ${pushed.length} pushed by ${[...hosts].join(", ")} until ${first.until.toISOString()}`;
}
