import { adderOf } from "../../feeds/adder.ts";
import { feedById } from "../../feeds/store.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Database } from "../../lib/database/database.ts";
import type { Log } from "../../lib/log.ts";
import type { ChatAdapter } from "../adapter.ts";
import { feedNoticeMessage } from "../messages/feed-notice-message.ts";
import { textsIn } from "../texts/texts.ts";
import {
	type FeedNotice,
	settleFeedNotice,
	takeFeedNotice,
} from "./store-feed-notices.ts";
import { tellPerson } from "./tell-person.ts";

interface TellDeps {
	database: Database;
	clock: Clock;
	log: Log;
	adapters: ReadonlyMap<string, ChatAdapter>;
}

/**
 * Tells whoever added a feed in chat that it cannot be read or has fallen silent, once an incident.
 * A notice is taken before it is sent and settled after: who is lost in between is told later.
 */
export async function tellFeedNotices(deps: TellDeps): Promise<void> {
	const { database, clock, adapters } = deps;
	const platforms = [...adapters.keys()];
	const next = () => takeFeedNotice(database, { platforms, now: clock.now() });
	for (let notice = await next(); notice; notice = await next())
		await tellOne(deps, notice);
}

async function tellOne(
	{ database, clock, log, adapters }: TellDeps,
	notice: FeedNotice,
): Promise<void> {
	const feed = await feedById(database, notice.feedId);
	const adder = adderOf(feed?.addedBy ?? null);
	const adapter = adder && adapters.get(adder.platform);
	if (!feed || !adder || !adapter) return;
	const texts = textsIn(feed.addedLanguage ?? "en");
	const isSettled = await tellPerson(
		{ adapter, log },
		{ workspace: adder.workspace, person: adder.person },
		feedNoticeMessage(texts, feed, notice, clock.now()),
		{
			about: { feed: feed.url },
			failure: "whoever added the feed could not be told what is wrong with it",
		},
	);
	if (isSettled) await settleFeedNotice(database, notice);
}
