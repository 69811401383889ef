import type { FeedKind } from "../feeds/feed.ts";
import { bareHeadline } from "./headline.ts";
import { isAggregator } from "./hosts.ts";
import { noiseKinds } from "./kinds.ts";

export interface Candidate {
	host: string;
	kind: FeedKind;
	weight: number;
	title: string;
	publishedAt: Date;
}

const kindRanks: Record<FeedKind, number> = {
	official: 1,
	press: 2,
	newsletter: 0,
	community: 0,
	aggregator: 0,
};

const han = /\p{Script=Han}/u;

/**
 * The headline of the best source, in the script that most of them use: press before makers, both before those who
 * point at them; of these one that is neither cut off nor a question.
 */
export function bestHeadline(articles: readonly Candidate[]): string {
	const chinese = articles.filter(({ title }) => han.test(title)).length;
	const mostlyHan = chinese * 2 > articles.length;
	let best = "";
	let most = Number.NEGATIVE_INFINITY;
	for (const article of articles) {
		const title = bareHeadline(article.title);
		const length = title.length;
		const value =
			(isAggregator(article) ? 0 : kindRanks[article.kind]) +
			article.weight -
			(/(?:…|\.\.\.)$/.test(title) ? 2 : 0) -
			(length < 25 ? 1 : length > 140 ? 1 : 0) -
			noiseKinds(title).length -
			(han.test(title) === mostlyHan ? 0 : 3);
		if (value > most) {
			most = value;
			best = title;
		}
	}
	return best;
}
