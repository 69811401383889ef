import { ingestItem } from "#src/articles/ingest.ts";
import type { FeedKind } from "#src/feeds/feed.ts";
import { addFeed, storeItems } from "#src/feeds/store.ts";
import type { Clock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { groupArticles, rankStories } from "#src/stories/group.ts";

export interface PlantedArticle {
	host: string;
	title: string;
	text: string;
	kind?: FeedKind;
	minutesAgo: number;
}

/** Articles as feeds bring them, grouped to stories and ranked; pages are never asked for. */
export async function plantArticles(
	deps: { database: Database; clock: Clock },
	articles: readonly PlantedArticle[],
): Promise<void> {
	const { database, clock } = deps;
	const now = clock.now();
	const http = {
		get: () => Promise.reject(new Error("a test reads no pages")),
	};
	for (const { host, title, text, kind = "press", minutesAgo } of articles) {
		const { id } = await addFeed(
			database,
			{ url: `https://${host}/feed`, title: host, kind, language: "en" },
			{ by: "test", now },
		);
		const path = encodeURIComponent(title.toLowerCase().replaceAll(" ", "-"));
		const items = await storeItems(
			database,
			id,
			[
				{
					identity: title,
					others: [],
					publishedAt: new Date(now.getTime() - minutesAgo * 60_000),
					backlog: false,
					item: {
						guid: title,
						url: `https://${host}/${path}`,
						title,
						summary: text,
						content: `<p>${text}</p>`,
						author: null,
						publishedAt: null,
						language: "en",
						categories: [],
					},
				},
			],
			now,
		);
		for (const item of items) await ingestItem({ database, clock, http }, item);
	}
	await rankStories(deps, await groupArticles({ database }));
}
