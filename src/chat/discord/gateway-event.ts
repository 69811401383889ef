import { z } from "zod";
import { type Interaction, readInteraction } from "./interaction.ts";

/** What the gateway tells us, as far as we need it. */
export type GatewayEvent =
	| { kind: "ready"; applicationId: string; guilds: string[] }
	| { kind: "guild"; guild: string; name: string; channels: string[] }
	| { kind: "guild-gone"; guild: string }
	| { kind: "channel-gone"; guild: string; channel: string }
	| { kind: "interaction"; interaction: Interaction };

const withId = z.object({ id: z.string() });

const ready = z.object({
	application: withId,
	guilds: z.array(withId),
});
const guild = withId.extend({
	name: z.string(),
	channels: z.array(withId).default([]),
});
const guildGone = withId.extend({ unavailable: z.boolean().nullish() });
const channel = withId.extend({ guild_id: z.string() });

/** https://docs.discord.com/developers/events/gateway-events#receive-events */
const readers: Readonly<
	Record<string, (data: unknown) => GatewayEvent | null>
> = {
	READY: (data) => {
		const { application, guilds } = ready.parse(data);
		return {
			kind: "ready",
			applicationId: application.id,
			guilds: guilds.map(({ id }) => id),
		};
	},
	GUILD_CREATE: (data) => {
		const { id, name, channels } = guild.parse(data);
		return {
			kind: "guild",
			guild: id,
			name,
			channels: channels.map((one) => one.id),
		};
	},
	GUILD_DELETE: (data) => {
		const { id, unavailable } = guildGone.parse(data);
		// An outage of Discord's; we are still in the guild.
		return unavailable ? null : { kind: "guild-gone", guild: id };
	},
	CHANNEL_DELETE: channelGone,
	THREAD_DELETE: channelGone,
	INTERACTION_CREATE: (data) => {
		const interaction = readInteraction(data);
		return interaction && { kind: "interaction", interaction };
	},
};

function channelGone(data: unknown): GatewayEvent {
	const { id, guild_id } = channel.parse(data);
	return { kind: "channel-gone", guild: guild_id, channel: id };
}

/**
 * Reads a dispatch of the gateway; null for what does not concern us.
 * @throws when it is malformed
 */
export function readGatewayEvent(
	name: unknown,
	data: unknown,
): GatewayEvent | null {
	return readers[String(name)]?.(data) ?? null;
}
