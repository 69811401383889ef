import { parseFeed } from "feedsmith";
import { parseDate } from "./dates.ts";
import { type FeedDraft, type ItemDraft, noRhythm } from "./draft.ts";
import { absoluteUrl } from "./links.ts";
import { maximumEntries } from "./survey.ts";

type AnyFeed = ReturnType<typeof parseFeed<string>>;
type FeedOf<Format extends AnyFeed["format"]> = Extract<
	AnyFeed,
	{ format: Format }
>["feed"];
type ItemOf<Items> = NonNullable<Items> extends (infer Item)[] ? Item : never;
type RssItem = ItemOf<FeedOf<"rss">["items"]>;
type RdfItem = ItemOf<FeedOf<"rdf">["items"]>;
type AtomEntry = ItemOf<FeedOf<"atom">["entries"]>;
type JsonItem = ItemOf<FeedOf<"json">["items"]>;

/** Reads RSS, RDF, Atom and JSON Feed with feedsmith. Throws when it finds no feed. */
export function readWithFeedsmith(text: string, url: string | null): FeedDraft {
	const read = parseFeed<string>(text, {
		parseDateFn: (date) => parseDate(date) ?? "",
		maxItems: maximumEntries,
	});
	switch (read.format) {
		case "rss":
			return rssDraft(read.feed, url);
		case "rdf":
			return rdfDraft(read.feed, url);
		case "atom":
			return atomDraft(read.feed, url);
		case "json":
			return jsonDraft(read.feed, url);
	}
}

function rssDraft(feed: FeedOf<"rss">, url: string | null): FeedDraft {
	const siteUrl = absoluteUrl(feed.link ?? null, [url]);
	return {
		format: "rss",
		title: feed.title ?? null,
		siteUrl,
		language: feed.language ?? null,
		hub: feed.atom?.links?.find(({ rel }) => rel === "hub")?.href ?? null,
		selfUrl: feed.atom?.links?.find(({ rel }) => rel === "self")?.href ?? null,
		rhythm: noRhythm,
		fault: null,
		items: (feed.items ?? []).map((item: Partial<RssItem>) => {
			const permalink =
				item.guid?.isPermaLink === false ? null : (item.guid?.value ?? null);
			const link = item.link ?? item.atom?.links?.[0]?.href ?? permalink;
			return {
				...emptyItem,
				guid: item.guid?.value ?? null,
				url: absoluteUrl(link, [url, siteUrl]),
				title:
					item.title ??
					item.dc?.titles?.[0] ??
					item.media?.title?.value ??
					null,
				summary: item.description ?? null,
				content: item.content?.encoded ?? null,
				author: item.authors?.[0]?.name ?? item.dc?.creators?.[0] ?? null,
				publishedAt:
					item.pubDate ||
					item.dc?.dates?.[0] ||
					item.dcterms?.issued?.[0] ||
					null,
				categories: (item.categories ?? []).flatMap(({ name }) => name ?? []),
			};
		}),
	};
}

function rdfDraft(feed: FeedOf<"rdf">, url: string | null): FeedDraft {
	const siteUrl = absoluteUrl(feed.link ?? null, [url]);
	return {
		format: "rdf",
		title: feed.title ?? null,
		siteUrl,
		language: feed.dc?.languages?.[0] ?? null,
		hub: null,
		selfUrl: null,
		rhythm: noRhythm,
		fault: null,
		items: (feed.items ?? []).map((item: Partial<RdfItem>) => ({
			...emptyItem,
			guid: item.rdf?.about ?? null,
			url: absoluteUrl(item.link ?? item.rdf?.about ?? null, [url, siteUrl]),
			title: item.title ?? item.dc?.titles?.[0] ?? null,
			summary: item.description ?? null,
			content: item.content?.encoded ?? null,
			author: item.dc?.creators?.[0] ?? null,
			publishedAt: item.dc?.dates?.[0] || null,
			categories: item.dc?.subjects ?? [],
		})),
	};
}

function atomDraft(feed: FeedOf<"atom">, url: string | null): FeedDraft {
	const alternate = (links: typeof feed.links): string | null =>
		(
			links?.find(({ rel }) => rel === undefined || rel === "alternate") ??
			links?.[0]
		)?.href ?? null;
	const siteUrl = absoluteUrl(alternate(feed.links), [url]);
	return {
		format: "atom",
		title: feed.title?.value ?? null,
		siteUrl,
		language: feed.xml?.lang ?? null,
		hub: feed.links?.find(({ rel }) => rel === "hub")?.href ?? null,
		selfUrl: feed.links?.find(({ rel }) => rel === "self")?.href ?? null,
		rhythm: noRhythm,
		fault: null,
		items: (feed.entries ?? []).map((entry: Partial<AtomEntry>) => ({
			...emptyItem,
			guid: entry.id ?? null,
			url: absoluteUrl(alternate(entry.links) ?? entry.id ?? null, [
				url,
				siteUrl,
			]),
			title: entry.title?.value ?? null,
			titleIsHtml: /html/.test(entry.title?.type ?? ""),
			summary: entry.summary?.value ?? null,
			content: entry.content?.value ?? null,
			author: entry.authors?.[0]?.name ?? null,
			publishedAt: entry.published || entry.updated || null,
			language: entry.xml?.lang ?? null,
			categories: (entry.categories ?? []).flatMap(
				({ term, label }) => label ?? term ?? [],
			),
		})),
	};
}

function jsonDraft(feed: FeedOf<"json">, url: string | null): FeedDraft {
	const siteUrl = absoluteUrl(feed.home_page_url ?? null, [
		url,
		feed.feed_url ?? null,
	]);
	const bases = [url, feed.feed_url ?? null, siteUrl];
	return {
		format: "json",
		title: feed.title ?? null,
		siteUrl,
		language: feed.language ?? null,
		hub:
			feed.hubs?.find(({ type }) => type?.toLowerCase() === "websub")?.url ??
			null,
		selfUrl: feed.feed_url ?? null,
		rhythm: noRhythm,
		fault: null,
		items: (feed.items ?? []).map((item: Partial<JsonItem>) => ({
			...emptyItem,
			guid: item.id ?? null,
			url:
				absoluteUrl(item.url ?? null, bases) ??
				absoluteUrl(item.external_url ?? null, bases) ??
				absoluteUrl(
					/^https?:/i.test(item.id ?? "") ? (item.id ?? null) : null,
					bases,
				),
			title: item.title ?? null,
			summary: item.summary ?? null,
			content: item.content_html ?? escapedText(item.content_text),
			author:
				item.authors?.find(({ name }) => name)?.name ??
				feed.authors?.[0]?.name ??
				null,
			publishedAt: item.date_published || item.date_modified || null,
			language: item.language ?? null,
			categories: item.tags ?? [],
		})),
	};
}

const emptyItem: ItemDraft = {
	guid: null,
	url: null,
	title: null,
	titleIsHtml: false,
	summary: null,
	content: null,
	author: null,
	publishedAt: null,
	language: null,
	categories: [],
};

/** Content is HTML throughout. */
function escapedText(text: string | undefined): string | null {
	return text?.replaceAll("&", "&amp;").replaceAll("<", "&lt;") ?? null;
}
