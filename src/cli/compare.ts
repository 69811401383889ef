import { compareModels } from "../answers/describe.ts";
import { pictureOfModels } from "../chat/conversation/reply-pictures.ts";
import { comparisonMessage } from "../chat/messages/model-message.ts";
import { textsIn } from "../chat/texts/texts.ts";
import { readConfig } from "../config.ts";
import type { Command } from "./command.ts";
import { languageOption } from "./language.ts";
import { pictureOption, writePicture } from "./picture.ts";
import { writerFor } from "./render.ts";
import { writeLine } from "./streams.ts";
import { withApp } from "./with-app.ts";

export const command: Command = {
	usage: "A B [C D] [--picture FILE.png] [--language CODE]",
	description: `Shows two to four models side by side: only what is known, each value with its
source, differences marked. A name of several words takes quotation marks.`,
	options: {
		picture: pictureOption,
		language: languageOption,
	},
	examples: [
		"compare deepseek-v3 llama-3.1-405b",
		"compare o1 o3 'claude 3.5 sonnet' --json",
	],
	async run(input) {
		const language = input.text("language") ?? readConfig().language;
		return withApp(async (app) => {
			const comparison = await compareModels(app, input.arguments);
			if (input.json) await writeLine(comparison);
			else await writerFor("text")(comparisonMessage(comparison, language));
			if (Array.isArray(comparison)) return 1;
			await writePicture(input, () =>
				pictureOfModels(
					comparison.models.map(({ slug }) => slug),
					textsIn(language),
					app,
				),
			);
			return 0;
		});
	},
};
