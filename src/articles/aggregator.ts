import type { Item } from "../feeds/item.ts";
import { hostOf } from "./url.ts";

type AggregatorItem = Pick<Item, "url" | "content" | "summary">;

interface Link {
	address: string;
	text: string;
}

/** Sites whose items point at other people's articles, and how to know the link meant. */
const aggregators: {
	host: RegExp;
	choose: (links: Link[]) => Link | undefined;
}[] = [
	{
		host: /^(?:[a-z]+\.)?reddit\.com$/,
		choose: (links) => links.find(({ text }) => text === "[link]"),
	},
	{
		// As hnrss writes it: the article's address first, then the discussion's.
		host: /^news\.ycombinator\.com$/,
		choose: (links) => links[0],
	},
	{
		host: /^(?:techmeme|memeorandum|mediagazer|wesmirch)\.com$/,
		choose: (links) => links[0],
	},
	{ host: /^lobste\.rs$/, choose: (links) => links[0] },
	{ host: /^news\.google\.com$/, choose: (links) => links[0] },
];

/** Pictures, films and short links that an aggregator hosts itself are no article. */
const ownMedia =
	/(?:^|\.)(?:redd\.it|redditmedia\.com|imgur\.com|gstatic\.com|googleusercontent\.com)$/;

/** Longer content is a digest of its own, and looking for links in it would cost. */
const longestLookedAt = 50_000;

/**
 * The article that an aggregator's item is about, where the item itself carries
 * its address: in the text (Reddit's `[link]`, Hacker News by hnrss, Techmeme,
 * Lobsters) or within the link (Google News until 2024). Null for any other item.
 */
export function aggregatorTarget(item: AggregatorItem): string | null {
	if (item.url === null || !URL.canParse(item.url)) return null;
	const host = hostOf(item.url);
	const aggregator = aggregators.find((known) => known.host.test(host));
	if (aggregator === undefined) return null;
	const within = host === "news.google.com" ? googleNewsTarget(item.url) : null;
	if (within !== null) return within;
	const links = linksOf(item.content ?? item.summary ?? "").filter(
		({ address }) => leadsOut(address, host),
	);
	return aggregator.choose(links)?.address ?? null;
}

function leadsOut(address: string, from: string): boolean {
	if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return false;
	const host = hostOf(address);
	return siteOf(host) !== siteOf(from) && host !== from && !ownMedia.test(host);
}

function siteOf(host: string): string {
	return host.split(".").slice(-2).join(".");
}

function linksOf(html: string): Link[] {
	const anchors = html
		.slice(0, longestLookedAt)
		.matchAll(
			/<a\s[^<>]*?href\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))[^<>]*>([^<]*)/gi,
		);
	return [...anchors].map(([, double, single, bare, text]) => ({
		address: (double ?? single ?? bare ?? "").trim().replace(/&amp;/gi, "&"),
		text: (text ?? "").trim(),
	}));
}

/**
 * Until 2024 the last part of a Google News link was a protocol buffer in base64
 * with the address in it; newer ones hold an opaque number.
 */
function googleNewsTarget(url: string): string | null {
	const id = /\/articles\/([\w-]{20,})/.exec(new URL(url).pathname)?.[1];
	if (id === undefined) return null;
	const bytes = Buffer.from(id, "base64url").toString("latin1");
	const address = /https?:\/\/[\x21-\x7e]+/.exec(bytes)?.[0] ?? "";
	return URL.canParse(address) ? address : null;
}
