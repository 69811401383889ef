import { detectLanguage } from "../lib/language/detect.ts";
import { tag } from "../topics/tag.ts";
import type { Command } from "./command.ts";
import { taggableItem } from "./inputs.ts";
import { exitCode, readLines, writeLine } from "./streams.ts";

export const command: Command = {
	usage: "",
	description: `Reads items {id,title,summary?,text?,url?} as JSON Lines and writes the same with
{language,topics,models,organisations} added. An item that is not about the AI
industry gets no topic.`,
	examples: ["tag < items.jsonl"],
	async run() {
		const problems = { count: 0 };
		for await (const item of readLines(taggableItem, problems)) {
			const language = detectLanguage(
				[item.title, item.summary, item.text].filter(Boolean).join("\n"),
			);
			const { topics, models, organisations } = tag({ ...item, language });
			await writeLine({
				...item,
				language,
				topics: topics.map(({ slug }) => slug),
				models: models.map(({ slug }) => slug),
				organisations,
			});
		}
		return exitCode(problems);
	},
};
