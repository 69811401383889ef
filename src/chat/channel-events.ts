import type { ChatDeps } from "./commands/command.ts";
import type { ChatListener } from "./listener.ts";
import { pauseChannel } from "./store.ts";
import {
	activateChannel,
	channelByAddress,
	disableWorkspace,
	enableWorkspace,
} from "./store-channels.ts";
import { tellOwner } from "./tell-owner.ts";

type Events = Pick<
	ChatListener,
	"removed" | "joined" | "connected" | "revoked"
>;

/** What happens when we are let into a channel or a workspace, or put out of it. */
export function channelEvents(deps: ChatDeps): Events {
	const { database, adapters } = deps;
	return {
		async removed(platform, workspace, channelId, problem) {
			const channel = await channelByAddress(database, {
				platform,
				workspace,
				channel: channelId,
			});
			// Told once: a delivery may have found out first.
			if (!channel || !(await pauseChannel(database, channel.id, problem)))
				return;
			const adapter = adapters.get(platform);
			if (adapter) await tellOwner(deps, { adapter, channel }, problem);
		},
		async joined(platform, workspace, channelId) {
			const channel = await channelByAddress(database, {
				platform,
				workspace,
				channel: channelId,
			});
			if (channel) await activateChannel(database, channel.id);
		},
		connected: (platform, workspace) =>
			enableWorkspace(database, { platform, workspace }),
		revoked: (platform, workspace) =>
			disableWorkspace(database, { platform, workspace }, "revoked"),
	};
}
