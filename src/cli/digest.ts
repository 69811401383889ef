import { editionMessage } from "../chat/messages/edition-message.ts";
import { parseDuration } from "../lib/duration.ts";
import { UsageError } from "../lib/errors.ts";
import { TOPICS } from "../topics/topics.ts";
import type { Command } from "./command.ts";
import { previewEdition } from "./preview.ts";
import { writerFor } from "./render.ts";
import { writeLine } from "./streams.ts";
import { withApp } from "./with-app.ts";

export const command: Command = {
	usage: "[--topic TOPIC]… [--language CODE] [--since 24h] [--to PLATFORM]",
	description: `Shows the digest that a channel with these interests would get now. Nothing is
posted, and no channel counts it as told.`,
	options: {
		topic: {
			type: "string",
			multiple: true,
			value: "TOPIC",
			help: "follow this topic; may be repeated; none means everything",
		},
		language: {
			type: "string",
			value: "CODE",
			help: "language of the digest, such as en or it",
		},
		since: {
			type: "string",
			value: "TIME",
			default: "24h",
			help: "how far to look back: 12h, 3d (24h)",
		},
		to: {
			type: "string",
			value: "PLATFORM",
			default: "text",
			help: "as text (default), slack, discord or html",
		},
	},
	examples: [
		"digest",
		"digest --topic chip-policy --since 3d",
		"digest --json | npm run -s modelwire -- render --to slack",
	],
	async run(input) {
		const since = parseDuration(input.text("since") ?? "24h");
		const topics = input.list("topic");
		const known = TOPICS.map(({ slug }) => slug);
		for (const topic of topics)
			if (!known.includes(topic))
				throw new UsageError(
					`--topic ${topic}: there is no such topic. Choose from ${known.join(", ")}.`,
				);
		const writeMessage = writerFor(input.text("to") ?? "text");
		await withApp(async (app) => {
			const edition = await previewEdition(app, {
				topics,
				language: input.text("language") ?? app.defaults.language,
				since,
			});
			if (input.json) await writeLine(edition);
			else await writeMessage(editionMessage(edition));
		});
	},
};
