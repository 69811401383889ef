import type { App } from "../app.ts";
import { composeEdition } from "../digests/compose.ts";
import type { Edition } from "../digests/edition.ts";
import { defaultQuietHours } from "../digests/subscription.ts";

/** The edition that a channel with these interests would get now; no channel counts it as told. */
export async function previewEdition(
	app: App,
	{
		topics,
		language,
		since,
	}: {
		/** Slugs; none for everything. */
		topics: string[];
		language: string;
		/** How far to look back, in milliseconds. */
		since: number;
	},
): Promise<Edition> {
	const now = app.clock.now();
	const { edition } = await composeEdition(app, {
		digestId: 0,
		slot: now,
		kind: "first",
		late: false,
		since: new Date(now.getTime() - since),
		now,
		subscription: {
			channelId: 0,
			channel: "preview",
			topics,
			models: [],
			organisations: [],
			keywords: [],
			minuteOfDay: 0,
			timeZone: app.defaults.timeZone,
			days: [1],
			language,
			entries: 10,
			breaking: false,
			sayWhenEmpty: true,
			...defaultQuietHours,
			pausedUntil: null,
			nextSlot: null,
			createdBy: null,
			createdAt: now,
		},
	});
	return edition;
}
