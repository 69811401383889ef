import type { Clock } from "../lib/clock.ts";
import {
	type Database,
	type Queryable,
	transaction,
} from "../lib/database/database.ts";
import {
	defaultParameters,
	type Grouper,
	type GroupingMember,
	makeGrouper,
} from "./cluster.ts";
import { independentHosts } from "./hosts.ts";
import { bestHeadline } from "./lead.ts";
import { rank } from "./rank.ts";
import type { DecisionRecorder, GroupingDecision } from "./record.ts";
import * as store from "./store.ts";
import { commonTags } from "./tags.ts";

/** How many articles one transaction places. */
const batch = 500;

/** How far back ranks still change with age, milliseconds. */
const living = 7 * 86_400_000;

/** A grouper with the decisions up to `position`. */
interface Memory {
	grouper: Grouper;
	position: number;
}

/**
 * One memory a database, absent while a transaction uses it: when that fails
 * the memory is lost with it, and the next call reads the window again.
 */
const memories = new WeakMap<Database, Memory>();

/**
 * Gives every article without a story its story, in the order of publication,
 * in one transaction a batch. Workers take turns, and each first catches up
 * with what the others decided. `recordDecisions` is told of those that stand.
 * @returns ids of the stories that changed
 */
export async function groupArticles({
	database,
	recordDecisions,
}: {
	database: Database;
	recordDecisions?: DecisionRecorder | null;
}): Promise<number[]> {
	const changed = new Set<number>();
	for (;;) {
		const kept = memories.get(database);
		memories.delete(database);
		const { memory, stories, decisions } = await transaction(
			database,
			async (client) => {
				await store.lockGrouping(client);
				return groupBatch(client, await caughtUp(client, kept));
			},
		);
		memories.set(database, memory);
		for (const id of stories) changed.add(id);
		await recordDecisions?.(decisions);
		if (decisions.length < batch) return [...changed].sort((a, b) => a - b);
	}
}

async function caughtUp(
	client: Queryable,
	kept: Memory | undefined,
): Promise<Memory> {
	const { storyHours, windowHours } = defaultParameters;
	const memory = kept ?? { grouper: makeGrouper(), position: 0 };
	const decisions = kept
		? await store.decisionsAfter(client, kept.position)
		: await store.recentDecisions(client, storyHours + windowHours);
	for (const decision of decisions) {
		memory.grouper.remember(memberOf(decision), String(decision.storyId));
		memory.position = Math.max(memory.position, decision.position);
	}
	return memory;
}

async function groupBatch(client: Queryable, memory: Memory) {
	const articles = await store.ungroupedArticles(client, batch);
	const ids = await store.reserveStoryIds(client, articles.length);
	const begun: store.NewStory[] = [];
	const memberships: store.Membership[] = [];
	const relations: store.Relation[] = [];
	const merges: { from: number; into: number }[] = [];
	const decisions: GroupingDecision[] = [];
	for (const article of articles) {
		// A story is called after its first member: each may become one.
		const candidate = ids[begun.length] ?? 0;
		const member = memberOf(article);
		const placement = memory.grouper.place(member, String(candidate));
		const storyId = Number(placement.story);
		decisions.push({ article: member, storyId, placement });
		if (placement.joinedBy === "first")
			begun.push({
				id: storyId,
				headline: article.title,
				at: article.publishedAt,
				backlog: article.backlog,
			});
		memberships.push({
			articleId: article.id,
			storyId,
			score: placement.score,
			joinedBy: placement.joinedBy,
		});
		for (const { story, score } of placement.related)
			relations.push({ storyId, relatedId: Number(story), score });
		for (const story of placement.merged ?? [])
			merges.push({ from: Number(story), into: storyId });
	}
	await store.insertStories(client, begun);
	await store.insertMemberships(client, memberships);
	await store.saveRelations(client, relations);
	for (const merge of merges) await store.mergeStory(client, merge);
	const gone = new Set(merges.map(({ from }) => from));
	const stories = [
		...new Set(memberships.map(({ storyId }) => storyId)),
	].filter((id) => !gone.has(id));
	await store.touchStories(client, stories);
	return { memory, stories, decisions };
}

function memberOf(article: store.GroupedArticle): GroupingMember {
	return { ...article, id: String(article.id) };
}

/** Ranks stories, by default all that are young enough for their rank to change. */
export async function rankStories(
	{ database, clock }: { database: Database; clock: Clock },
	storyIds?: readonly number[],
): Promise<void> {
	const now = clock.now();
	const ids =
		storyIds ??
		(await store.livingStories(database, new Date(now.getTime() - living)));
	for (let start = 0; start < ids.length; start += batch) {
		const stories = await store.storiesByIds(
			database,
			ids.slice(start, start + batch),
		);
		await store.saveRanks(
			database,
			stories.flatMap(({ id, revision, articles }) => {
				if (articles.length === 0) return [];
				const story = {
					articles,
					topics: commonTags(articles.map(({ topics }) => topics)),
					models: commonTags(articles.map(({ models }) => models)),
					organisations: commonTags(
						articles.map(({ organisations }) => organisations),
					),
				};
				return {
					...rank(story, { now }),
					id,
					revision,
					headline: bestHeadline(articles),
					hosts: independentHosts(articles).length,
					topics: story.topics,
					models: story.models,
					organisations: story.organisations,
				};
			}),
		);
	}
}
