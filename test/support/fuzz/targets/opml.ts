import { feedsOfPage, likelyFeedUrls } from "#src/feeds/discover.ts";
import { feedKinds } from "#src/feeds/feed.ts";
import { offeredHub } from "#src/feeds/hub-offer.ts";
import { parseOpml, renderOpml } from "#src/feeds/opml.ts";
import {
	firstLine,
	isOurs,
	notWebAddress,
	textOf,
	unless,
} from "../expectations.ts";
import type { FuzzTarget } from "../target.ts";

const page = "https://news.example/a/page";

/** What names feeds: lists in OPML, pages, and the header `Link`, which is the first line. */
export const opml: FuzzTarget = {
	name: "opml",
	about: /src\/feeds\/(?:opml|discover|hub-offer|reading\/markup)\.ts/,
	shape: "markup",
	words: [
		'<outline text="AI" xmlUrl="https://a.example/feed"/>',
		'<outline title="Folder">',
		"</outline>",
		'type="rss"',
		'kind="official"',
		'weight="1e308"',
		'weight="-1"',
		'weight="NaN"',
		"feed://",
		"feed:https://",
		'category="/a/b,c"',
		'<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>',
		"&b;",
		'<!ENTITY x SYSTEM "file:///etc/passwd">',
		"&x;",
		'<link rel="alternate" type="application/rss+xml" href="/feed">',
		'<base href="//evil.example/">',
		'<a href="/rss.xml">',
		'<https://hub.example/>; rel="hub"',
		"; rel=self",
	],
	problems(input) {
		const [header, body] = firstLine(input);
		const text = textOf(body);
		const offer = offeredHub(
			{ link: header, url: page },
			{ feed: { hub: header }, selfUrl: header },
		);
		return [
			...listProblems(text),
			...feedsOfPage(text, page).flatMap(({ url }) => [
				...notWebAddress("a page's feed", url),
				...likelyFeedUrls(url).flatMap((likely) =>
					notWebAddress("a likely feed", likely),
				),
			]),
			...unless(
				/^https?:$/.test(URL.parse(offer?.topic ?? page)?.protocol ?? ""),
				"a hub's topic is no web address",
				offer?.topic,
			),
			...unless(
				offer === null || offer.hub.startsWith("https://"),
				"a hub without TLS",
				offer?.hub,
			),
		];
	},
};

function listProblems(text: string): string[] {
	try {
		const feeds = parseOpml(text);
		if (feeds.length === 0) return [];
		const grouped = [
			...Map.groupBy(feeds, ({ folder }) => folder).values(),
		].flat();
		// What has no title of its own is listed by its host.
		const titled = grouped.map((feed) => ({
			...feed,
			title: feed.title ?? new URL(feed.url).host,
		}));
		const again = parseOpml(renderOpml(feeds, "again"));
		return [
			...feeds.flatMap(({ url, weight, kind }) => [
				...notWebAddress("a listed feed", url),
				...unless(weight > 0, "a weight is not above zero", String(weight)),
				...unless(feedKinds.includes(kind), "a kind is none", kind),
			]),
			...unless(
				JSON.stringify(again) === JSON.stringify(titled),
				"an export is read as something else",
				JSON.stringify([titled, again]),
			),
			...unless(
				!text.includes("file:") || !/root:.*:0:0/.test(JSON.stringify(feeds)),
				"a file was read",
			),
		];
	} catch (error) {
		if (isOurs(error) && error.message.includes("no OPML list")) return [];
		throw error;
	}
}
