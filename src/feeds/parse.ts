import { decode } from "./decode.ts";
import type { FeedDescription, Item } from "./item.ts";
import type { FeedDraft, ItemDraft, Rhythm } from "./reading/draft.ts";
import { readWithFeedsmith } from "./reading/feedsmith.ts";
import { flattenMarkup } from "./reading/flatten.ts";
import { fileKind, notAFeed } from "./reading/not-a-feed.ts";
import { cut, fold, plainText, plainTitle } from "./reading/plain-text.ts";
import { repairMarkup } from "./reading/repair.ts";
import { readWithRssParser } from "./reading/rss-parser.ts";
import { type Survey, survey } from "./reading/survey.ts";

export interface ParsedFeed {
	feed: FeedDescription;
	items: Item[];
	rhythm: Rhythm;
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

/**
 * rss-parser leads. What it rejects is repaired and read again, what is still
 * rejected goes to feedsmith; of two results the fuller one is taken.
 */
function readXml(text: string, url: string | null): FeedDraft {
	const seen = survey(text);
	const flat = seen.inlineMarkup ? flattenMarkup(text) : text;
	let draft: FeedDraft | null = null;
	let fault: unknown = null;
	let source = flat;
	try {
		draft = readWithRssParser(flat, url);
	} catch (error) {
		fault = error;
		source = flattenMarkup(repairMarkup(text));
		draft = attempt(() => readWithRssParser(source, url));
	}
	if (draft === null || isPoor(draft, seen)) {
		const other = attempt(() => readWithFeedsmith(source, url));
		draft = fuller(draft, other);
	}
	if (draft === null) throw refusal(text, seen, fault);
	if (draft.items.length === 0 && fault !== null)
		throw refusal(text, seen, fault);
	return draft;
}

function attempt(read: () => FeedDraft): FeedDraft | null {
	try {
		return read();
	} catch {
		return null;
	}
}

/** Fewer entries than were counted, or most of them without a title, an address or a date. */
function isPoor(draft: FeedDraft, seen: Survey): boolean {
	const lacking = draft.items.filter(
		(item) => !(item.title && item.url && (item.publishedAt || item.guid)),
	).length;
	return draft.items.length < seen.entries || lacking * 2 > draft.items.length;
}

/** The draft with more entries; of the same number, the first with its gaps filled by the second. */
function fuller(
	first: FeedDraft | null,
	second: FeedDraft | null,
): FeedDraft | null {
	if (first === null || second === null) return first ?? second;
	if (second.items.length !== first.items.length) {
		return second.items.length > first.items.length ? second : first;
	}
	const items = first.items.map((item, index): ItemDraft => {
		const other = second.items[index] ?? item;
		return {
			...item,
			guid: item.guid ?? other.guid,
			url: item.url ?? other.url,
			title: item.title ?? other.title,
			summary: item.summary ?? other.summary,
			content: item.content ?? other.content,
			author: item.author ?? other.author,
			publishedAt: item.publishedAt ?? other.publishedAt,
		};
	});
	return { ...first, title: first.title ?? second.title, items };
}

function refusal(text: string, seen: Survey, fault: unknown): Error {
	const isFeed =
		seen.root !== null && /^(?:rss|feed|rdf|channel)$/.test(seen.root);
	if (!isFeed) return notAFeed(text, seen.root, fault);
	const reason =
		fault instanceof Error
			? (fault.message.split("\n")[0] ?? "")
			: "no entry in it";
	return new Error(`the feed's XML is broken beyond repair: ${reason}`, {
		cause: fault,
	});
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
		rhythm: draft.rhythm,
	};
}

function finishItem(draft: ItemDraft, feedLanguage: string | null): Item {
	const summary = draft.summary === null ? "" : plainText(draft.summary);
	const title =
		draft.title === null ? "" : plainTitle(draft.title, draft.titleIsHtml);
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
