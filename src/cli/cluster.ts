import { makeGrouper } from "../stories/cluster.ts";
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
		const grouper = makeGrouper();
		const stories = new Map<string, string>();
		/** Of stories that turned out to be one with another. */
		const mergedInto = new Map<string, string>();
		for await (const item of readLines(groupableItem, problems)) {
			const { story, merged = [] } = grouper.place(item);
			stories.set(item.id, story);
			for (const other of merged) mergedInto.set(other, story);
		}
		for (const [id, first] of stories) {
			let story = first;
			for (let next = mergedInto.get(story); next; next = mergedInto.get(story))
				story = next;
			await writeLine({ id, story });
		}
		return exitCode(problems);
	},
};
