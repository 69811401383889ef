import { type Config, ConfigError, readConfig } from "../config.ts";
import type { Database } from "../lib/database/database.ts";
import { openDatabase } from "../lib/database/open.ts";
import { reasonOf } from "../lib/errors.ts";
import type { Command } from "./command.ts";
import { checkChannelAccess } from "./doctor/channel-access.ts";
import { checkChannels, checkChat } from "./doctor/chat.ts";
import { checkClock } from "./doctor/clock.ts";
import { checkDisk } from "./doctor/disk.ts";
import { checkEnvironmentFile } from "./doctor/environment-file.ts";
import { checkFacts } from "./doctor/facts.ts";
import { checkFeeds } from "./doctor/feeds.ts";
import { type Finding, fine, wrong } from "./doctor/finding.ts";
import { checkModel, checkSpending } from "./doctor/model.ts";
import { checkQueue } from "./doctor/queue.ts";
import { checkPublicUrl, isRunning } from "./doctor/running-program.ts";
import { checkSchema } from "./doctor/schema.ts";
import { write, writeLine } from "./streams.ts";

export const command: Command = {
	usage: "[--fix]",
	description: `Looks at everything that may be wrong and says, in plain words, what to do: settings and
.env, disk, clock, database, queue, feeds, facts about models, the language model and its
key, Slack and Discord, each channel. Nothing is posted, no call is paid.
Exits with 1 when anything is wrong, so that a monitor can call it.`,
	options: {
		fix: {
			type: "boolean",
			help: "mends what can be mended without harm, and says what it did",
		},
	},
	examples: ["doctor", "doctor --fix", "doctor --json"],
	async run(input) {
		let allWell = true;
		for await (const finding of examine()) {
			const { mended, ...told } = input.flag("fix")
				? await mend(finding)
				: { ...finding, mended: null };
			allWell &&= told.ok;
			if (input.json) await writeLine(asLine(told, mended));
			else await write(spell(told, mended));
		}
		return allWell ? 0 : 1;
	},
};

type Told = Omit<Finding, "mend">;

/** What `--fix` could not mend stays wrong, with the reason. */
async function mend(
	finding: Finding,
): Promise<Told & { mended: string | null }> {
	if (finding.mend === null) return { ...finding, mended: null };
	try {
		await finding.mend.run();
		return { ...finding, ok: true, remedy: null, mended: finding.mend.done };
	} catch (error) {
		const remedy = `That could not be mended: ${reasonOf(error)}. ${finding.remedy ?? ""}`;
		return { ...finding, remedy: remedy.trim(), mended: null };
	}
}

const asLine = ({ check, ok, found, remedy }: Told, mended: string | null) => ({
	check,
	ok,
	found,
	remedy,
	mended,
});

function spell(
	{ check, ok, found, remedy }: Told,
	mended: string | null,
): string {
	const state = mended ? "fixed" : ok ? "ok   " : "wrong";
	const lines = [`${state} ${check.padEnd(10)} ${found}`];
	const more = mended ? `Now ${mended}.` : remedy;
	if (more) lines.push(" ".repeat(17) + more);
	return `${lines.join("\n")}\n`;
}

async function* examine(): AsyncGenerator<Finding> {
	yield* checkEnvironmentFile();
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
	yield await checkDisk(config);
	yield* checkModel(config);
	yield* checkChat(config);
	yield* checkPublicUrl(config);
	let database: Database;
	try {
		database = await openDatabase(config);
	} catch (error) {
		yield await notOpened(config, error);
		return;
	}
	try {
		yield* examineDatabase(config, database);
	} finally {
		await database.end();
	}
}

/** The embedded database is its program's alone: where that is well, so is the database. */
async function notOpened(config: Config, error: unknown): Promise<Finding> {
	const remedy =
		"What follows needs the database: look at the program's page, or stop it and call the doctor again.";
	if (config.databaseUrl !== null || !(await isRunning(config)))
		return wrong("database", reasonOf(error), remedy);
	return fine(
		"database",
		"in use by the program that runs here, which answers; its page shows feeds, queue and channels. Stop it to have them looked at here",
	);
}

async function* examineDatabase(
	config: Config,
	database: Database,
): AsyncGenerator<Finding> {
	const { finding, isReady } = await checkSchema(database);
	yield finding;
	if (!isReady) return;
	yield* checkClock(config, database);
	yield* checkQueue(config, database);
	yield* checkSpending(config, database);
	yield* checkFeeds(database);
	yield* checkFacts(config, database);
	yield* checkChannels(database);
	yield* checkChannelAccess(config, database);
}
