import { describeModel } from "../answers/describe.ts";
import { modelMessage } from "../chat/messages/model-message.ts";
import { readConfig } from "../config.ts";
import { UsageError } from "../lib/errors.ts";
import type { Command } from "./command.ts";
import { writerFor } from "./render.ts";
import { writeLine } from "./streams.ts";
import { withApp } from "./with-app.ts";

export const command: Command = {
	usage: "NAME [--language CODE]",
	description: `Shows what is known of a model, a family, a maker or a system around models:
every fact with its source and date, and the latest stories. A name that means
none for certain is answered with those that may be meant, and exit code 1.`,
	options: {
		language: {
			type: "string",
			value: "CODE",
			help: "language of the answer, such as en or it",
		},
	},
	examples: ["model deepseek-v3", "model 'claude 3.5 sonnet' --json"],
	async run(input) {
		const name = input.arguments.join(" ").trim();
		if (name === "")
			throw new UsageError("Which model? Such as `model deepseek-v3`.");
		const language = input.text("language") ?? readConfig().language;
		return withApp(async (app) => {
			const card = await describeModel(app, name);
			if (input.json) await writeLine(card);
			else await writerFor("text")(modelMessage(card, language));
			return card.kind === "unknown" ? 1 : 0;
		});
	},
};
