import { ingestItem } from "../articles/ingest.ts";
import { type PollResult, pollFeed } from "../feeds/poll.ts";
import { listFeeds } from "../feeds/store.ts";
import { groupArticles, rankStories } from "../stories/group.ts";
import type { Command } from "./command.ts";
import { tell, write, writeLine } from "./streams.ts";
import { withApp } from "./with-app.ts";

export const command: Command = {
	usage: "[FEED…]",
	description: `Reads feeds now, all or those named by address or number, takes their items through
to stories, and tells what came of each.`,
	examples: ["poll", "poll https://lab.example/feed.xml"],
	async run(input) {
		return withApp(async (app) => {
			const all = await listFeeds(app.database);
			const wanted = input.arguments;
			const feeds = all.filter(
				({ id, url }) =>
					wanted.length === 0 ||
					wanted.includes(url) ||
					wanted.includes(String(id)),
			);
			if (feeds.length === 0) {
				tell(
					wanted.length === 0
						? "There are no feeds yet. Add one: modelwire feeds add URL"
						: `No feed is called ${wanted.join(", ")}. \`modelwire feeds list\` shows them.`,
				);
				return 1;
			}
			let failed = 0;
			for (const feed of feeds) {
				const result = await pollFeed(app, feed.id, { early: true });
				if (result.outcome.kind === "failed") failed++;
				for (const item of result.newItems) await ingestItem(app, item);
				if (input.json)
					await writeLine({
						feed: feed.url,
						newItems: result.newItems.length,
						...result.outcome,
					});
				else await write(`${feed.title ?? feed.url}: ${spell(result)}\n`);
			}
			const stories = await groupArticles(app);
			await rankStories(app, stories);
			tell(`${stories.length} stories are new or grew.`);
			return failed === feeds.length ? 1 : 0;
		});
	},
};

function spell({ outcome, newItems }: PollResult): string {
	switch (outcome.kind) {
		case "read":
			return `${outcome.items} items, ${newItems.length} new`;
		case "unchanged":
			return "nothing changed";
		case "gone":
			return "gone for good; it is not asked again";
		case "failed":
			return `cannot be read: ${outcome.reason}`;
		case "skipped":
			return "gone or removed";
	}
}
