import { coverageAt } from "../../digests/store-progress.ts";
import type { Feed } from "../../feeds/feed.ts";
import { listFeeds, removeFeed } from "../../feeds/store.ts";
import { type PushedFeed, pushedFeeds } from "../../feeds/store-hubs.ts";
import { systemClock } from "../../lib/clock.ts";
import type { Database } from "../../lib/database/database.ts";
import { type Finding, fine, wrong } from "./finding.ts";

/** A feed that took longer than this is near the time limit of a poll. */
const slowMilliseconds = 10_000;

/** Which feeds are read, and what is wrong with the others: dead, gone, silent, slow, moving. */
export async function* checkFeeds(database: Database): AsyncGenerator<Finding> {
	const now = systemClock.now();
	const feeds = await listFeeds(database);
	const { fresh, silent } = await coverageAt(database, now);
	const pushed = pushedWords(await pushedFeeds(database, now));
	if (feeds.length === 0)
		yield wrong(
			"feeds",
			"none",
			"Start the program once for the default feeds, or: modelwire feeds import FILE.opml",
		);
	else yield fine("feeds", `${fresh} of ${feeds.length} fresh${pushed}`);
	for (const feed of feeds) yield* checkFeed(database, feed);
	for (const { title, days } of silent)
		yield wrong(
			"feed",
			`${title}: nothing new for ${days} days`,
			"Look at its page; it may have moved: modelwire feeds check URL",
		);
}

function* checkFeed(database: Database, feed: Feed): Generator<Finding> {
	const title = feed.title ?? feed.url;
	if (feed.state === "gone")
		yield wrong(
			"feed",
			`${title}: its publisher says that it is gone for good`,
			`Look for another address: modelwire feeds check ${feed.siteUrl ?? feed.url}; then modelwire feeds remove ${feed.url}`,
			{
				done: `${title} is removed; what it brought stays`,
				run: () => removeFeed(database, feed.id),
			},
		);
	else if (feed.failures > 0)
		yield wrong(
			"feed",
			`${title}: ${feed.lastError} (${feed.failures} times${since(feed.failingSince)})`,
			`It is tried again by itself. If it is gone for good: modelwire feeds remove ${feed.url}`,
		);
	else if ((feed.lastMilliseconds ?? 0) > slowMilliseconds)
		yield wrong(
			"feed",
			`${title}: took ${Math.round((feed.lastMilliseconds ?? 0) / 1000)} seconds when last read`,
			"It may soon fail. Another address of the publisher's may be quicker: modelwire feeds check URL",
		);
	if (feed.movedTo !== null)
		yield fine(
			"feed",
			`${title}: is moving to ${feed.movedTo}, which is taken over when it stays`,
		);
}

function since(at: Date | null): string {
	return at === null ? "" : ` since ${at.toISOString().slice(0, 16)}Z`;
}

/** Hubs that tell at once of what is new; the leases are renewed by themselves. */
function pushedWords(pushed: readonly PushedFeed[]): string {
	const [first] = pushed;
	if (first === undefined) return "";
	const hosts = new Set(pushed.map(({ hub }) => new URL(hub).host));
	return `, ${pushed.length} pushed by ${[...hosts].join(", ")} until ${first.until.toISOString()}`;
}
