/** What the platforms allow. */
export const limits = {
	/** "Generally one message per second per channel": https://docs.slack.dev/apis/web-api/rate-limits/ */
	slackChannelSeconds: 1,
	/** "Several hundred messages per minute" in a workspace (same page); taken as three. */
	slackWorkspaceMinute: 300,
	/** Of one bot: https://docs.discord.com/developers/topics/rate-limits#global-rate-limit */
	discordSecond: 50,
	/** Of one channel, as Discord's answers tell it in their headers. */
	discordChannel: { count: 5, seconds: 5 },
} as const;

/** Counts within windows that begin with their first use, as the platforms' limits do. */
export function makeLimit(count: number, seconds: number) {
	const windows = new Map<string, { used: number; ends: number }>();
	return {
		/** @returns seconds to wait, 0 where it is allowed and counted */
		take(key: string, now = performance.now()): number {
			const open = windows.get(key);
			if (!open || open.ends <= now) {
				windows.set(key, { used: 1, ends: now + seconds * 1_000 });
				return 0;
			}
			if (open.used >= count) return (open.ends - now) / 1_000;
			open.used += 1;
			return 0;
		},
		/** How much of the window is left. */
		left(key: string, now = performance.now()) {
			const open = windows.get(key) ?? { used: 0, ends: now };
			return {
				count: count - open.used,
				seconds: Math.max(0, open.ends - now) / 1_000,
			};
		},
	};
}
