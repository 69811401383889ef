import { TOPICS } from "../topics/topics.ts";
import type { Command } from "./command.ts";
import { write, writeLine } from "./streams.ts";

export const command: Command = {
	usage: "",
	description: "Lists the subjects that a channel can follow.",
	examples: ["topics", "topics --json"],
	async run(input) {
		for (const { slug, name, description } of TOPICS) {
			if (input.json) await writeLine({ slug, name, description });
			else await write(`${slug.padEnd(16)} ${name}: ${description}\n`);
		}
	},
};
