import type { ChatDeps } from "../commands/command.ts";
import { pauseAndTell, tellWaitingOwners } from "../delivery/tell-owner.ts";
import type { ChatListener } from "../listener.ts";
import {
	activateChannel,
	channelByAddress,
	disableWorkspace,
	enableWorkspace,
} from "../store-channels.ts";

type Events = Pick<
	ChatListener,
	"removed" | "joined" | "connected" | "revoked"
>;

/** What happens when we are let into a channel or a workspace, or put out of it. */
export function channelEvents(deps: ChatDeps): Events {
	const { database, adapters, clock } = deps;
	return {
		async removed(platform, workspace, channelId, problem) {
			const channel = await channelByAddress(database, {
				platform,
				workspace,
				channel: channelId,
			});
			const adapter = adapters.get(platform);
			// Told once: a delivery may have found out first.
			if (channel && adapter)
				await pauseAndTell(deps, { adapter, channel }, problem);
		},
		async joined(platform, workspace, channelId) {
			const channel = await channelByAddress(database, {
				platform,
				workspace,
				channel: channelId,
			});
			if (channel) await activateChannel(database, channel.id);
		},
		async connected(platform, workspace) {
			await enableWorkspace(database, { platform, workspace });
			await tellWaitingOwners(deps, { platform, workspace });
		},
		revoked: (platform, workspace) =>
			disableWorkspace(
				database,
				{ platform, workspace },
				"revoked",
				clock.now(),
			),
	};
}
