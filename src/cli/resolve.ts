import { createInterface } from "node:readline";
import { modelCatalogue } from "../models/catalogue.ts";
import { makeResolver } from "../models/resolve.ts";
import type { Command } from "./command.ts";
import { writeLine } from "./streams.ts";

export const command: Command = {
	usage: "[SPELLING…]",
	description: `Reads a spelling of a model's name a line (or as arguments) and writes
{query,model,suggestions}: the canonical name such as deepseek-v3, or null with
up to three that may have been meant.`,
	examples: ["resolve 'deep seek v3' gpt4o", "resolve < spellings.txt"],
	async run(input) {
		const resolver = makeResolver(modelCatalogue().models);
		const spellings =
			input.arguments.length > 0
				? input.arguments
				: createInterface({ input: process.stdin });
		for await (const query of spellings)
			await writeLine({ query, ...resolver.resolve(query) });
	},
};
