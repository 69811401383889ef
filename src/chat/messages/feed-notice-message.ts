import type { Feed } from "../../feeds/feed.ts";
import type { Incident } from "../../feeds/store-incidents.ts";
import type { Message } from "../message.ts";
import type { Texts } from "../texts/texts.ts";
import { dateText } from "./answer-values.ts";
import { feedCause, feedName } from "./feeds-message.ts";
import { hostOf } from "./host-of.ts";
import { plainMessage } from "./plain-message.ts";

const day = 24 * 60 * 60 * 1_000;

/** What whoever added a feed is told when it goes wrong: what, since when, and what to do. */
export function feedNoticeMessage(
	texts: Texts,
	feed: Feed,
	incident: Incident,
	now: Date,
): Message {
	const { notice } = texts.commands.feeds;
	const isGone = feed.state === "gone";
	const named = namedFeed(feed);
	return plainMessage(
		texts,
		[
			wrong(texts, feed, incident, now),
			named ? notice.named(hostOf(named)) : "",
			isGone ? notice.whenGone : notice.whileRead,
			notice.onlyOnce,
		],
		{
			hints: [
				...(named ? [`/feeds add ${named}`] : []),
				...(isGone ? [] : [`/feeds check ${feed.url}`]),
				`/feeds remove ${feed.url}`,
			],
		},
	);
}

function wrong(
	texts: Texts,
	feed: Feed,
	{ kind, since }: Incident,
	now: Date,
): string {
	const { notice, oddity } = texts.commands.feeds;
	const name = feedName(feed);
	if (feed.state === "gone") return notice.gone(name);
	const date = dateText(texts, since.toISOString().slice(0, 10));
	if (kind === "unreadable")
		return notice.unreadable(name, date, feedCause(texts, feed));
	const days = Math.floor((now.getTime() - since.getTime()) / day);
	return notice.silent(name, date, oddity({ kind: "silent", days }));
}

/** The feed that the page at its address names instead. */
function namedFeed({ lastProblem }: Feed): string | null {
	return lastProblem?.kind === "no-feed" ? (lastProblem.named ?? null) : null;
}
