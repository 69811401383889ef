import { readFileSync } from "node:fs";
import { ingestItem } from "#src/articles/ingest.ts";
import { addFeed, storeItems } from "#src/feeds/store.ts";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";

interface StreamItem {
	id: string;
	url: string;
	title: string;
	summary: string | null;
	source: string;
	publishedAt: string;
}

/** After the last of its items. */
export const streamNow = new Date("2026-08-04T00:00:00Z");

/** Fills a database with the articles of a corpus of headlines, as feeds would bring them. */
export async function fillWithStream(
	database: Database,
	path: string,
): Promise<void> {
	const items = readFileSync(path, "utf8")
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as StreamItem);
	const clock = manualClock(streamNow);
	const http = {
		get: () => Promise.reject(new Error("pages of a backlog are not read")),
	};
	for (const [source, own] of Map.groupBy(items, (item) => item.source)) {
		const { id } = await addFeed(
			database,
			{
				url: `https://feeds.example/${encodeURIComponent(source)}`,
				title: source,
				kind: "press",
			},
			{ by: "test", now: streamNow },
		);
		const stored = await storeItems(database, id, own.map(toStore), streamNow);
		for (const item of stored)
			await ingestItem({ database, http, clock }, item);
	}
}

function toStore({ id, url, title, summary, publishedAt }: StreamItem) {
	return {
		identity: id,
		others: [],
		publishedAt: new Date(publishedAt),
		backlog: true,
		item: {
			guid: id,
			url,
			title,
			summary,
			content: null,
			author: null,
			publishedAt,
			language: null,
			categories: [],
		},
	};
}
