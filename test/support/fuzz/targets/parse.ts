import { type ParsedFeed, parseFeed } from "#src/feeds/parse.ts";
import {
	isOurs,
	notLonger,
	notUtcTime,
	notWebAddress,
	unless,
	unreadable,
} from "../expectations.ts";
import type { FuzzTarget } from "../target.ts";

export const parse: FuzzTarget = {
	name: "parse",
	about: /src\/feeds\/(?:reading\/|(?:parse|decode)\.ts)/,
	shape: "markup",
	words: [
		...'<rss version="2.0"> <channel> <item> <title> <link> <guid isPermaLink="false"> <pubDate>'.split(
			" ",
		),
		...'<feed xmlns="http://www.w3.org/2005/Atom"> <entry> <updated> <content type="xhtml"> <summary type="html">'.split(
			/ (?=<)/,
		),
		'<link rel="hub" href="//hub.example"/>',
		'<link rel="self" href="?a"/>',
		'xml:base="../x/"',
		"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>",
		"<content:encoded><![CDATA[",
		"<dc:date>2025-01-28</dc:date>",
		"Tue, 28 Jan 2025 08:00:00 GMT",
		"2025-01-28T08:00:00+99:99",
		"28 января 2025",
		'{"version":"https://jsonfeed.org/version/1.1","items":[',
		'"content_html":"<p>","date_published":"2025"',
		'"__proto__":{"polluted":1}',
		"<sy:updatePeriod>hourly</sy:updatePeriod>",
		"<ttl>1e308</ttl>",
		"<skipHours><hour>25</hour></skipHours>",
	],
	problems(input) {
		try {
			const parsed = parseFeed(input, { url: "https://thelab.example/a/feed" });
			return [
				...feedProblems(parsed),
				...unless(!("polluted" in {}), "a prototype was changed"),
			];
		} catch (error) {
			if (!isOurs(error)) throw error;
			return unless(error.message.length < 1_000, "an error is a long text");
		}
	},
};

function feedProblems({ feed, items }: ParsedFeed): string[] {
	return [
		...unreadable("the feed's title", feed.title ?? ""),
		...notLonger("the feed's title", feed.title ?? "", 1_000),
		...notWebAddress("the feed's site", feed.siteUrl),
		...items.flatMap((item) => [
			...unreadable("a title", item.title),
			...notLonger("a title", item.title, 1_000),
			...unreadable("a guid", item.guid ?? ""),
			...notLonger("a guid", item.guid ?? "", 1_000),
			...unreadable("a summary", item.summary ?? ""),
			...notLonger("a summary", item.summary ?? "", 4_000),
			...unreadable("an author", item.author ?? ""),
			...notLonger("an author", item.author ?? "", 200),
			...unreadable("a category", item.categories.join("\n")),
			...notWebAddress("an item's address", item.url),
			...notUtcTime("an item's time", item.publishedAt),
			...unless(
				/^[a-z]{2,3}$/.test(item.language ?? "en"),
				"a language is no code",
				item.language ?? "",
			),
		]),
	];
}
