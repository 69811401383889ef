import type { FeedbackEntry } from "../../digests/preference.ts";
import { toldEntry } from "../../digests/store-entries.ts";
import {
	saveFeedback,
	withdrawFeedback,
} from "../../digests/store-feedback.ts";
import { storyWithArticles } from "../../stories/store.ts";
import type { StoryWithArticles } from "../../stories/story.ts";
import { cleanText } from "../clean-text.ts";
import type { ChatDeps } from "../commands/command.ts";
import {
	askedChannel,
	needMember,
	needSubscription,
	type SubscribedChannel,
} from "../conversation/asked-channel.ts";
import { ChatError } from "../conversation/chat-error.ts";
import { nameOfModel } from "../conversation/model-names.ts";
import { allOf } from "../messages/moments.ts";
import { plainMessage, toPerson } from "../messages/plain-message.ts";
import type { NameOf } from "../messages/subscription-message.ts";
import { type Texts, topicName } from "../texts/texts.ts";
import type { ActionHandler, Press } from "./action.ts";
import { storyIdIn } from "./story.ts";

type Kind = FeedbackEntry["kind"];

/** So many names say well enough what a story is about. */
const namedSubjects = 4;

/** Keeps a press, and says what changes from the next digest on. */
export function pressed(kind: Kind): ActionHandler {
	return async (press, deps) => {
		const { texts, asker } = press;
		const { story, channel } = await aboutStory(press, deps, press.value);
		await saveFeedback(deps.database, {
			channelId: channel.row.id,
			storyId: story.id,
			person: asker.person.id,
			kind,
			weight: 1,
			at: deps.clock.now(),
		});
		const nameOf = await nameOfModel(deps.database);
		return toPerson(
			plainMessage(texts, [confirmation(texts, kind, story, nameOf)], {
				actions: [
					{
						id: "undo",
						value: `${kind}:${story.id}`,
						label: texts.commands.buttons.undo,
					},
				],
			}),
		);
	};
}

/** Takes back what somebody pressed. */
export const undo: ActionHandler = async (press, deps) => {
	const [kind, storyId = ""] = press.value.split(":");
	if (kind !== "more" && kind !== "less" && kind !== "mute")
		throw new ChatError(({ commands }) => commands.errors.staleButton);
	const { story, channel } = await aboutStory(press, deps, storyId);
	const { texts, asker } = press;
	await withdrawFeedback(deps.database, {
		channelId: channel.row.id,
		storyId: story.id,
		person: asker.person.id,
		kind,
	});
	const headline = cleanText(story.headline);
	return toPerson(
		plainMessage(texts, [texts.commands.feedback.undone(headline)]),
	);
};

/**
 * The story under the headline that the channel knows.
 * @throws ChatError where there is nothing that the press could change
 */
async function aboutStory(
	{ asker }: Press,
	{ database }: ChatDeps,
	storyId: string,
): Promise<{ story: StoryWithArticles; channel: SubscribedChannel }> {
	needMember(asker);
	const channel = needSubscription(await askedChannel(database, asker));
	const story = await storyWithArticles(database, storyIdIn(storyId));
	if (!story) throw new ChatError(({ commands }) => commands.errors.noStory);
	const told = await toldEntry(database, channel.row.id, story.id);
	const headline = told?.headline ?? story.headline;
	return { story: { ...story, headline }, channel };
}

function confirmation(
	texts: Texts,
	kind: Kind,
	story: StoryWithArticles,
	nameOf: NameOf,
): string {
	const { feedback } = texts.commands;
	const headline = cleanText(story.headline);
	if (kind === "mute") return feedback.muted(headline);
	const subjects = [
		...story.models.map(nameOf),
		...story.organisations,
		...story.topics.map((slug) => topicName(texts, slug)),
	].slice(0, namedSubjects);
	const names = allOf(texts, subjects.map(cleanText));
	const isMore = kind === "more";
	return [
		isMore ? feedback.more(headline) : feedback.less(headline),
		subjects.length === 0
			? ""
			: isMore
				? feedback.higher(names)
				: feedback.lower(names),
	]
		.filter(Boolean)
		.join(" ");
}
