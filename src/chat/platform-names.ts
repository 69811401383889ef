/** The platforms as people call them. */
export const platformNames: Readonly<Record<string, string>> = {
	slack: "Slack",
	discord: "Discord",
};
