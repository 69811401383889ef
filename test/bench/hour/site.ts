import type { App } from "#src/app.ts";
import { prepareBriefs } from "#src/digests/prepare.ts";
import { openQueueEngine } from "#src/lib/queue/engine.ts";
import { makeChance } from "../../briefs/mutations.ts";
import { makeNewsDay } from "../../support/day/news-day.ts";
import { type DayRun, runDay } from "../../support/day/run-day.ts";
import { addChannels } from "./channels.ts";

/** A Tuesday's hour; the news is of the day before it. */
export const slot = new Date("2025-01-28T11:00:00Z");
const day = 24 * 60 * 60_000;
const ahead = 9 * 60_000;

export interface HourSize {
	channels: number;
	items: number;
	history: number;
}

export interface HourSite {
	/** Its clock stands at the moment when the briefs had been written. */
	app: App;
	close(): Promise<void>;
}

/** A site shortly before the hour: a day's news read and grouped, every channel subscribed, the briefs written. */
export async function makeHourSite(
	{ channels, items, history }: HourSize,
	servers: { databaseUrl: string; redisUrl: string } | null,
): Promise<HourSite> {
	const news = makeNewsDay(
		{ feeds: Math.ceil(items / 10), items, events: 40 },
		new Date(slot.getTime() - day),
		makeChance(4),
	);
	const run: DayRun = await runDay(news, {
		slots: [],
		databaseUrl: servers?.databaseUrl ?? null,
	});
	const { database } = run.app;
	await addChannels(database, { channels, history, slot });
	run.clock.set(new Date(slot.getTime() - ahead));
	await prepareBriefs(run.app, { until: slot });
	const queueEngine = servers
		? await openQueueEngine({ redisUrl: servers.redisUrl, database })
		: run.app.queueEngine;
	return {
		app: { ...run.app, queueEngine },
		async close() {
			if (servers) await queueEngine.close();
			await run.close();
		},
	};
}
