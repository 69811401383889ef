import { ground } from "../briefs/ground.ts";
import type { Command } from "./command.ts";
import { briefToGround } from "./inputs.ts";
import { exitCode, readLines, writeLine } from "./streams.ts";

export const command: Command = {
	usage: "",
	description: `Reads {sentences:[{text,sources:[id]}],articles:[{id,text}]} as JSON Lines and
writes {sentences:[{ok,problems:[{kind,text}]}]}: whether each number, name, date
and quotation of a sentence stands in the sources that it cites.`,
	examples: ["ground < briefs.jsonl"],
	async run() {
		const problems = { count: 0 };
		for await (const brief of readLines(briefToGround, problems))
			await writeLine({
				sentences: ground({
					sentences: brief.sentences.map(({ text, sources }) => ({
						text,
						sources: sources.map(String),
					})),
					articles: brief.articles.map(({ id, text }) => ({
						id: String(id),
						text,
					})),
				}),
			});
		return exitCode(problems);
	},
};
