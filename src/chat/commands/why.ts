import { brokenSince, latestEntries } from "../../digests/store-entries.ts";
import { askedChannel } from "../conversation/asked-channel.ts";
import { ChatError } from "../conversation/chat-error.ts";
import { explainStory } from "../conversation/explain-story.ts";
import { nameOfModel } from "../conversation/model-names.ts";
import { readerFor } from "../conversation/reader.ts";
import { nameOfStory, storyMeant } from "../conversation/told-story.ts";
import type { Asker, Reply } from "../listener.ts";
import { toPerson } from "../messages/plain-message.ts";
import { whyMessage } from "../messages/why-message.ts";
import type { Texts } from "../texts/texts.ts";
import type { ChatCommand, ChatDeps } from "./command.ts";
import { mostSuggestions, suggestion } from "./complete.ts";
import { wordsOf } from "./words.ts";

export const why: ChatCommand = {
	name: "why",
	...wordsOf("why"),
	options: [
		{
			name: "story",
			...wordsOf("why", "story"),
			required: true,
			rest: true,
			async complete(typed, asker, { database }) {
				const channel = await askedChannel(database, asker);
				if (!channel.row) return [];
				const { id } = channel.row;
				const numbered = await latestEntries(database, id);
				const broken = await brokenSince(database, id);
				return [
					...broken.map(({ storyId, headline }) => ({
						storyId,
						label: headline,
					})),
					...numbered.map(({ storyId, headline, position }) => ({
						storyId,
						label: `${position}. ${headline}`,
					})),
				]
					.filter(({ label }) =>
						label.toLowerCase().includes(typed.trim().toLowerCase()),
					)
					.slice(0, mostSuggestions)
					.map(({ storyId, label }) => suggestion(nameOfStory(storyId), label));
			},
		},
	],
	permission: "anyone",
	personal: false,
	async run({ asker, texts, value }, deps) {
		const channel = await askedChannel(deps.database, asker);
		const typed = value("story") ?? "";
		const storyId = await storyMeant(deps.database, channel, typed);
		return explainTo(asker, texts, storyId, deps);
	},
};

/** @throws ChatError where the story is not kept any more */
export async function explainTo(
	asker: Asker,
	texts: Texts,
	storyId: number,
	deps: ChatDeps,
): Promise<Reply> {
	const { database, clock } = deps;
	const now = clock.now();
	const reader = await readerFor(deps, asker);
	const explanation = await explainStory(database, storyId, reader, now);
	if (!explanation)
		throw new ChatError(({ commands }) => commands.errors.noStory);
	return toPerson(
		whyMessage(texts, explanation, {
			here: { now, timeZone: reader.timeZone },
			nameOf: await nameOfModel(database),
		}),
	);
}
