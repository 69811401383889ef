import type { Feed } from "../feeds/feed.ts";

const day = 24 * 60 * 60 * 1000;
const silentAfter = 7 * day;

/** In the order in which somebody has to look at them. */
export const conditions = [
	"failing",
	"gone",
	"silent",
	"waiting",
	"fresh",
] as const;
export type Condition = (typeof conditions)[number];

export function conditionOf(feed: Feed, now: Date): Condition {
	if (feed.state === "gone") return "gone";
	if (feed.failures > 0) return "failing";
	if (feed.lastPolledAt === null) return "waiting";
	const newest = newestOf(feed);
	return newest && now.getTime() - newest.getTime() > silentAfter
		? "silent"
		: "fresh";
}

/** Since when a feed has been as it is, where something is wrong with it. */
function troubleSince(feed: Feed, now: Date): Date | null {
	switch (conditionOf(feed, now)) {
		case "failing":
		case "gone":
			return feed.failingSince ?? feed.lastPolledAt ?? now;
		case "silent":
			return newestOf(feed);
		default:
			return null;
	}
}

/** Whether something is wrong with a feed that the operator has not said to keep as it is. */
export function isTrouble(feed: Feed, now: Date): boolean {
	const since = troubleSince(feed, now);
	return since !== null && !(feed.keptAt && feed.keptAt >= since);
}

function newestOf({ lastItemAt, firstPolledAt }: Feed): Date | null {
	return lastItemAt ?? firstPolledAt;
}
