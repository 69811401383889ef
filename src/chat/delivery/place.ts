import type { Database } from "../../lib/database/database.ts";
import type { ChatAdapter } from "../adapter.ts";
import { type ChannelRow, channelById } from "../store.ts";

/** A channel that can be posted to, and by what. */
export interface Place {
	channel: ChannelRow;
	adapter: ChatAdapter;
}

/** Null where nothing may be sent now, or another process serves the platform. */
export async function placeOf(
	{
		database,
		adapters,
	}: { database: Database; adapters: ReadonlyMap<string, ChatAdapter> },
	channelId: number,
): Promise<Place | null> {
	const channel = await channelById(database, channelId);
	if (channel?.state !== "active" || channel.workspaceState !== "active")
		return null;
	const adapter = adapters.get(channel.platform);
	return adapter ? { channel, adapter } : null;
}
