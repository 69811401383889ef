import { readQuestion } from "#src/answers/question.ts";
import { modelCatalogue } from "#src/models/catalogue.ts";
import { makeResolver } from "#src/models/resolve.ts";
import { tag } from "#src/topics/tag.ts";
import { textOf, unless } from "../expectations.ts";
import type { FuzzTarget } from "../target.ts";

const models = modelCatalogue().models;
const slugs = new Set(models.map(({ slug }) => slug));
const resolver = makeResolver(models);

/** Names of models as people type them, and questions and headlines that hold some. */
export const resolve: FuzzTarget = {
	name: "resolve",
	about:
		/src\/(?:models\/(?:resolve|query|name|name-index|identity|spelling)|topics\/(?:tag|model-|introduced)[^/]*|answers\/(?:question|concepts))\.ts/,
	shape: "text",
	words: [
		..."deepseek|DeepSeek-V3.1|gpt-4o-mini|gpt 5|o3|r1|Claude 3.5 Sonnet|llama-3.1-405b|Qwen2.5-72B-Instruct|gemini|mistral|mixtral 8x7b|grok|turbo|preview|distill|latest|70b|8x7B|A22B|1.5|2024-08-06|0324|v|/|:|-|_|OpenAI|Meta|通义千问|深度求索|ｄｅｅｐｓｅｅｋ|how much did |what is |who made ".split(
			"|",
		),
	],
	problems(input) {
		const text = textOf(input).slice(0, 4_000);
		const { model, suggestions } = resolver.resolve(text);
		const completed = resolver.complete(text, 5);
		const { terms } = readQuestion(text, "en");
		const tagged = tag({ title: text });
		return [
			...unless(
				[
					...(model === null ? [] : [model]),
					...suggestions,
					...completed,
				].every((slug) => slugs.has(slug)),
				"a model is in no catalogue",
				text,
			),
			...unless(
				model === null || suggestions.length === 0,
				"a model is found and others suggested",
				text,
			),
			...unless(suggestions.length <= 3, "too many suggestions", text),
			...unless(completed.length <= 5, "too many completions", text),
			...unless(
				terms.every(({ word }) => word !== ""),
				"a term is empty",
				text,
			),
			...unless(
				tagged.topics.every((topic) => topic.slug !== ""),
				"a topic has no name",
				text,
			),
		];
	},
};
