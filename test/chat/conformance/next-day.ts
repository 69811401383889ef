import { ingestItem } from "#src/articles/ingest.ts";
import { addFeed, storeItems } from "#src/feeds/store.ts";
import type { Clock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { groupArticles } from "#src/stories/group.ts";

/** The day after the recorded one, as a newspaper that we made up reports it. */
const news: readonly [title: string, text: string][] = [
	[
		"Nvidia says export limits will cost it $5.5 billion this quarter",
		"Nvidia expects the new limits on exports of artificial intelligence chips to cost it 5.5 billion dollars this quarter. The company told its investors that orders from China had stopped within a week.",
	],
	[
		"Senators propose to track every exported AI chip",
		"Two senators proposed a law under which every artificial intelligence chip that leaves the United States would report where it is. Makers would have six months to add the feature, and exporters would answer for chips that go missing.",
	],
	[
		"Netherlands narrows licences for chip machines bound for China",
		"The Dutch government will ask for a licence for the service of older lithography machines in China. The rule takes effect in April and concerns machines that were sold years ago.",
	],
	[
		"Huawei's Ascend chip enters mass production for AI training",
		"Huawei began the mass production of its Ascend chip for the training of artificial intelligence models. It wants to ship 100,000 of them this year, chiefly to data centres in China.",
	],
	[
		"TSMC starts making AI accelerators in Arizona",
		"TSMC started to make artificial intelligence accelerators at its second plant in Arizona. The first wafers are to be delivered in the summer, a quarter earlier than the company had planned.",
	],
	[
		"Nvidia's new Blackwell Ultra chip ships to cloud providers",
		"Nvidia began to ship its Blackwell Ultra chip to the large cloud providers. The company says that the chip trains a model of a trillion parameters in half the time of its predecessor.",
	],
];

/** Stories of the morning at `clock`, each a single article of its own hour. */
export async function addNextDay(
	database: Database,
	clock: Clock,
): Promise<void> {
	const now = clock.now();
	const { id } = await addFeed(
		database,
		{
			url: "https://morning.example/feed",
			title: "The Morning",
			folder: "press",
			kind: "press",
			weight: 1,
			language: "en",
		},
		{ by: "test", now },
	);
	const items = news.map(([title, text], index) => ({
		identity: `guid:${index}`,
		others: [],
		publishedAt: new Date(now.getTime() - (index + 1) * 3_600_000),
		backlog: false,
		item: {
			guid: String(index),
			url: `https://morning.example/stories/${index}`,
			title,
			summary: text,
			content: `<p>${text}</p>`,
			author: null,
			publishedAt: null,
			language: "en",
			categories: [],
		},
	}));
	const http = {
		get: async (url: string) => ({
			url,
			status: 404,
			headers: {},
			body: Buffer.from(""),
			redirects: [],
		}),
	};
	for (const itemId of await storeItems(database, id, items, now))
		await ingestItem({ database, http, clock }, itemId);
	await groupArticles({ database });
}
