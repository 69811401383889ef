/** The stand-in and an adapter that is connected to it, closed when the running test ends. */
import { afterAll, onTestFinished } from "vitest";
import type { ChatAdapter } from "#src/chat/adapter.ts";
import { makeDiscordAdapter } from "#src/chat/discord/adapter.ts";
import type { ChatListener } from "#src/chat/listener.ts";
import { type Clock, systemClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import type { Log } from "#src/lib/log.ts";
import { openTestDatabase } from "#test/support/database.ts";
import { type DiscordStandIn, makeDiscordStandIn } from "./driver.ts";

export interface LoggedLine {
	level: string;
	fields: object;
	message: string;
}

export interface DiscordForTest {
	discord: DiscordStandIn;
	adapter: ChatAdapter;
	database: Database;
	clock: Clock;
	log: Log;
	/** What was logged. */
	lines: LoggedLine[];
}

/** Of all tests of a file: what the adapter keeps there is named by its application. */
let shared: Promise<Database> | null = null;
afterAll(async () => (await shared)?.end());

function sharedDatabase(): Promise<Database> {
	shared ??= openTestDatabase();
	return shared;
}

export async function discordForTest({
	listener,
	database: own,
	clock = systemClock,
	shards = 1,
	guildOnly = false,
}: {
	/** Who listens; without one the adapter only posts. */
	listener?: ChatListener;
	/** Instead of the one that the tests of a file share. */
	database?: Database;
	clock?: Clock;
	shards?: number;
	/** Whether commands are for the guild alone. */
	guildOnly?: boolean;
} = {}): Promise<DiscordForTest> {
	const discord = await makeDiscordStandIn({ shards });
	const database = own ?? (await sharedDatabase());
	const lines: LoggedLine[] = [];
	const write = (level: string) => (fields: object, message: string) => {
		lines.push({ level, fields, message });
	};
	const log: Log = {
		debug: write("debug"),
		info: write("info"),
		warn: write("warn"),
		error: write("error"),
	};
	const settings = {
		...discord.settings,
		guild: guildOnly ? discord.guildId : null,
	};
	const adapter = makeDiscordAdapter({ settings, database, clock, log });
	onTestFinished(async () => {
		await adapter.close();
		await discord.close();
	});
	if (listener) await adapter.listen(listener);
	return { discord, adapter, database, clock, log, lines };
}
