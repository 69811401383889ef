import { type Answer, ask } from "../answers/ask.ts";
import { answerMessage } from "../chat/messages/ask-message.ts";
import { readConfig } from "../config.ts";
import { UsageError } from "../lib/errors.ts";
import type { Command } from "./command.ts";
import { writerFor } from "./render.ts";
import { tell, writeLine } from "./streams.ts";
import { withApp } from "./with-app.ts";

export const command: Command = {
	usage: "QUESTION [--language CODE]",
	description: `Answers from the catalogue of models and from the articles of the last 90 days,
with the sentences that support it quoted word by word; or in the words of the language
model, where one is configured, every sentence with the sources that support it. When
nothing supports an answer it says so and names what comes nearest.`,
	options: {
		language: {
			type: "string",
			value: "CODE",
			help: "language of the words around the answer, such as en or it",
		},
	},
	examples: [
		"ask what did Sky-T1 cost?",
		"ask 'quanti chip ha richiesto DeepSeek-V3?' --language it",
	],
	async run(input) {
		const question = input.arguments.join(" ").trim();
		if (question === "")
			throw new UsageError(
				"What is the question? Such as `ask what did Sky-T1 cost?`.",
			);
		const language = input.text("language") ?? readConfig().language;
		await withApp(async (app) => {
			const answer = await ask(app, question, { language });
			if (input.json) await writeLine(answer);
			else await writerFor("text")(answerMessage(answer, language));
			tellCost(answer);
		});
	},
};

/** Where a model was asked: which one wrote, and what it cost. */
function tellCost({ written, unwritten, costMicrodollars }: Answer): void {
	const cost = `$${(costMicrodollars / 1_000_000).toFixed(6)}`;
	if (written && costMicrodollars === 0)
		tell(`Written by ${written.writtenBy}, kept: it cost nothing now.`);
	else if (written) tell(`Written by ${written.writtenBy} for ${cost}.`);
	else if (unwritten && costMicrodollars > 0)
		tell(`Nothing was written; it cost ${cost} all the same.`);
}
