import { tellFeedNotices } from "#src/chat/delivery/tell-feed-notices.ts";
import type { Handler } from "./registry.ts";

/** Whom this process's platforms do not reach is told by another's. */
export const tellFeedNoticesJob: Handler<"tell-feed-notices"> = async (
	_payload,
	app,
) => {
	await tellFeedNotices(app);
	return [];
};
