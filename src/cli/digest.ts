import { editionMessage } from "../chat/messages/edition-message.ts";
import { readConfig } from "../config.ts";
import { composeEdition } from "../digests/compose.ts";
import { defaultQuietHours } from "../digests/subscription.ts";
import { parseDuration } from "../lib/duration.ts";
import { UsageError } from "../lib/errors.ts";
import { TOPICS } from "../topics/topics.ts";
import type { Command } from "./command.ts";
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
		const { language, timeZone } = readConfig();
		await withApp(async (app) => {
			const now = app.clock.now();
			const { edition } = await composeEdition(app, {
				digestId: 0,
				slot: now,
				kind: "first",
				late: false,
				since: new Date(now.getTime() - since),
				now,
				subscription: {
					channelId: 0,
					channel: "preview",
					topics,
					models: [],
					organisations: [],
					keywords: [],
					minuteOfDay: 0,
					timeZone,
					days: [1],
					language: input.text("language") ?? language,
					entries: 10,
					breaking: false,
					sayWhenEmpty: true,
					...defaultQuietHours,
					pausedUntil: null,
					nextSlot: null,
					createdBy: null,
					createdAt: now,
				},
			});
			if (input.json) await writeLine(edition);
			else await writeMessage(editionMessage(edition));
		});
	},
};
