import type { Database } from "../lib/database/database.ts";
import { longestPeriodDays } from "./schedule.ts";
import { type ChannelSubscription, lastComposedAt } from "./store.ts";

const hour = 60 * 60 * 1000;

/** The first digest of a channel looks back so far. */
export const firstPeriod = 24 * hour;

/** Since when the digest of a slot covers what came in. */
export async function periodStart(
	database: Database,
	{ channelId, days }: ChannelSubscription,
	slot: Date,
): Promise<Date> {
	const last = await lastComposedAt(database, channelId);
	const earliest = slot.getTime() - longestPeriodDays(days) * 24 * hour;
	return new Date(
		last === null
			? slot.getTime() - firstPeriod
			: Math.max(earliest, last.getTime()),
	);
}
