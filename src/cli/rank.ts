import { rankItems } from "../stories/rank-items.ts";
import type { Command } from "./command.ts";
import { groupableItem } from "./inputs.ts";
import { exitCode, readLines, writeLine } from "./streams.ts";

export const command: Command = {
	usage: "",
	description: `Reads items {id,title,summary?,text?,url,source,publishedAt} as JSON Lines in the
order of time, groups them into stories and writes the stories, best first:
  {story,score,parts,items,headline}
The parts add up to the score.`,
	examples: ["rank < items.jsonl"],
	async run() {
		const problems = { count: 0 };
		const items = await Array.fromAsync(readLines(groupableItem, problems));
		for (const story of rankItems(items)) await writeLine(story);
		return exitCode(problems);
	},
};
