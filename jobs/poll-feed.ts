import { originsOfItems } from "#src/digests/store-origins.ts";
import { pollFeed } from "#src/feeds/poll.ts";
import { groupSoon } from "./group-stories.ts";
import { job } from "./payloads.ts";
import type { Handler } from "./registry.ts";
import { beginItemTraces } from "./traces.ts";

export const pollFeedJob: Handler<"poll-feed"> = async ({ feedId }, app) => {
	const started = performance.now();
	const { newItems, outcome } = await pollFeed(app, feedId);
	const seconds = (performance.now() - started) / 1000;
	const labels = { outcome: outcome.kind };
	app.metrics.count("modelwire_polls_total", labels);
	app.metrics.observe("modelwire_poll_seconds", labels, seconds);
	app.metrics.count("modelwire_items_new_total", {}, newItems.length);
	const traces = await beginItemTraces(() =>
		originsOfItems(app.database, newItems),
	);
	return newItems.length > 0
		? newItems.map((itemId, index) => ({
				...job("ingest-item", { itemId }, { turn: index + 1 }),
				trace: traces.get(itemId),
			}))
		: [groupSoon(app)];
};
