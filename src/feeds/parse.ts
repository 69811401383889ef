import { decode } from "./decode.ts";
import type { FeedDescription, Item } from "./item.ts";
import type { FeedDraft, ItemDraft, Rhythm } from "./reading/draft.ts";
import { readWithFeedsmith } from "./reading/feedsmith.ts";
import { fileKind, notAFeed } from "./reading/not-a-feed.ts";
import { cut, fold, plainText, plainTitle } from "./reading/plain-text.ts";
import { readXml } from "./reading/xml.ts";

export interface ParsedFeed {
	feed: FeedDescription;
	items: Item[];
	/** Where it says that it is itself (`rel=self`): what its WebSub hub knows it by. */
	selfUrl: string | null;
	/** How often the feed itself wants to be read. */
	rhythm: Rhythm;
	/** What is wrong with the document, although it could be read; null when nothing is. */
	fault: string | null;
}

/** What is known of the bytes beside themselves. */
export interface ParseHints {
	/** Where they were read from: relative links are resolved against it. */
	url?: string | undefined;
	/** The `Content-Type` header. */
	contentType?: string | undefined;
}

/** Longer teasers are the article itself, which `content` holds. */
const summaryLength = 4_000;

/**
 * Reads a feed's bytes: RSS, RDF, Atom of any version, CDF, JSON Feed, well-formed
 * or not. Throws an Error that says what the bytes are when they are no feed.
 * Bytes that nobody vouches for go through `makeParser`, which bounds the time.
 */
export function parseFeed(
	bytes: Uint8Array,
	hints: ParseHints = {},
): ParsedFeed {
	const kind = fileKind(bytes);
	if (kind !== null) throw new Error(`this is ${kind}, not a feed`);
	const text = decode(bytes, hints.contentType);
	if (text.trim() === "") throw new Error("the document is empty");
	const url = hints.url ?? null;
	return finish(
		/^\s*[{[]/.test(text) ? readJson(text, url) : readXml(text, url),
	);
}

function readJson(text: string, url: string | null): FeedDraft {
	try {
		return readWithFeedsmith(text, url);
	} catch (cause) {
		throw notAFeed(text, null, cause);
	}
}

function finish(draft: FeedDraft): ParsedFeed {
	const feedLanguage = languageOf(draft.language);
	return {
		feed: {
			title:
				draft.title === null ? null : plainTitle(draft.title, false) || null,
			siteUrl: draft.siteUrl,
			language: feedLanguage,
			hub: draft.hub,
			format: draft.format,
		},
		items: draft.items.map((item) => finishItem(item, feedLanguage)),
		selfUrl: draft.selfUrl,
		rhythm: draft.rhythm,
		fault: draft.fault,
	};
}

function finishItem(draft: ItemDraft, feedLanguage: string | null): Item {
	const summary = draft.summary === null ? "" : plainText(draft.summary);
	const given =
		draft.title === null ? "" : plainTitle(draft.title, draft.titleIsHtml);
	// Short notes have no title: their beginning stands for it.
	const title =
		given ||
		cut(summary || plainText(draft.content?.slice(0, 2_000) ?? ""), 120);
	return {
		guid: draft.guid === null ? null : cut(fold(draft.guid), 1_000) || null,
		url: draft.url,
		title,
		summary: cut(summary, summaryLength) || null,
		content: draft.content ?? draft.summary,
		author:
			draft.author === null ? null : cut(plainText(draft.author), 200) || null,
		publishedAt: draft.publishedAt,
		language: languageOf(draft.language) ?? feedLanguage,
		categories: draft.categories
			.map((category) => plainText(category))
			.filter(Boolean),
	};
}

/** `en-US` and `EN_us` are `en`. */
function languageOf(tag: string | null): string | null {
	return (
		/^\s*([a-z]{2,3})(?:[-_]|\s*$)/i.exec(tag ?? "")?.[1]?.toLowerCase() ?? null
	);
}
