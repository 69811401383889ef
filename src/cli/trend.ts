import { readKnownModels } from "../answers/read-models.ts";
import { readTrend } from "../answers/trend.ts";
import { askedTrend } from "../chat/conversation/asked-trend.ts";
import { ChatError } from "../chat/conversation/chat-error.ts";
import { pictureOfTrend } from "../chat/conversation/reply-pictures.ts";
import { trendMessage } from "../chat/messages/trend-message.ts";
import { textsIn } from "../chat/texts/texts.ts";
import { readConfig } from "../config.ts";
import { UsageError } from "../lib/errors.ts";
import type { Command } from "./command.ts";
import { languageOption } from "./language.ts";
import { pictureOption, writePicture } from "./picture.ts";
import { writerFor } from "./render.ts";
import { tell, writeLine } from "./streams.ts";
import { withApp } from "./with-app.ts";

export const command: Command = {
	usage: "SUBJECT [--picture FILE.png] [--language CODE]",
	description: `Shows what has come of a subject, in three sentences: stories a week of a topic, a
model or a company; "price 100k", the cheapest model that takes so many tokens;
"compute", what training took by release date. A subject that means nothing is
answered with what there is, and exit code 1.`,
	options: {
		picture: pictureOption,
		language: languageOption,
	},
	examples: [
		"trend deepseek --picture deepseek.png",
		"trend price 100k",
		"trend compute --json",
	],
	async run(input) {
		const subject = input.arguments.join(" ").trim();
		if (subject === "")
			throw new UsageError(
				"Of what? Such as `trend chips` or `trend compute`.",
			);
		const texts = textsIn(input.text("language") ?? readConfig().language);
		return withApp(async (app) => {
			try {
				const known = await readKnownModels(app.database);
				const { asked, name } = askedTrend(subject, texts, known);
				const { timeZone } = app.defaults;
				const trend = await readTrend({ ...app, timeZone }, asked);
				if (input.json) await writeLine(trend);
				else await writerFor("text")(trendMessage(trend, name, texts));
				await writePicture(input, () =>
					pictureOfTrend(trend, name, texts, app).prepare(),
				);
				return 0;
			} catch (error) {
				if (!(error instanceof ChatError)) throw error;
				tell(error.tell(texts));
				return 1;
			}
		});
	},
};
