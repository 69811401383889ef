import type { FeedDraft, ItemDraft } from "./draft.ts";
import { readWithFeedsmith } from "./feedsmith.ts";
import { flattenMarkup } from "./flatten.ts";
import { notAFeed } from "./not-a-feed.ts";
import { repairMarkup } from "./repair.ts";
import { readWithRssParser } from "./rss-parser.ts";
import { type Survey, survey } from "./survey.ts";

/**
 * rss-parser leads. What it rejects is repaired and read again, what is still
 * rejected goes to feedsmith; of two results the fuller one is taken. Throws an
 * Error that says what the text is when none finds a feed in it.
 */
export function readXml(text: string, url: string | null): FeedDraft {
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
	if (fault === null) return draft;
	if (draft.items.length === 0) throw refusal(text, seen, fault);
	return { ...draft, fault: firstLine(fault) };
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
	const reason = firstLine(fault);
	return new Error(`the feed's XML is broken beyond repair: ${reason}`, {
		cause: fault,
	});
}

/** sax says more on further lines, of positions that it was not asked to count. */
function firstLine(fault: unknown): string {
	const message = fault instanceof Error ? fault.message : "it holds no entry";
	return message.split("\n")[0] ?? message;
}
