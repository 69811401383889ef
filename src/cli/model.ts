import { describeModel } from "../answers/describe.ts";
import { pictureOfModels } from "../chat/conversation/reply-pictures.ts";
import { modelMessage } from "../chat/messages/model-message.ts";
import { textsIn } from "../chat/texts/texts.ts";
import { readConfig } from "../config.ts";
import { UsageError } from "../lib/errors.ts";
import type { Command } from "./command.ts";
import { languageOption } from "./language.ts";
import { pictureOption, writePicture } from "./picture.ts";
import { writerFor } from "./render.ts";
import { writeLine } from "./streams.ts";
import { withApp } from "./with-app.ts";

export const command: Command = {
	usage: "NAME [--picture FILE.png] [--language CODE]",
	description: `Shows what is known of a model, a family, a maker or a system around models:
every fact with its source and date, and the latest stories. A name that means
none for certain is answered with those that may be meant, and exit code 1.`,
	options: {
		picture: pictureOption,
		language: languageOption,
	},
	examples: [
		"model deepseek-v3",
		"model deepseek-v3 --picture price.png",
		"model 'claude 3.5 sonnet' --json",
	],
	async run(input) {
		const name = input.arguments.join(" ").trim();
		if (name === "")
			throw new UsageError("Which model? Such as `model deepseek-v3`.");
		const language = input.text("language") ?? readConfig().language;
		return withApp(async (app) => {
			const card = await describeModel(app, name);
			if (input.json) await writeLine(card);
			else await writerFor("text")(modelMessage(card, language));
			if (card.kind === "model")
				await writePicture(input, () =>
					pictureOfModels([card.slug], textsIn(language), app),
				);
			return card.kind === "unknown" ? 1 : 0;
		});
	},
};
