import type { App } from "#src/app.ts";
import { breakNews } from "#src/digests/break-news.ts";
import {
	breakingMilliseconds,
	leastCommonScore,
} from "#src/digests/breaking.ts";
import { breakingChannels } from "#src/digests/store-breaking.ts";
import { toldOrigins } from "#src/digests/store-origins.ts";
import { roundAt } from "./due-digests.ts";
import { type AnyJob, job } from "./payloads.ts";
import type { Handler } from "./registry.ts";
import { linkItemTraces } from "./traces.ts";

export const breakNewsJob: Handler<"break-news"> = async (
	{ channelId },
	app,
) => {
	const digestIds = await breakNews(app, channelId);
	for (const digestId of digestIds)
		await linkItemTraces(() => toldOrigins(app.database, digestId));
	return digestIds.map((digestId) =>
		job("deliver-digest", { digestId, round: 0 }),
	);
};

/** A look for every channel that something might be worth interrupting for. */
export async function newsMayBreak(app: App): Promise<AnyJob[]> {
	const now = app.clock.now();
	const channels = await breakingChannels(app.database, {
		now,
		since: new Date(now.getTime() - breakingMilliseconds),
		score: leastCommonScore,
	});
	return channels.map(({ channelId, turn }) =>
		job("break-news", { channelId, round: roundAt(now) }, { turn }),
	);
}
