import { describeModel } from "../../answers/describe.ts";
import { modelActions } from "../conversation/model-actions.ts";
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
		return toPerson({
			...modelMessage(card, language),
			actions: modelActions(card, texts),
		});
	},
};
