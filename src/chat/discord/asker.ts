import type { Asker, Rights } from "../listener.ts";
import type { Interaction } from "./interaction.ts";

/** https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags */
export const permissions = {
	administrator: 1n << 3n,
	manageChannels: 1n << 4n,
	manageGuild: 1n << 5n,
};

/** The workspace of conversations outside of any guild, as Discord's addresses name it. */
const noGuild = "@me";

/** Who asks, and where. Outside of guilds that we are in there is no channel that we could post to. */
export function askerOf(
	interaction: Interaction,
	guildName: (guild: string) => string | null,
): Asker {
	const { guild, channel, isInstalled, locale, person } = interaction;
	return {
		platform: "discord",
		workspace: guild
			? { id: guild, name: guildName(guild) ?? guild }
			: { id: noGuild, name: "Discord" },
		channel:
			guild && channel && isInstalled
				? { id: channel.id, name: `#${channel.name}` }
				: null,
		person: {
			id: person,
			rights: guild && isInstalled ? rightsOf(interaction) : "member",
			timeZone: null,
			language: locale ? locale.slice(0, 2).toLowerCase() : null,
		},
		thread: `${channel?.id ?? noGuild}/${person}`,
	};
}

function rightsOf({ permissions: given }: Interaction): Rights {
	const bits = /^\d+$/.test(given ?? "") ? BigInt(given ?? 0) : 0n;
	const managing = Object.values(permissions).some(
		(one) => (bits & one) !== 0n,
	);
	return managing ? "manager" : "member";
}
