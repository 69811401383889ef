import { hostOf } from "../articles/url.ts";
import { tag } from "../topics/tag.ts";
import type { GroupingMember } from "./cluster.ts";
import { groupItems } from "./group-items.ts";
import { kindOfHost } from "./hosts.ts";
import { bestHeadline } from "./lead.ts";
import { rank } from "./rank.ts";
import type { RankPart } from "./story.ts";
import { commonTags } from "./tags.ts";

export interface RankedItems {
	/** Id of the story's first item. */
	story: string;
	score: number;
	/** They add up to `score`. */
	parts: RankPart[];
	/** Ids of its items in the order of arrival. */
	items: string[];
	headline: string;
}

/**
 * Tags, groups and ranks a stream of items, the best story first.
 * @param items in the order of time
 * @param now the time of the ranking; by default that of the newest item
 */
export function rankItems(
	items: readonly GroupingMember[],
	now: Date = newest(items),
): RankedItems[] {
	const stories = groupItems(items);
	return [...Map.groupBy(items, ({ id }) => stories.get(id) ?? id)]
		.map(([story, members]) => {
			const articles = members.map(articleOf);
			return {
				story,
				...rank(
					{
						articles,
						topics: commonTags(articles.map(({ topics }) => topics)),
						models: commonTags(articles.map(({ models }) => models)),
						organisations: commonTags(
							articles.map(({ organisations }) => organisations),
						),
					},
					{ now },
				),
				items: members.map(({ id }) => id),
				headline: bestHeadline(articles),
			};
		})
		.sort((a, b) => b.score - a.score || (a.story < b.story ? -1 : 1));
}

function articleOf(item: GroupingMember) {
	const { topics, models, organisations } = tag({
		title: item.title,
		summary: item.summary ?? null,
		text: item.text ?? null,
		url: item.url,
		...(item.language && { language: item.language }),
	});
	const host = URL.canParse(item.url) ? hostOf(item.url) : item.source;
	return {
		host,
		kind: kindOfHost(host),
		weight: 1,
		title: item.title,
		publishedAt: item.publishedAt,
		topics: topics.map(({ slug }) => slug),
		models: models.map(({ slug }) => slug),
		organisations,
	};
}

function newest(items: readonly GroupingMember[]): Date {
	return new Date(
		items.reduce(
			(latest, { publishedAt }) => Math.max(latest, publishedAt.getTime()),
			0,
		),
	);
}
