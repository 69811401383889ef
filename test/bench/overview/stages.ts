import { Readability } from "@mozilla/readability";
import Parser from "rss-parser";
import { parsePage } from "#src/articles/dom.ts";
import { extractArticle } from "#src/articles/extract.ts";
import { extractive } from "#src/briefs/extractive.ts";
import { parseFeed } from "#src/feeds/parse.ts";
import { rankItems } from "#src/stories/rank-items.ts";
import { tag } from "#src/topics/tag.ts";
import type { GeneratedArticle } from "../answers/articles.ts";
import { groupWithin } from "../scale/window.ts";
import { articlesOf, feedOf, pageOf } from "./generated.ts";

/** A stage alone: what an item costs, at one size and at ten times that. */
export interface StageCost {
	items: number;
	milliseconds: number;
	/** Of an item, at ten times as many. */
	millisecondsAtTen: number;
	/** Of the heap, more at the end than before. */
	megabytes: number;
	/** What one would otherwise use, and what an item costs with it. */
	beside: { name: string; milliseconds: number } | null;
}

type Work = (articles: readonly GeneratedArticle[]) => unknown;

const feedItems = 20;

const stages: Record<
	string,
	{ items: number; ours: Work; beside?: { name: string; work: Work } }
> = {
	parse: {
		items: 400,
		ours: (articles) => inFeeds(articles).map((feed) => parseFeed(feed)),
		beside: {
			name: "rss-parser",
			work: async (articles) => {
				for (const feed of inFeeds(articles))
					await new Parser().parseString(feed.toString("utf8"));
			},
		},
	},
	extract: {
		items: 30,
		ours: (articles) => articles.map((each) => extractArticle(pageOf(each))),
		beside: {
			name: "readability",
			work: (articles) =>
				articles.map((each) => {
					const document = parsePage(pageOf(each));
					return document && new Readability(document as never).parse();
				}),
		},
	},
	tag: {
		items: 200,
		ours: (articles) => articles.map((each) => tag(each)),
	},
	rank: {
		items: 100,
		ours: (articles) =>
			rankItems(
				articles.map((each) => ({ id: each.url, source: each.host, ...each })),
			),
	},
	brief: {
		items: 20,
		ours: (articles) =>
			articles.map((each) =>
				extractive({ articles: [{ ...each, official: false }] as never }),
			),
	},
};

/** Each stage by itself, in this process, on generated articles. */
export async function measureStages(): Promise<Record<string, StageCost>> {
	const costs: Record<string, StageCost> = {};
	for (const [name, { items, ours, beside }] of Object.entries(stages)) {
		const all = articlesOf(10 * items);
		const few = all.slice(0, items);
		await ours(few);
		const before = process.memoryUsage().heapUsed;
		const milliseconds = await costOf(ours, few);
		const millisecondsAtTen = await costOf(ours, all);
		const megabytes = (process.memoryUsage().heapUsed - before) / 2 ** 20;
		costs[name] = {
			items,
			milliseconds,
			millisecondsAtTen,
			megabytes: Math.max(0, megabytes),
			beside: beside
				? { name: beside.name, milliseconds: await costOf(beside.work, few) }
				: null,
		};
	}
	costs.group = groupCost();
	return costs;
}

/** Processor time of this thread for each item, milliseconds: other work on the machine is not ours. */
async function costOf(
	work: Work,
	articles: readonly GeneratedArticle[],
): Promise<number> {
	const before = process.threadCpuUsage();
	await work(articles);
	const { user, system } = process.threadCpuUsage(before);
	return (user + system) / 1000 / articles.length;
}

const windowItems = 1_000;

function groupCost(): StageCost {
	const [few, many] = [groupWithin(windowItems), groupWithin(10 * windowItems)];
	return {
		items: windowItems,
		milliseconds: few.milliseconds,
		millisecondsAtTen: many.milliseconds,
		megabytes: many.megabytes,
		beside: null,
	};
}

function inFeeds(articles: readonly GeneratedArticle[]): Buffer[] {
	return Array.from(
		{ length: Math.ceil(articles.length / feedItems) },
		(_, index) =>
			feedOf(articles.slice(index * feedItems, (index + 1) * feedItems)),
	);
}
