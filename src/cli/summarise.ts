import type { z } from "zod";
import { extractive } from "../briefs/extractive.ts";
import { readConfig } from "../config.ts";
import { reasonOf, UsageError } from "../lib/errors.ts";
import type { Endpoint } from "../lib/llm/endpoint.ts";
import { openEndpoint } from "../lib/llm/fallback.ts";
import type { Command } from "./command.ts";
import { storyToSummarise } from "./inputs.ts";
import { exitCode, readLines, tell, writeLine } from "./streams.ts";
import { summariseWithModel } from "./summarise-with-model.ts";

type Story = z.infer<typeof storyToSummarise>;

export const command: Command = {
	usage: "[--sentences N] [--llm [--language CODE]]",
	description: `Reads a story a line, {id,articles:[{id,url,title,source,text}]}, and writes a brief
a line: {id,headline,sentences:[{text,sources:[id]}],method}. Sentences are quoted
from the articles; "sources" are the ids of the articles that carry them. With
--llm the configured endpoint words them; what its sources do not support is left
out, and a brief of which too little is left is quoted.`,
	options: {
		sentences: {
			type: "string",
			value: "N",
			default: "3",
			help: "how many sentences at most (3)",
		},
		llm: { type: "boolean", help: "use the endpoint of the settings (LLM_…)" },
		language: {
			type: "string",
			value: "CODE",
			help: "of what the endpoint writes, such as en or it",
		},
	},
	examples: [
		"summarise --sentences 2 < stories.jsonl",
		"summarise --llm --language it < stories.jsonl",
	],
	async run(input) {
		const sentences = Number(input.text("sentences"));
		if (!Number.isInteger(sentences) || sentences < 1)
			throw new UsageError(
				`--sentences ${input.text("sentences")}: give a whole number from 1.`,
			);
		const config = input.flag("llm") ? readConfig() : null;
		const endpoint = config && endpointOf(config);
		const language = input.text("language") ?? config?.language ?? "en";
		const problems = { count: 0 };
		for await (const story of readLines(storyToSummarise, problems)) {
			const written =
				endpoint && (await writeOrTell(endpoint, story, language));
			const brief = written
				? { ...written, method: "llm" }
				: { ...quote(story, sentences), method: "extractive" };
			await writeLine({ id: story.id, ...brief });
		}
		return exitCode(problems);
	},
};

function endpointOf({ llm }: ReturnType<typeof readConfig>): Endpoint {
	if (llm) return openEndpoint(llm);
	throw new UsageError(
		"--llm needs an endpoint: set LLM_API_KEY, or LLM or LLM_BASE_URL for a local one.",
	);
}

async function writeOrTell(
	endpoint: Endpoint,
	story: Story,
	language: string,
): ReturnType<typeof summariseWithModel> {
	try {
		return await summariseWithModel(endpoint, story, language);
	} catch (error) {
		tell(`story ${story.id} is quoted instead: ${reasonOf(error)}`);
		return null;
	}
}

function quote({ articles }: Story, sentences: number) {
	const brief = extractive(
		{
			articles: articles.map((article) => ({
				...article,
				url: article.url ?? "",
				title: article.title ?? "",
				source: article.source ?? "",
			})),
		},
		{ sentences },
	);
	return {
		headline: brief.headline,
		sentences: brief.sentences.map(({ text, sources }) => ({
			text,
			sources: sources.map((number) => articles[number - 1]?.id),
		})),
	};
}
