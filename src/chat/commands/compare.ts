import { compareModels } from "../../answers/describe.ts";
import { readKnownModels } from "../../answers/read-models.ts";
import type { Database } from "../../lib/database/database.ts";
import { ChatError } from "../conversation/chat-error.ts";
import { comparisonActions } from "../conversation/model-actions.ts";
import { splitNames } from "../conversation/split-names.ts";
import { comparisonMessage } from "../messages/model-message.ts";
import { toPerson } from "../messages/plain-message.ts";
import type { ChatCommand, ChatOption } from "./command.ts";
import { completeModel } from "./complete.ts";
import { wordsOf } from "./words.ts";

const places = ["first", "second", "third", "fourth"] as const;

export const compare: ChatCommand = {
	name: "compare",
	...wordsOf("compare"),
	options: places.map(
		(name, index): ChatOption => ({
			name,
			...wordsOf("compare", name),
			required: index < 2,
			complete: completeModel,
		}),
	),
	permission: "anyone",
	personal: true,
	async run({ texts, language, value }, { database }) {
		const typed = places.flatMap((place) => value(place) ?? []);
		const names = await namesOf(database, typed);
		const comparison = await compareModels({ database }, names);
		return toPerson({
			...comparisonMessage(comparison, language),
			actions: comparisonActions(comparison, texts),
		});
	},
};

/**
 * What was typed as names of models, though one of several words may have been taken for several.
 * @throws ChatError unless it is two to four, and no maker or system
 */
async function namesOf(
	database: Database,
	typed: readonly string[],
): Promise<string[]> {
	const known = await readKnownModels(database);
	const isKnown = (name: string) => known.find(name).kind === "model";
	const names = typed.every(isKnown)
		? [...typed]
		: splitNames(typed.join(" "), isKnown);
	if (names.length < 2 || names.length > places.length)
		throw new ChatError(({ commands }) => commands.errors.twoToFour);
	for (const name of names) {
		const entry = known.find(name);
		if (entry.kind !== "model" && entry.kind !== "unknown")
			throw new ChatError(({ commands }) =>
				commands.errors.comparedAre(entry.name),
			);
	}
	return names;
}
