import type { ChannelAddress } from "#src/chat/adapter.ts";
import { ensureChannel } from "#src/chat/store.ts";
import type { Edition } from "#src/digests/edition.ts";
import {
	claimDigest,
	saveComposed,
	saveSubscription,
} from "#src/digests/store.ts";
import {
	defaultQuietHours,
	type Subscription,
} from "#src/digests/subscription.ts";
import type { Database } from "#src/lib/database/database.ts";

/** An edition that says nothing yet; tests fill in what they look at. */
function emptyEdition(overrides: Partial<Edition> = {}): Edition {
	return {
		digestId: 1,
		channel: "#news",
		slot: "2025-01-28T08:00:00.000Z",
		timeZone: "Europe/Rome",
		language: "en",
		kind: "scheduled",
		late: false,
		topics: [],
		models: [],
		organisations: [],
		keywords: [],
		entries: [],
		elsewhere: 0,
		since: "2025-01-27T08:00:00.000Z",
		coverage: { feeds: 2, fresh: 2, silent: [], failing: [], withoutLlm: 0 },
		...overrides,
	};
}

/** A channel of a platform, subscribed daily at nine. */
export async function subscribedChannel(
	database: Database,
	{
		platform,
		now,
		address = { workspace: "W1", channel: "C1" },
		nextSlot = now,
		name = "#news",
		team = "Team",
		changes = {},
	}: {
		platform: string;
		now: Date;
		address?: ChannelAddress;
		nextSlot?: Date;
		name?: string;
		team?: string;
		/** Of the subscription. */
		changes?: Partial<Subscription>;
	},
): Promise<number> {
	const channelId = await ensureChannel(database, {
		platform,
		workspace: { externalId: address.workspace, name: team },
		externalId: address.channel,
		name,
		now,
	});
	await saveSubscription(
		database,
		{
			channelId,
			topics: [],
			models: [],
			organisations: [],
			keywords: [],
			minuteOfDay: 540,
			timeZone: "Europe/Rome",
			days: [1, 2, 3, 4, 5, 6, 7],
			language: "en",
			entries: 10,
			breaking: false,
			sayWhenEmpty: true,
			...defaultQuietHours,
			pausedUntil: null,
			nextSlot,
			createdAt: now,
			...changes,
		},
		{ by: null, now },
	);
	return channelId;
}

/** A digest that was composed and waits for its delivery. */
export async function composedDigest(
	database: Database,
	{ channelId, now }: { channelId: number; now: Date },
): Promise<number> {
	const digest = await claimDigest(database, {
		channelId,
		slot: now,
		kind: "scheduled",
		state: "claimed",
		nextSlot: new Date(now.getTime() + 86_400_000),
		now,
	});
	await saveComposed(
		database,
		digest,
		emptyEdition({ digestId: digest.id }),
		[],
		now,
	);
	return digest.id;
}
