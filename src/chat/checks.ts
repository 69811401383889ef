import type { PlatformSettings } from "./platforms.ts";

/** What a platform says to the settings: in words, and what to do where something is wrong. */
export interface PlatformCheck {
	found: string;
	/** Whether the platform takes the tokens and lets us do with them what we do. */
	accepted: boolean;
	/** Null where nothing is left to do. */
	remedy: string | null;
}

type CheckedSettings = Pick<PlatformSettings, "slack" | "discord">;

interface CheckRow {
	platform: keyof CheckedSettings;
	/** Null where we are not to be connected. */
	check(settings: CheckedSettings): Promise<PlatformCheck | null>;
}

/** One row a platform, like those of `platforms.ts`. */
const checks: readonly CheckRow[] = [
	{
		platform: "slack",
		async check({ slack }) {
			if (!slack) return null;
			const { checkSlack } = await import("./slack/check.ts");
			return checkSlack(slack);
		},
	},
	{
		platform: "discord",
		async check({ discord }) {
			if (!discord) return null;
			const { checkDiscord } = await import("./discord/check.ts");
			return checkDiscord(discord);
		},
	},
];

/** Asks every platform that is configured, one after the other, and posts nothing. */
export async function* checkPlatforms(
	settings: CheckedSettings,
): AsyncGenerator<PlatformCheck & { platform: CheckRow["platform"] }> {
	for (const { platform, check } of checks) {
		const result = await check(settings);
		if (result) yield { platform, ...result };
	}
}
