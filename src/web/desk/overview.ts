import { punctualMilliseconds } from "../../digests/schedule.ts";
import type { Queryable } from "../../lib/database/database.ts";
import { lastBackup } from "../../lib/database/last-backup.ts";
import {
	channelsBySlot,
	type Punctuality,
	punctualitySince,
	type SlotChannels,
} from "./store-overview.ts";

const day = 24 * 60 * 60 * 1000;

/** Channels that get a digest at the same moment. */
export interface ComingSlot {
	slot: Date;
	channels: number;
}

/** How many channels follow something, and to how many of them nothing is posted. */
export type ChannelCounts = Pick<
	SlotChannels,
	"following" | "silenced" | "paused"
>;

/** What tells whether all is well, beside feeds, spending and queues. */
export interface Overview {
	/** Of the next day, the next first. */
	slots: ComingSlot[];
	/** Of the last day. */
	punctuality: Punctuality;
	channels: ChannelCounts;
	lastBackup: Date | null;
}

/** Asks for all of it at once: a server answers side by side. */
export async function readOverview(
	database: Queryable,
	now: Date,
): Promise<Overview> {
	const until = new Date(now.getTime() + day);
	const lateBefore = new Date(now.getTime() - punctualMilliseconds);
	const [bySlot, digests, backup] = await Promise.all([
		channelsBySlot(database, { now, lateBefore }),
		punctualitySince(database, new Date(now.getTime() - day), {
			lateBefore,
			lateMilliseconds: punctualMilliseconds,
		}),
		lastBackup(database),
	]);
	const sum = (count: "following" | "silenced" | "paused" | "unclaimed") =>
		bySlot.reduce((total, each) => total + each[count], 0);
	return {
		slots: bySlot
			.filter(({ slot }) => slot > now && slot <= until)
			.filter(({ expecting }) => expecting > 0)
			.map(({ slot, expecting }) => ({ slot, channels: expecting })),
		punctuality: { ...digests, overdue: digests.overdue + sum("unclaimed") },
		channels: {
			following: sum("following"),
			silenced: sum("silenced"),
			paused: sum("paused"),
		},
		lastBackup: backup,
	};
}
