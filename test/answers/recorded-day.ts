import { ingestItem } from "#src/articles/ingest.ts";
import { recordedFeeds } from "#src/demo/catalogue.ts";
import { recordedNow } from "#src/demo/day.ts";
import { pageKey, readRecording } from "#src/demo/recording.ts";
import { identify } from "#src/feeds/identity.ts";
import { parseFeed } from "#src/feeds/parse.ts";
import { addFeed, storeItems } from "#src/feeds/store.ts";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { seedModels } from "#src/models/seed.ts";
import { groupArticles } from "#src/stories/group.ts";

/** Fills a database with the catalogue and the recorded day's articles and stories. */
export async function fillWithRecordedDay(database: Database): Promise<void> {
	const { documents, pages } = await readRecording();
	const clock = manualClock(recordedNow);
	const http = {
		async get(url: string) {
			const page = pages.get(pageKey(new URL(url)));
			return {
				url,
				status: page === undefined ? 404 : 200,
				headers: { "content-type": "text/html; charset=utf-8" },
				body: Buffer.from(page ?? ""),
				redirects: [],
			};
		},
	};
	await seedModels(database);
	for (const feed of recordedFeeds) {
		const bytes = documents.get(feed.file ?? "");
		if (bytes === undefined || feed.behaviour === "broken") continue;
		const url = `https://recorded.example${feed.path}`;
		const { id } = await addFeed(
			database,
			{ ...feed, url },
			{ by: "test", now: recordedNow },
		);
		const { items } = parseFeed(bytes, feed);
		const stored = await storeItems(
			database,
			id,
			identify(items).map((identified) => ({
				...identified,
				publishedAt:
					identified.item.publishedAt === null
						? null
						: new Date(identified.item.publishedAt),
				backlog: false,
			})),
			recordedNow,
		);
		for (const item of stored)
			await ingestItem({ database, http, clock }, item);
	}
	await groupArticles({ database });
}
