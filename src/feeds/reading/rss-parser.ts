import Parser from "rss-parser";
import snippets from "rss-parser/lib/utils.js";
import type { FeedDraft, ItemDraft } from "./draft.ts";
import { type MendedFeed, mendFeed } from "./mend.ts";
import type { MendedEntry } from "./mend-entry.ts";
import { makeNameSpelling } from "./names.ts";
import { setSectionsAside } from "./sections.ts";

/** What of rss-parser is used beside its published interface; its last release is 3.13.0. */
interface ParserParts {
	xmlParser: {
		saxParser: { trackPosition: boolean };
		parseString(
			xml: string,
			done: (error: Error | null, tree: unknown) => void,
		): void;
	};
	buildAtomFeed(tree: unknown): Parser.Output<CustomItem>;
	buildRSS2(tree: unknown): Parser.Output<CustomItem>;
}

interface CustomItem {
	id?: string;
	author?: string;
	language?: string;
	"content:encoded"?: string;
	allCategories?: string[];
	titleKind?: string;
}

// Its snippet code takes quadratic time in a hostile description; plainText does that work.
snippets.getSnippet = () => "";

/**
 * Reads RSS and Atom with rss-parser: its XML reader builds the tree, `mendFeed`
 * brings the tree into the one form that it reads without loss, its builders make
 * the feed. Throws when the text is not well-formed or holds no feed. Synchronous:
 * `parseString` would do the same steps behind a promise.
 */
export function readWithRssParser(text: string, url: string | null): FeedDraft {
	const spelling = makeNameSpelling(text);
	const aside = setSectionsAside(text);
	const parser = new Parser<object, CustomItem>({
		defaultRSS: 2,
		xml2js: {
			tagNameProcessors: [spelling],
			attrNameProcessors: [spelling],
			valueProcessors: [aside.restore],
		},
		customFields: {
			item: [
				["category", "allCategories", { keepArray: true }],
				["language", "language"],
				["titleKind", "titleKind"],
			],
		},
	});
	const parts = parser as unknown as ParserParts;
	// Counting lines and columns takes a fifth of the time; nobody reads them.
	parts.xmlParser.saxParser.trackPosition = false;
	let tree: unknown;
	let failure: Error | null = null;
	parts.xmlParser.parseString(aside.text, (error, result) => {
		// It calls back again for each further fault; the first tells most.
		failure ??= error;
		tree = result;
	});
	if (failure) throw failure;
	const mended = mendFeed(tree, url);
	if (!mended) throw new Error("the XML holds no feed");
	const feed =
		mended.format === "atom"
			? parts.buildAtomFeed(atomTree(mended))
			: parts.buildRSS2(rssTree(mended));
	return {
		format: mended.format,
		title: feed.title ?? null,
		siteUrl: feed.link ?? null,
		language: mended.language,
		hub: mended.hub,
		selfUrl: mended.selfUrl,
		rhythm: mended.rhythm,
		fault: null,
		items: feed.items.map(itemDraft),
	};
}

function itemDraft(item: CustomItem & Parser.Item): ItemDraft {
	return {
		guid: item.guid ?? item.id ?? null,
		url: item.link ?? null,
		title: item.title ?? null,
		titleIsHtml: item.titleKind === "html",
		summary: item.summary ?? null,
		content: item["content:encoded"] ?? item.content ?? null,
		author: item.creator ?? item.author ?? null,
		publishedAt: item.isoDate ?? null,
		language: item.language ?? null,
		categories: item.allCategories ?? [],
	};
}

function atomTree(feed: MendedFeed): unknown {
	return {
		feed: {
			title: list(feed.title),
			link:
				feed.link === null
					? []
					: [{ $: { rel: "alternate", href: feed.link } }],
			entry: feed.entries.map((entry) => ({
				...common(entry),
				id: list(entry.guid),
				link:
					entry.link === null
						? []
						: [{ $: { rel: "alternate", href: entry.link } }],
				published: list(entry.date),
				author: entry.author === null ? [] : [{ name: [entry.author] }],
				content: list(entry.content),
			})),
		},
	};
}

function rssTree(feed: MendedFeed): unknown {
	return {
		rss: {
			$: { version: "2.0" },
			channel: [
				{
					title: list(feed.title),
					link: list(feed.link),
					item: feed.entries.map((entry) => ({
						...common(entry),
						guid: entry.guid === null ? undefined : [entry.guid],
						link: list(entry.link),
						pubDate: list(entry.date),
						author: list(entry.author),
						"content:encoded": list(entry.content),
					})),
				},
			],
		},
	};
}

function common(entry: MendedEntry): object {
	return {
		title: list(entry.title),
		summary: entry.summary === null ? undefined : [entry.summary],
		category: entry.categories,
		language: list(entry.language),
		titleKind: [entry.titleIsHtml ? "html" : "text"],
	};
}

function list(value: string | null): string[] {
	return value === null ? [] : [value];
}
