import { describeModel } from "../../answers/describe.ts";
import type { ModelCard, UnknownModel } from "../../answers/model-card.ts";
import { modelActions, pictureButton } from "../conversation/model-actions.ts";
import { pictureWith } from "../conversation/reply-pictures.ts";
import { modelMessage } from "../messages/model-message.ts";
import { toPerson } from "../messages/plain-message.ts";
import type { ChatCommand } from "./command.ts";
import { completeModel } from "./complete.ts";
import { wordsOf } from "./words.ts";

export const model: ChatCommand = {
	name: "model",
	...wordsOf("model"),
	options: [
		{
			name: "name",
			...wordsOf("model", "name"),
			required: true,
			rest: true,
			complete: completeModel,
		},
	],
	permission: "anyone",
	personal: true,
	async run({ texts, language, value }, deps) {
		const card = await describeModel(deps, value("name") ?? "");
		return toPerson(
			{ ...modelMessage(card, language), actions: modelActions(card, texts) },
			hasPrice(card)
				? pictureWith([card.slug], texts, deps, pictureButton([card], texts))
				: null,
		);
	},
};

/** Without a price there is nothing to draw. */
function hasPrice(card: ModelCard | UnknownModel): card is ModelCard {
	return (
		card.kind === "model" &&
		card.fields.some(
			({ field, statements }) =>
				/^(?:price|cheapestPrice)$/.test(field) && statements.length > 0,
		)
	);
}
