/** What becomes of channels, and of the bot in them. */
import { tokens } from "./emulator.ts";
import type { Stage, StandInChannel } from "./stage.ts";

export function makeMembership({ workspace, conditions, event }: Stage) {
	return {
		/** A public channel that `owner` made, with everybody in it and the bot. */
		async addChannel(name: string): Promise<StandInChannel> {
			const { channel } = await workspace.call(
				"conversations.create",
				{ name },
				tokens.owner,
			);
			const { id } = channel as { id: string };
			await workspace.call(
				"conversations.invite",
				{
					channel: id,
					users: [
						workspace.botUserId,
						workspace.userIds.member,
						workspace.userIds.guest,
						workspace.userIds.admin,
					].join(","),
				},
				tokens.owner,
			);
			return { id, name };
		},

		/** Takes the bot out of the channel, as `/kick` does; with the event that tells it. */
		async removeBot(
			channel: StandInChannel,
			{ silently = false }: { silently?: boolean } = {},
		): Promise<void> {
			await workspace.call(
				"conversations.kick",
				{ channel: channel.id, user: workspace.botUserId },
				tokens.owner,
			);
			if (!silently)
				await event({
					type: "channel_left",
					channel: channel.id,
					actor_id: workspace.userIds.owner,
				});
		},

		async inviteBot(channel: StandInChannel): Promise<void> {
			await workspace.call(
				"conversations.invite",
				{ channel: channel.id, users: workspace.botUserId },
				tokens.owner,
			);
			await event({
				type: "member_joined_channel",
				user: workspace.botUserId,
				channel: channel.id,
				channel_type: "C",
				team: workspace.id,
			});
		},

		async archive(channel: StandInChannel): Promise<void> {
			await workspace.call(
				"conversations.archive",
				{ channel: channel.id },
				tokens.owner,
			);
			await event({
				type: "channel_archive",
				channel: channel.id,
				user: workspace.userIds.owner,
			});
		},

		/** The workspace takes its permission back; from now on every call is refused. */
		async revoke({
			error = "token_revoked",
			silently = false,
		}: {
			error?: string;
			silently?: boolean;
		} = {}): Promise<void> {
			conditions.revokedAs = error;
			if (silently) return;
			await event({
				type: "tokens_revoked",
				tokens: { bot: [workspace.botUserId], oauth: [] },
			});
		},

		/** Gives the permission back. */
		allow: () => {
			conditions.revokedAs = null;
		},
	};
}
