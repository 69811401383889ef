import { answerQuestion } from "../conversation/answer-question.ts";
import { toPerson } from "../messages/plain-message.ts";
import type { ChatCommand } from "./command.ts";
import { wordsOf } from "./words.ts";

export const ask: ChatCommand = {
	name: "ask",
	...wordsOf("ask"),
	options: [
		{
			name: "question",
			...wordsOf("ask", "question"),
			required: true,
			rest: true,
		},
	],
	permission: "anyone",
	personal: true,
	async run({ asker, language, value }, deps) {
		const question = value("question") ?? "";
		return toPerson(await answerQuestion(deps, asker, question, language));
	},
};
