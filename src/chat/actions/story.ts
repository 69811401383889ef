import { writeMore } from "../../briefs/more.ts";
import { briefFor } from "../../briefs/store.ts";
import { briefInput } from "../../digests/compose.ts";
import { toldEntry } from "../../digests/store-entries.ts";
import { storyWithArticles } from "../../stories/store.ts";
import { explainTo } from "../commands/why.ts";
import { ChatError } from "../conversation/chat-error.ts";
import { readerFor } from "../conversation/reader.ts";
import { moreMessage } from "../messages/more-message.ts";
import { toPerson } from "../messages/plain-message.ts";
import type { ActionHandler } from "./action.ts";

/** A story at more length, written for who asks where a model can, under the headline that the channel knows. */
export const more: ActionHandler = async ({ asker, texts, value }, deps) => {
	const { database } = deps;
	const story = await storyWithArticles(database, storyIdIn(value));
	if (!story) throw new ChatError(({ commands }) => commands.errors.noStory);
	const reader = await readerFor(deps, asker);
	const told = await toldEntry(database, reader.channelId, story.id);
	const brief =
		(await writeMore(deps, briefInput(story), reader.language)) ??
		(await briefFor(database, story.id, reader.language));
	const headline = told?.headline ?? brief?.headline ?? story.headline;
	return toPerson(
		moreMessage(
			texts,
			{ ...story, headline },
			brief && { ...brief, headline },
			reader.language,
		),
	);
};

export const why: ActionHandler = ({ asker, texts, value }, deps) =>
	explainTo(asker, texts, storyIdIn(value), deps);

/** @throws ChatError when a button carries no story */
export function storyIdIn(value: string): number {
	const id = Number(value);
	if (Number.isSafeInteger(id) && id > 0) return id;
	throw new ChatError(({ commands }) => commands.errors.staleButton);
}
