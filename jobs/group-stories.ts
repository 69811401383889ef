import type { App } from "#src/app.ts";
import { ungroupedOrigins } from "#src/digests/store-origins.ts";
import { type WorkAhead, workAhead } from "#src/digests/store-progress.ts";
import { describe } from "#src/lib/event.ts";
import { groupArticles } from "#src/stories/group.ts";
import { hasStories } from "#src/stories/store.ts";
import { type AnyJob, job } from "./payloads.ts";
import type { Handler } from "./registry.ts";
import { linkItemTraces } from "./traces.ts";

/** All that asks for grouping within so long asks for the same job. */
const tickMilliseconds = 1_000;

/** The articles of a new site wait so long for others on their way, then not any longer. */
const patienceMilliseconds = 30_000;

/** Later, a page that takes long holds up nobody's news: what it tells joins its story when it comes. */
const laterPatienceMilliseconds = 5_000;

/** The grouping at the end of this tick of the clock. */
export function groupSoon(app: App): AnyJob {
	const tick = tickAt(app) + 1;
	const delayMilliseconds = tick * tickMilliseconds - app.clock.now().getTime();
	return job("group-stories", { tick }, { delayMilliseconds });
}

/** The running number of the present tick; part of a job's id. */
export function tickAt({ clock }: App): number {
	return Math.floor(clock.now().getTime() / tickMilliseconds);
}

/**
 * Articles of the same moment are grouped together, in the order of their
 * publication, so that the stories do not depend on which feed answered first.
 */
export const groupStoriesJob: Handler<"group-stories"> = async (
	_payload,
	app,
) => {
	const ahead = await workAhead(app.database);
	if (ahead.articlesUngrouped === 0) return [];
	const isMoreComing = ahead.itemsNew > 0 || ahead.feedsUnread > 0;
	const waited =
		app.clock.now().getTime() - (ahead.ungroupedSince?.getTime() ?? 0);
	if (isMoreComing && waited < (await patienceOf(app, ahead)))
		return [groupSoon(app)];
	await linkItemTraces(() => ungroupedOrigins(app.database));
	const started = performance.now();
	const stories = await groupArticles(app);
	const seconds = (performance.now() - started) / 1000;
	app.metrics.observe("modelwire_grouping_seconds", {}, seconds);
	app.metrics.count("modelwire_stories_total", {}, stories.length);
	describe({ articles: ahead.articlesUngrouped, stories: stories.length });
	const tick = tickAt(app);
	return [job("rank-stories", { tick }), job("read-facts", { tick })];
};

async function patienceOf(
	{ database }: App,
	{ feedsUnread }: WorkAhead,
): Promise<number> {
	const isNew = feedsUnread > 0 || !(await hasStories(database));
	return isNew ? patienceMilliseconds : laterPatienceMilliseconds;
}
