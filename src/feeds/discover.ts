import { decodeHTML } from "entities";
import { absoluteUrl } from "./reading/links.ts";
import { attributesOf, makeMarkupScanner } from "./reading/markup.ts";

export interface DiscoveredFeed {
	url: string;
	title: string | null;
}

const feedTypes =
	/^(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|application\/(?:rss|atom|json)|text\/(?:xml|rss))/i;
const feedAddress =
	/(?:\/(?:feeds?|rss2?|atom)(?:\/|$)|\.(?:rss|atom|rdf)$|(?:feed|rss|atom|index)\.(?:xml|json)$|[?&](?:format|feed|output)=(?:rss2?|atom|feed)\b)/i;
const notArticles = /\bcomments?\b|\boembed\b/i;

/** Where sites keep their feeds when their pages name none, the likeliest first. */
const usualPaths = [
	"/feed",
	"/rss.xml",
	"/feed.xml",
	"/atom.xml",
	"/index.xml",
	"/rss",
	"/feed/",
	"/blog/feed",
	"/blog/rss.xml",
	"/blog/index.xml",
	"/news/rss.xml",
	"/feed.json",
	"/feeds/posts/default",
];

/**
 * The feeds that a page names: by `<link rel=alternate>` first, else by links whose
 * address looks like a feed's. Feeds of comments come last. Pure.
 */
export function feedsOfPage(html: string, pageUrl: string): DiscoveredFeed[] {
	const next = makeMarkupScanner(html);
	const declared = new Map<string, string | null>();
	const linked = new Map<string, string | null>();
	let base: string | null = null;
	for (let piece = next(); piece; piece = next()) {
		if (piece.kind !== "open" && piece.kind !== "empty") continue;
		const name = piece.name.toLowerCase();
		if (name !== "link" && name !== "a" && name !== "base") continue;
		const given = new Map(
			attributesOf(html.slice(piece.start, piece.end)).map((attribute) => [
				attribute.name.toLowerCase(),
				decodeHTML(attribute.value ?? ""),
			]),
		);
		if (name === "base") base ??= given.get("href") ?? null;
		const url = absoluteUrl(given.get("href") ?? null, [base, pageUrl]);
		if (url === null || url === pageUrl) continue;
		const alternate = /\balternate\b/i.test(given.get("rel") ?? "");
		const title = given.get("title") || null;
		if (
			name === "link" &&
			alternate &&
			feedTypes.test(given.get("type") ?? "")
		) {
			if (!declared.has(url)) declared.set(url, title);
		} else if (name === "a" && feedAddress.test(url) && !linked.has(url)) {
			linked.set(url, title);
		}
	}
	const found = [...(declared.size > 0 ? declared : linked)].map(
		([url, title]) => ({ url, title }),
	);
	const ofComments = ({ url, title }: DiscoveredFeed): boolean =>
		notArticles.test(`${url} ${title ?? ""}`);
	return [
		...found.filter((feed) => !ofComments(feed)),
		...found.filter(ofComments),
	];
}

/** Addresses worth a try on the page's site and in its folder. */
export function likelyFeedUrls(pageUrl: string): string[] {
	const { origin, pathname } = new URL(pageUrl);
	const folder = pathname.replace(/\/+$/, "");
	const near =
		folder === ""
			? []
			: ["/feed", "/rss.xml", "/index.xml"].map((path) => folder + path);
	return [...new Set([...near, ...usualPaths])].map((path) => origin + path);
}
