import type { Database } from "../lib/database/database.ts";
import { storyFacts } from "../stories/facts.ts";
import { rank } from "../stories/rank.ts";
import { storiesBetween } from "../stories/store.ts";
import type { StoryWithArticles } from "../stories/story.ts";
import { type ToldStory, telling } from "./memory.ts";
import { type Candidate, select } from "./select.ts";
import { type ChannelSubscription, feedbackOf, toldStories } from "./store.ts";
import { matches } from "./subscription.ts";

/** What a digest covers, and for whom. */
export interface Period {
	subscription: ChannelSubscription;
	since: Date;
	/** End of the period; the present for all but `replay`. */
	now: Date;
}

export interface Choice {
	/** Best first. */
	chosen: Candidate[];
	/** Stories of the period that the channel does not follow. */
	elsewhere: number;
	told: ReadonlyMap<number, ToldStory>;
}

/** The stories of the period that a channel follows and has not been told. */
export async function chooseStories(
	database: Database,
	{ subscription, since, now }: Period,
): Promise<Choice> {
	const stories = await storiesBetween(database, since, now);
	const told = await toldStories(database, subscription.channelId);
	const feedback = await feedbackOf(database, subscription.channelId);
	const followed: Candidate[] = [];
	let elsewhere = 0;
	for (const story of stories) {
		if (story.backlog || story.topics.length === 0) continue;
		const met = matches(subscription, { ...story, wording: wording(story) });
		if (met.length === 0) {
			elsewhere++;
			continue;
		}
		const pressed = feedback.get(story.id);
		if (pressed?.muted) continue;
		const decision = telling(
			told.get(story.id) ?? null,
			storyFacts(story.articles),
		);
		if (decision.kind === "silent") continue;
		const channel = { ...subscription, feedback: pressed?.sum ?? 0 };
		const { score, parts } = rank(story, { now, channel });
		followed.push({ story, met, score, parts, telling: decision });
	}
	return { chosen: select(followed, subscription.entries), elsewhere, told };
}

function wording({ articles }: StoryWithArticles): string {
	return articles
		.map(({ title, summary }) => `${title}\n${summary ?? ""}`)
		.join("\n");
}
