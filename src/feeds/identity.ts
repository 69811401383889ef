import { shortHash } from "../lib/text/hash.ts";
import type { Item } from "./item.ts";

/** An item's identity within its feed, and others that it may be known by. */
export interface Identified {
	item: Item;
	identity: string;
	/** What it would be if the feed had given less or more; never shared within the feed. */
	others: string[];
}

/**
 * Gives each item of one reading of a feed its identity: the guid, else the link,
 * else the title with its date. A kind that repeats within the feed tells nothing
 * apart and is not used, so that edits of titles and dates make no new item. Items
 * that are the same in everything are one.
 */
export function identify(items: readonly Item[]): Identified[] {
	const distinct = withoutCopies(items);
	const guids = countOf(distinct, guidKey);
	const links = countOf(distinct, linkKey);
	const guidsTell = !hasRepeats(guids);
	const linksTell = !hasRepeats(links);
	return distinct.map((item) => {
		const guid = guidKey(item);
		const link = linkKey(item);
		const keys = [
			guid !== null && guidsTell ? guid : null,
			link !== null && linksTell ? link : null,
			titleKey(item),
		];
		const [identity = titleKey(item), ...rest] = keys.filter(
			(key) => key !== null,
		);
		return {
			item,
			identity,
			others: rest.filter((key) => !key.startsWith("title:")),
		};
	});
}

function withoutCopies(items: readonly Item[]): Item[] {
	const seen = new Map<string, Item>();
	for (const item of items) {
		const { guid, url, title, publishedAt } = item;
		const key = JSON.stringify([guid, url, title, publishedAt]);
		if (!seen.has(key)) seen.set(key, item);
	}
	return [...seen.values()];
}

function countOf(
	items: readonly Item[],
	keyOf: (item: Item) => string | null,
): Map<string, number> {
	const counts = new Map<string, number>();
	for (const item of items) {
		const key = keyOf(item);
		if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return counts;
}

function hasRepeats(counts: Map<string, number>): boolean {
	return counts.values().some((count) => count > 1);
}

function guidKey({ guid }: Item): string | null {
	return guid === null ? null : keyed("guid", withoutScheme(guid));
}

function linkKey({ url }: Item): string | null {
	return url === null ? null : keyed("link", withoutScheme(url));
}

function titleKey({ title, publishedAt, summary }: Item): string {
	const text = title || (summary ?? "");
	return keyed("title", `${text.toLowerCase()} ${publishedAt ?? ""}`);
}

/** A site that moves to https keeps its items. */
function withoutScheme(identifier: string): string {
	return identifier.replace(/^https?:\/\//i, "");
}

/** Readable while short, since people look at it in the database. */
function keyed(kind: string, value: string): string {
	return value.length <= 300
		? `${kind}:${value}`
		: `${kind}:${shortHash(value)}`;
}
