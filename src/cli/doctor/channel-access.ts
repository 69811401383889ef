import { join } from "node:path";
import { type ChatAdapter, DeliveryError } from "../../chat/adapter.ts";
import { makeAdapters } from "../../chat/platforms.ts";
import { activateChannel, postedChannels } from "../../chat/store-channels.ts";
import type { Config } from "../../config.ts";
import { systemClock } from "../../lib/clock.ts";
import type { Database } from "../../lib/database/database.ts";
import { reasonOf } from "../../lib/errors.ts";
import { makeLog } from "../../lib/log.ts";
import { type Finding, fine, wrong } from "./finding.ts";

/** Each costs a request or two; on a larger site deliveries tell soon enough. */
const mostChannels = 50;

/** A key that no post has: looking for it reads a channel and finds nothing. */
const nothingPosted = { key: "doctor", after: null };

/** Whether the channels that follow something let us read where we post; nothing is posted. */
export async function* checkChannelAccess(
	{
		slack,
		discord,
		dataFolder,
	}: Pick<Config, "slack" | "discord" | "dataFolder">,
	database: Database,
): AsyncGenerator<Finding> {
	const channels = (await postedChannels(database)).filter(
		({ platform }) => platform === "slack" || platform === "discord",
	);
	if (channels.length === 0) return;
	const adapters = await makeAdapters(
		{
			slack,
			discord,
			console: {
				file: join(dataFolder, "console.jsonl"),
				print: () => {},
				lines: null,
			},
		},
		{ database, clock: systemClock, log: makeLog("silent") },
	);
	try {
		let reached = 0;
		for (const channel of channels.slice(0, mostChannels)) {
			const adapter = adapters.get(channel.platform);
			if (!adapter) continue;
			const problem = await problemOf(adapter, channel.address);
			if (problem === null) reached++;
			if (problem === null && channel.state === "paused")
				yield wrong(
					"channel",
					`${channel.name} lets us in again, but is still paused`,
					"Send /resume there, or: modelwire doctor --fix",
					{
						done: `${channel.name} is posted to again`,
						run: () => activateChannel(database, channel.id),
					},
				);
			if (problem !== null && channel.state === "active")
				yield wrong(
					"channel",
					`${channel.name}: ${problem}`,
					"Invite the bot there; whoever subscribed is told when a digest cannot be posted.",
				);
		}
		const more =
			channels.length > mostChannels
				? ` (the first ${mostChannels} of ${channels.length})`
				: "";
		yield fine("channels", `${reached} can be reached${more}`);
	} finally {
		for (const adapter of adapters.values()) await adapter.close();
	}
}

async function problemOf(
	adapter: ChatAdapter,
	address: Parameters<ChatAdapter["find"]>[0],
): Promise<string | null> {
	try {
		await adapter.find(address, nothingPosted);
		return null;
	} catch (error) {
		return error instanceof DeliveryError
			? error.message
			: `cannot be asked about: ${reasonOf(error)}`;
	}
}
