import { cleanLine } from "../../chat/clean-text.ts";
import type { Feed } from "../../feeds/feed.ts";
import { type Html, html } from "../html.ts";
import type { Page } from "../layout.ts";
import { link } from "../render.ts";
import { distance } from "../times.ts";
import type { Reader } from "../views.ts";

const day = 24 * 60 * 60 * 1000;
const silentAfter = 7 * day;

/** In the order in which somebody has to look at them. */
const conditions = ["failing", "gone", "silent", "waiting", "fresh"] as const;
type Condition = (typeof conditions)[number];

/** All feeds with their state and its reason, what is wrong first. */
export async function feedsPage(reader: Reader): Promise<Page> {
	const now = reader.now();
	const feeds = (await reader.feeds()).map((feed) => ({
		feed,
		condition: conditionOf(feed, now),
	}));
	const counts = conditions
		.map((condition) => ({
			condition,
			count: feeds.filter((one) => one.condition === condition).length,
		}))
		.filter(({ count }) => count > 0)
		.reverse();
	const sorted = feeds.sort(
		(a, b) => conditions.indexOf(a.condition) - conditions.indexOf(b.condition),
	);
	return {
		title: "Feeds",
		section: "/feeds",
		body: html`
<header class="page"><h1>Feeds</h1>
<p class="subtitle">${counts.map(({ condition, count }) => `${count} ${condition}`).join(", ")}</p></header>
${
	feeds.length === 0
		? html`<p>No feeds yet. Add one: <code>npm run -s modelwire -- feeds add https://…</code></p>`
		: html`<ul class="feeds">${sorted.map(({ feed, condition }) => feedItem(feed, condition, reader))}</ul>`
}`,
	};
}

function conditionOf(feed: Feed, now: Date): Condition {
	if (feed.state === "gone") return "gone";
	if (feed.failures > 0) return "failing";
	if (feed.lastPolledAt === null) return "waiting";
	const newest = feed.lastItemAt ?? feed.firstPolledAt;
	return newest && now.getTime() - newest.getTime() > silentAfter
		? "silent"
		: "fresh";
}

function feedItem(feed: Feed, condition: Condition, reader: Reader): Html {
	const { lastItemAt, nextPollAt, lastMilliseconds } = feed;
	const when = (at: Date) => distance(at, reader.now(), reader.timeZone);
	const facts: [name: string, value: Html | string | null][] = [
		["Newest item", lastItemAt && when(lastItemAt)],
		["Next poll", condition === "gone" ? null : when(nextPollAt)],
		[
			"Answered in",
			lastMilliseconds === null ? null : `${lastMilliseconds} ms`,
		],
	];
	return html`<li class="${condition}">
<h2><bdi>${link(cleanLine(feed.title ?? feed.url), feed.siteUrl ?? feed.url)}</bdi></h2>
<p class="state">${condition}</p>
<dl>${facts.map(([name, value]) => value !== null && html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${feed.lastError !== null && html`<p class="reason">${cleanLine(feed.lastError)}</p>`}
${feed.movedTo !== null && html`<p class="reason">Its publisher has moved it to ${cleanLine(feed.movedTo)}.</p>`}
<p class="address">${cleanLine(feed.url)}</p>
</li>
`;
}
