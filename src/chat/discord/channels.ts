import { z } from "zod";
import type { Clock } from "../../lib/clock.ts";
import type { DiscordRest } from "./rest.ts";

/** How a channel is posted to. */
export type ChannelKind =
	| "text"
	/** What is posted there can be published to the channels that follow it. */
	| "announcement"
	/** Holds threads only, and a post is one. */
	| "forum";

export interface Channels {
	/** @throws {DeliveryError} when the channel is gone or not ours to see */
	kindOf(channel: string): Promise<ChannelKind>;
	/** Asks again the next time. */
	forget(channel: string): void;
}

/** A text channel may become an announcement channel, and back. */
const knownMilliseconds = 60 * 60_000;

/** https://docs.discord.com/developers/resources/channel#channel-object-channel-types */
const kinds: Readonly<Record<number, ChannelKind>> = {
	5: "announcement",
	15: "forum",
	16: "forum",
};

export function makeChannels(rest: DiscordRest, clock: Clock): Channels {
	const known = new Map<string, { kind: ChannelKind; until: number }>();
	return {
		async kindOf(channel) {
			const now = clock.now().getTime();
			const before = known.get(channel);
			if (before && before.until > now) return before.kind;
			const { type } = await rest.send(
				"GET",
				`/channels/${channel}`,
				z.object({ type: z.number() }),
			);
			const kind = kinds[type] ?? "text";
			known.set(channel, { kind, until: now + knownMilliseconds });
			return kind;
		},
		forget: (channel) => {
			known.delete(channel);
		},
	};
}
