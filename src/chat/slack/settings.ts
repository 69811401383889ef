/** How we are connected to Slack. */
export interface SlackSettings {
	/**
	 * - `socket`: one team, over a connection that we open (Socket Mode)
	 * - `http`: requests that Slack signs, for one team or, with OAuth, for many
	 */
	mode: "socket" | "http";
	/** xoxb-…; null where workspaces install us through OAuth. */
	botToken: string | null;
	/** xapp-…, for Socket Mode. */
	appToken: string | null;
	/** Proves that a request is Slack's. */
	signingSecret: string | null;
	oauth: { clientId: string; clientSecret: string } | null;
	/** Where Slack's requests arrive, in `http` mode. */
	port: number;
	/** Under which address the world reaches that port, such as https://news.example.org. */
	publicUrl: string | null;
	/** Keys that installations are sealed with; the first seals, all open. */
	secretKeys: readonly string[];
	/** Instead of https://slack.com/api/, such as a stand-in's on this machine. */
	apiUrl: string | null;
}
