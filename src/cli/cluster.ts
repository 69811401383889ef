import { makeItemGrouping } from "../stories/group-items.ts";
import type { Command } from "./command.ts";
import { groupableItem } from "./inputs.ts";
import { exitCode, readLines, writeLine } from "./streams.ts";

export const command: Command = {
	usage: "",
	description: `Reads items {id,title,summary?,text?,url,source,publishedAt} as JSON Lines in the
order of time and writes {id,story} for each: items of the same event share the
story. A story is called after its first item.`,
	examples: ["cluster < items.jsonl"],
	async run() {
		const problems = { count: 0 };
		const grouping = makeItemGrouping();
		for await (const item of readLines(groupableItem, problems))
			grouping.add(item);
		for (const [id, story] of grouping.stories())
			await writeLine({ id, story });
		return exitCode(problems);
	},
};
