/** How we are connected to Discord. */
export interface DiscordSettings {
	token: string;
	/** Commands are registered in this guild alone, where they appear at once; in all when null. */
	guild: string | null;
	/** Instead of https://discord.com/api, such as a stand-in's on this machine. */
	apiUrl: string | null;
	/** Which part of the guilds this process hears; all, on as many shards as Discord recommends, when left out. */
	shards?: HeldShards | null;
}

/** https://docs.discord.com/developers/events/gateway#sharding */
export interface HeldShards {
	ids: number[];
	/** Over all processes. */
	total: number;
}

/**
 * The shards of one of several processes: each holds as many as another, or one more.
 * @param place of the process, from 0
 */
export function shardsOf(
	{ place, processes }: { place: number; processes: number },
	total: number,
): HeldShards {
	const all = Array.from({ length: total }, (_, id) => id);
	return { ids: all.filter((id) => id % processes === place), total };
}
