/** How we are connected to Discord. */
export interface DiscordSettings {
	token: string;
	/** Commands are registered in this guild alone, where they appear at once; in all when null. */
	guild: string | null;
	/** Instead of https://discord.com/api, such as a stand-in's on this machine. */
	apiUrl: string | null;
}
