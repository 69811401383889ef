/** The stand-in and an adapter that is connected to it, closed when the running test ends. */
import { onTestFinished } from "vitest";
import type { ChatAdapter } from "#src/chat/adapter.ts";
import { makeDiscordAdapter } from "#src/chat/discord/adapter.ts";
import type { ChatListener } from "#src/chat/listener.ts";
import { type Clock, systemClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import type { Log } from "#src/lib/log.ts";
import { databaseForTest } from "#test/support/database.ts";
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

export async function discordForTest({
	listener,
	clock = systemClock,
	shards = 1,
	guildOnly = false,
}: {
	/** Who listens; without one the adapter only posts. */
	listener?: ChatListener;
	clock?: Clock;
	shards?: number;
	/** Whether commands are for the guild alone. */
	guildOnly?: boolean;
} = {}): Promise<DiscordForTest> {
	const discord = await makeDiscordStandIn({ shards });
	const database = await databaseForTest();
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
