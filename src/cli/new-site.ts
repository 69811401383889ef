import type { App } from "../app.ts";
import { ensureChannel } from "../chat/store.ts";
import { saveSubscription, subscriptionOf } from "../digests/store.ts";
import { defaultQuietHours, type Interests } from "../digests/subscription.ts";
import { defaultCatalogue } from "../feeds/catalogue.ts";
import { addFeed, listFeeds } from "../feeds/store.ts";

const nineOClock = 9 * 60;

/** Gives a new site what it needs to tell something: the default feeds and a console channel. */
export async function prepareNewSite(app: App): Promise<void> {
	const { database, clock, config } = app;
	if ((await listFeeds(database)).length === 0)
		for (const feed of defaultCatalogue())
			await addFeed(database, feed, { by: "catalogue", now: clock.now() });
	// Who reads in Slack or Discord subscribes there.
	if (config.slack || config.discord) return;
	await subscribeConsole(app, {
		name: "#console",
		timeZone: config.timeZone,
		language: config.language,
		topics: [],
	});
}

/** Subscribes a channel of the terminal, daily at nine, its first digest at once. */
export async function subscribeConsole(
	{ database, clock }: Pick<App, "database" | "clock">,
	channel: { name: string; timeZone: string; language: string } & Pick<
		Interests,
		"topics"
	>,
): Promise<void> {
	const now = clock.now();
	const channelId = await ensureChannel(database, {
		platform: "console",
		workspace: { externalId: "terminal", name: "Terminal" },
		externalId: channel.name,
		name: channel.name,
		now,
	});
	if (await subscriptionOf(database, channelId)) return;
	await saveSubscription(
		database,
		{
			channelId,
			topics: channel.topics,
			models: [],
			organisations: [],
			keywords: [],
			minuteOfDay: nineOClock,
			timeZone: channel.timeZone,
			days: [1, 2, 3, 4, 5, 6, 7],
			language: channel.language,
			entries: 10,
			breaking: false,
			sayWhenEmpty: true,
			...defaultQuietHours,
			pausedUntil: null,
			nextSlot: now,
			createdAt: now,
		},
		{ by: null, now },
	);
}
