import { pollFeed } from "#src/feeds/poll.ts";
import { groupSoon } from "./group-stories.ts";
import { job } from "./payloads.ts";
import type { Handler } from "./registry.ts";

export const pollFeedJob: Handler<"poll-feed"> = async ({ feedId }, app) => {
	const { newItems } = await pollFeed(app, feedId);
	return newItems.length > 0
		? newItems.map((itemId) => job("ingest-item", { itemId }))
		: [groupSoon(app)];
};
