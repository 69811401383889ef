import { renderText } from "../chat/console/render.ts";
import { renderDiscord } from "../chat/discord/render.ts";
import type { Message } from "../chat/message.ts";
import { editionMessage } from "../chat/messages/edition-message.ts";
import { parseEdition } from "../chat/messages/edition-schema.ts";
import { renderSlack } from "../chat/slack/render.ts";
import { UsageError } from "../lib/errors.ts";
import { renderHtml } from "../web/render.ts";
import type { Command } from "./command.ts";
import { readInputText, write, writeLine } from "./streams.ts";

const platforms: Record<string, (message: Message) => Promise<void>> = {
	slack: async (message) => {
		for (const body of renderSlack(message)) await writeLine(body);
	},
	discord: async (message) => {
		for (const body of renderDiscord(message)) await writeLine(body);
	},
	text: (message) => write(`${renderText(message)}\n`),
	html: (message) => write(`${renderHtml(message)}\n`),
};

/** How a message is written in a platform's own shape. */
export function writerFor(
	platform: string,
): (message: Message) => Promise<void> {
	const writer = platforms[platform];
	if (writer) return writer;
	throw new UsageError(
		`--to ${platform}: there is no such platform. Choose one of ${Object.keys(platforms).join(", ")}.`,
	);
}

export const command: Command = {
	usage: "--to slack|discord|text|html",
	description: `Reads one digest as JSON (as written by "digest --json") and writes the platform's
message bodies, ready to post: a line of JSON a message for slack and discord.`,
	options: {
		to: {
			type: "string",
			value: "PLATFORM",
			help: "slack, discord, text or html",
		},
	},
	examples: ["render --to slack < digest.json"],
	async run(input) {
		const platform = input.text("to");
		if (platform === null)
			throw new UsageError("--to is missing: slack, discord, text or html.");
		const writeMessage = writerFor(platform);
		const edition = parseEdition(JSON.parse(await readInputText()));
		await writeMessage(editionMessage(edition));
	},
};
