import { briefFor } from "../../briefs/store.ts";
import { weighStory } from "../../digests/choose.ts";
import type { ChannelSubscription } from "../../digests/store.ts";
import { toldEntry } from "../../digests/store-entries.ts";
import type { Interests } from "../../digests/subscription.ts";
import type { Database } from "../../lib/database/database.ts";
import { storyWithArticles } from "../../stories/store.ts";
import type { StoryWithArticles } from "../../stories/story.ts";
import { tag } from "../../topics/tag.ts";
import type { Explanation } from "../messages/why-message.ts";

const shownTerms = 4;

/**
 * Why a channel was told a story, as it was then; of one that it was not told, what it would be
 * worth now. Null where the story is not kept.
 */
export async function explainStory(
	database: Database,
	storyId: number,
	subscription: ChannelSubscription,
	now: Date,
): Promise<Explanation | null> {
	const story = await storyWithArticles(database, storyId);
	if (!story) return null;
	const told = await toldEntry(database, subscription.channelId, story.id);
	const worth = told ?? (await weighStory(database, subscription, story, now));
	const brief = await briefFor(database, story.id, subscription.language);
	const { articles } = story;
	const fingerprints = new Set(articles.map(({ fingerprint }) => fingerprint));
	return {
		storyId: story.id,
		headline: told?.headline ?? brief?.headline ?? story.headline,
		score: worth.score,
		parts: worth.parts,
		hosts: [...new Set(articles.map(({ host }) => host))],
		articles: articles.length,
		copies: articles.length - fingerprints.size,
		matched: followsAll(subscription)
			? null
			: worth.met.map((interest) => ({
					interest,
					terms: termsFor(story, interest),
				})),
		brief: brief && {
			quoted: brief.method === "extractive",
			verdicts: brief.verdicts,
		},
		toldAt: told?.toldAt ?? null,
	};
}

function followsAll(interests: Interests): boolean {
	const { topics, models, organisations, keywords } = interests;
	return [topics, models, organisations, keywords].every(
		({ length }) => length === 0,
	);
}

/** The words of a story's articles that put it under a topic, those of most articles first. */
export function termsFor(
	{ articles }: StoryWithArticles,
	topic: string,
): string[] {
	const counts = new Map<string, number>();
	for (const { title, summary, language } of articles) {
		const tags = tag({ title, summary, language });
		const found = tags.topics.find(({ slug }) => slug === topic);
		for (const term of found?.terms ?? []) {
			// Ideas that stand together, and hosts, are no words of the text.
			if (/ \+ |\w\.\w/.test(term)) continue;
			const word = term.replace(/[*=]/g, "");
			counts.set(word, (counts.get(word) ?? 0) + 1);
		}
	}
	const words = [...counts.keys()];
	return [...counts]
		.filter(
			([word]) =>
				!words.some((other) => other !== word && other.includes(word)),
		)
		.sort((a, b) => b[1] - a[1])
		.slice(0, shownTerms)
		.map(([word]) => word);
}
