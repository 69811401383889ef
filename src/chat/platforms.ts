import type { Clock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import type { Log } from "../lib/log.ts";
import type { ChatAdapter } from "./adapter.ts";
import { makeConsoleAdapter } from "./console/adapter.ts";
import type { DiscordSettings } from "./discord/settings.ts";
import type { SlackSettings } from "./slack/settings.ts";

export interface PlatformSettings {
	console: Parameters<typeof makeConsoleAdapter>[0];
	/** Null where we are not connected. */
	slack: SlackSettings | null;
	discord: DiscordSettings | null;
}

interface PlatformDeps {
	database: Database;
	clock: Clock;
	log: Log;
}

/** One row a platform; the libraries of one that is not used are not even loaded. */
const platforms: readonly ((
	settings: PlatformSettings,
	deps: PlatformDeps,
) => Promise<ChatAdapter | null>)[] = [
	async ({ console }) => makeConsoleAdapter(console),
	async ({ slack }, deps) => {
		if (!slack) return null;
		const { makeSlackAdapter } = await import("./slack/adapter.ts");
		return makeSlackAdapter({ settings: slack, ...deps });
	},
	async ({ discord }, deps) => {
		if (!discord) return null;
		const { makeDiscordAdapter } = await import("./discord/adapter.ts");
		return makeDiscordAdapter({ settings: discord, ...deps });
	},
];

/** The adapters of the platforms that are used, by platform. */
export async function makeAdapters(
	settings: PlatformSettings,
	{ database, clock, log }: PlatformDeps,
): Promise<ReadonlyMap<string, ChatAdapter>> {
	const adapters = await Promise.all(
		platforms.map((make) => make(settings, { database, clock, log })),
	);
	return new Map(
		adapters
			.filter((adapter) => adapter !== null)
			.map((adapter) => [adapter.platform, adapter]),
	);
}
