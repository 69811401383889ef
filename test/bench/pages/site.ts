import { addFeed, recordOutcome } from "#src/feeds/store.ts";
import { addPollDays, type PollDay } from "#src/feeds/store-polls.ts";
import type { Database } from "#src/lib/database/database.ts";
import { subscribedChannel } from "#test/support/digests.ts";

const feeds = 200;
const channels = 1000;
const channelsOfWorkspace = 20;
const polledDays = 14;
const day = 24 * 60 * 60 * 1000;

/** As many feeds and channels as a site of a few teams has. */
export async function fillSite(database: Database, now: Date): Promise<void> {
	for (let index = 0; index < feeds; index++) {
		const url = `https://feed${index}.example/feed`;
		const entry = { url, title: `Feed ${index}` };
		const { id } = await addFeed(database, entry, { by: "bench", now });
		await recordOutcome(database, id, {
			lastPolledAt: now,
			lastOkAt: now,
			lastItemAt: now,
			lastMilliseconds: 100 + index,
		});
		await addPollDays(database, pollDays(id, now));
	}
	for (let index = 0; index < channels; index++)
		await addChannel(database, index, now);
}

function pollDays(feedId: number, now: Date): PollDay[] {
	return Array.from({ length: polledDays }, (_, index) => ({
		feedId,
		day: new Date(now.getTime() - index * day).toISOString().slice(0, 10),
		polls: 48,
		failures: 0,
		milliseconds: 48 * (100 + ((feedId + index) % 7) * 20),
		slowestMilliseconds: 600,
		newItems: (feedId * index) % 11,
	}));
}

async function addChannel(
	database: Database,
	index: number,
	now: Date,
): Promise<void> {
	const workspace = Math.floor(index / channelsOfWorkspace);
	await subscribedChannel(database, {
		platform: "slack",
		address: { workspace: `T${workspace}`, channel: `C${index}` },
		name: `#channel-${index}`,
		team: `Team ${workspace}`,
		now,
		nextSlot: new Date(now.getTime() + (index % 24) * 60 * 60 * 1000),
		changes: { topics: ["chips"] },
	});
}
