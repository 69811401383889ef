import { readFile } from "node:fs/promises";
import { escapeUTF8 } from "entities";
import type { Item } from "../feeds/item.ts";
import { parseFeed } from "../feeds/parse.ts";
import { recordedFeeds } from "./catalogue.ts";
import { articlePage } from "./page.ts";

/** The full text of articles of which the feed gives only a teaser, by address. */
type Bodies = Record<string, { caption: string; paragraphs: string[] }>;

export interface Recording {
	/** Feed documents by file name. */
	documents: Map<string, Buffer>;
	/** Article pages by host and path, such as `thelab.example/2025/01/28/open-r1`. */
	pages: Map<string, string>;
}

/** Reads the day from disk: the feeds as they stand, and a page for each of their articles. */
export async function readRecording(): Promise<Recording> {
	const bodies: Bodies = JSON.parse(
		await readFile(beside("pages.json"), "utf8"),
	);
	const documents = new Map<string, Buffer>();
	const pages = new Map<string, string>();
	for (const recorded of recordedFeeds) {
		if (recorded.file === null) continue;
		const bytes = await readFile(beside(`feeds/${recorded.file}`));
		documents.set(recorded.file, bytes);
		if (recorded.behaviour === "broken") continue;
		const { feed, items } = parseFeed(bytes, recorded);
		// An aggregator's items lead to the pages of others.
		const own = items.filter(({ url }) => url?.startsWith(feed.siteUrl ?? ""));
		for (const [index, item] of own.entries()) {
			const address = new URL(item.url ?? "");
			const page = articlePage({
				address: address.href,
				site: recorded.title,
				language: recorded.language,
				title: item.title,
				byline: item.author,
				publishedAt: item.publishedAt,
				body: bodyOf(item, bodies),
				caption: bodies[address.href]?.caption ?? null,
				related: linksTo(
					[1, 2, 3].map((step) => own[(index + step) % own.length]),
				),
			});
			pages.set(pageKey(address), page);
		}
	}
	return { documents, pages };
}

/** Pages are found whatever parameters a link carries, as on most sites. */
export function pageKey({ host, pathname }: URL): string {
	return `${host}${pathname}`;
}

const beside = (path: string) => new URL(path, import.meta.url);

function bodyOf(item: Item, bodies: Bodies): string {
	const paragraphs = bodies[item.url ?? ""]?.paragraphs;
	if (paragraphs === undefined && item.content?.includes("<p>"))
		return item.content;
	return (paragraphs ?? [item.summary ?? ""])
		.map((paragraph) => `<p>${escapeUTF8(paragraph)}</p>`)
		.join("\n");
}

function linksTo(items: (Item | undefined)[]) {
	return items.flatMap((item) =>
		item?.url ? [{ address: item.url, title: item.title }] : [],
	);
}
