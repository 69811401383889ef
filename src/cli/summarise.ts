import { extractive } from "../briefs/extractive.ts";
import { UsageError } from "../lib/errors.ts";
import type { Command } from "./command.ts";
import { storyToSummarise } from "./inputs.ts";
import { exitCode, readLines, writeLine } from "./streams.ts";

export const command: Command = {
	usage: "[--sentences N]",
	description: `Reads a story a line, {id,articles:[{id,url,title,source,text}]}, and writes a brief
a line: {id,headline,sentences:[{text,sources:[id]}],method}. Sentences are quoted
from the articles; "sources" are the ids of the articles that carry them.`,
	options: {
		sentences: {
			type: "string",
			value: "N",
			default: "3",
			help: "how many sentences at most (3)",
		},
	},
	examples: ["summarise --sentences 2 < stories.jsonl"],
	async run(input) {
		const sentences = Number(input.text("sentences"));
		if (!Number.isInteger(sentences) || sentences < 1)
			throw new UsageError(
				`--sentences ${input.text("sentences")}: give a whole number from 1.`,
			);
		const problems = { count: 0 };
		for await (const { id, articles } of readLines(
			storyToSummarise,
			problems,
		)) {
			const brief = extractive(
				{
					articles: articles.map((article) => ({
						...article,
						url: article.url ?? "",
						title: article.title ?? "",
						source: article.source ?? "",
						summary: article.summary ?? null,
						text: article.text ?? null,
					})),
				},
				{ sentences },
			);
			await writeLine({
				id,
				headline: brief.headline,
				sentences: brief.sentences.map(({ text, sources }) => ({
					text,
					sources: sources.map((number) => articles[number - 1]?.id),
				})),
				method: "extractive",
			});
		}
		return exitCode(problems);
	},
};
