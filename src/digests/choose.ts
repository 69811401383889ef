import type { Database } from "../lib/database/database.ts";
import { oncePer } from "../lib/once-per.ts";
import { storyFacts } from "../stories/facts.ts";
import { rank } from "../stories/rank.ts";
import { newsBetween } from "../stories/shelf.ts";
import { relatedStories } from "../stories/store.ts";
import type { RankPart, StoryWithArticles } from "../stories/story.ts";
import { type ToldStory, telling } from "./memory.ts";
import {
	type FeedbackEntry,
	feedbackOn,
	learn,
	type Preference,
} from "./preference.ts";
import { type Candidate, select } from "./select.ts";
import type { ChannelSubscription } from "./store.ts";
import { claimedBreaking } from "./store-breaking.ts";
import { feedbackEntries } from "./store-feedback.ts";
import { toldStories } from "./store-memory.ts";
import { matches } from "./subscription.ts";

/** What a digest covers, and for whom. */
export interface Period {
	subscription: ChannelSubscription;
	since: Date;
	/** End of the period; the present for all but `replay`. */
	now: Date;
	/** Whether what the channel was told already comes again, as if it were new. */
	repeated?: boolean;
	/** Whether what was published shortly before but reached us in the period counts. */
	belated?: boolean;
	/** The story that breaks; any by default. */
	only?: number;
}

export interface Choice {
	/** Best first. */
	chosen: Candidate[];
	/** Stories of the period that the channel does not follow. */
	elsewhere: number;
	told: ReadonlyMap<number, ToldStory>;
}

/** The stories of the period that a channel follows and, unless `repeated`, has not been told. */
export async function chooseStories(
	database: Database,
	{ subscription, since, now, repeated = false, belated = false, only }: Period,
): Promise<Choice> {
	const stories = await newsBetween(database, since, now, { belated });
	const pressed = await feedbackEntries(database, subscription.channelId);
	// Before what was told: a story that breaks meanwhile stands in one of the two.
	const left = await leftOut(database, subscription.channelId, pressed);
	const told = repeated
		? new Map<number, ToldStory>()
		: await toldStories(
				database,
				subscription.channelId,
				stories.map(({ id }) => id),
			);
	const preferences = learn(pressed, now);
	const followed: Candidate[] = [];
	let elsewhere = 0;
	for (const story of stories) {
		const met = matches(subscription, { ...story, wording: wordingOf(story) });
		if (met.length === 0) {
			if (!told.has(story.id)) elsewhere++;
			continue;
		}
		if (only === undefined ? left.has(story.id) : only !== story.id) continue;
		const decision = telling(told.get(story.id) ?? null, factsOf(story));
		if (decision.kind === "silent") continue;
		followed.push({
			...rankFor(subscription, story, preferences, now),
			story,
			met,
			telling: decision,
		});
	}
	const related = await relatedStories(
		database,
		followed.map(({ story }) => story.id),
	);
	const chosen = select(followed, subscription.entries, related);
	return { chosen, elsewhere, told };
}

/** What a story is worth to a channel now, whether it was told or not. */
export async function weighStory(
	database: Database,
	subscription: ChannelSubscription,
	story: StoryWithArticles,
	now: Date,
): Promise<Pick<Candidate, "score" | "parts" | "met">> {
	const pressed = await feedbackEntries(database, subscription.channelId);
	return {
		...rankFor(subscription, story, learn(pressed, now), now),
		met: matches(subscription, { ...story, wording: wordingOf(story) }),
	};
}

/** What a reader need not have translated counts a little. */
const ownLanguage = 0.5;

function rankFor(
	subscription: ChannelSubscription,
	story: StoryWithArticles,
	preferences: readonly Preference[],
	now: Date,
): { score: number; parts: RankPart[] } {
	const feedback = feedbackOn(story, preferences);
	const channel = { ...subscription, feedback };
	const { score, parts } = rank(story, { now, channel });
	const { language } = subscription;
	if (!story.articles.some((article) => article.language === language))
		return { score, parts };
	const part = {
		kind: "language",
		value: ownLanguage,
		why: `told in your language (${language})`,
	};
	return { score: score + ownLanguage, parts: [...parts, part] };
}

/** Stories that are muted, or on their way to the channel as breaking news. */
async function leftOut(
	database: Database,
	channelId: number,
	pressed: readonly FeedbackEntry[],
): Promise<ReadonlySet<number>> {
	const muted = pressed.filter(({ kind }) => kind === "mute");
	const breaking = await claimedBreaking(database, channelId);
	return new Set([...muted, ...breaking].map(({ storyId }) => storyId));
}

const wordingOf = oncePer(({ articles }: StoryWithArticles) =>
	articles.map(({ title, summary }) => `${title}\n${summary ?? ""}`).join("\n"),
);

/** What a story's articles report. */
export const factsOf = oncePer(({ articles }: StoryWithArticles) =>
	storyFacts(articles),
);
