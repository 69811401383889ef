import type { Database } from "../lib/database/database.ts";
import {
	deleteStories,
	emptyArticles,
	forgetTold,
	markPruned,
	type OverStory,
	overStories,
} from "./store-stories.ts";

/** What was pruned, by kind. */
export type Pruned = Partial<Record<string, number>>;

/** Each statement does so little that nothing waits for it. */
const storiesAtOnce = 10;
const articlesAtOnce = 20;
const memoriesAtOnce = 100;

/**
 * Prunes the stories that were over before then, a few at a time; each is marked when nothing of
 * it is left to do, so that who is stopped goes on there.
 */
export async function* pruneStories(
	database: Database,
	before: Date,
	now: Date,
): AsyncGenerator<Pruned> {
	let after: OverStory | null = null;
	for (;;) {
		const stories: OverStory[] = await overStories(database, before, {
			after,
			limit: storiesAtOnce,
		});
		after = stories.at(-1) ?? null;
		if (after === null) return;
		const old = stories.filter(({ isFresh }) => !isFresh);
		const unneeded = idsOf(old.filter((story) => !story.isNeeded));
		if (unneeded.length > 0)
			yield { ...(await deleteStories(database, unneeded)) };
		const needed = idsOf(old.filter((story) => story.isNeeded));
		if (needed.length > 0) yield* pruneNeeded(database, needed, now);
	}
}

async function* pruneNeeded(
	database: Database,
	storyIds: readonly number[],
	now: Date,
): AsyncGenerator<Pruned> {
	for (;;) {
		const texts = await emptyArticles(database, storyIds, articlesAtOnce);
		if (texts > 0) yield { texts };
		else break;
	}
	for (;;) {
		const memories = await forgetTold(database, storyIds, memoriesAtOnce);
		if (memories > 0) yield { memories };
		else break;
	}
	await markPruned(database, storyIds, now);
}

function idsOf(stories: readonly OverStory[]): number[] {
	return stories.map(({ id }) => id);
}
