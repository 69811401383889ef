import type { Article } from "../articles/article.ts";
import { oncePer } from "../lib/once-per.ts";
import { shortHash } from "../lib/text/hash.ts";
import type { BriefLabel } from "./brief.ts";
import { labelsOf } from "./labels.ts";
import { type Material, materialOf, type ReadableArticle } from "./material.ts";
import { briefPrompt, translatePrompt } from "./prompt.ts";
import { chooseSources } from "./sources.ts";

/** A story as its brief is written from it. */
export interface BriefInput {
	storyId: number;
	/** The revision of the story's members. */
	revision: number;
	articles: Article[];
	/** Slugs of the topics it belongs to. */
	topics: string[];
}

/** A story with its sources chosen and cleaned, the same for every language. */
export interface PreparedStory extends BriefInput {
	/** By source number, from 1. */
	materials: Material[];
	labels: BriefLabel[];
}

export function prepareStory(input: BriefInput): PreparedStory {
	const { storyId, articles } = input;
	if (articles.length === 0)
		throw new Error(`briefs: story ${storyId} has no article to write from`);
	return { ...input, ...read(articles) };
}

const read = oncePer((articles: Article[]) => ({
	materials: chooseSources(articles, null).map(materialOf),
	labels: labelsOf(articles),
}));

/** Names all that a brief is made from and with: what was kept under it need not be made again. */
export function inputsHash(
	materials: readonly Material<ReadableArticle>[],
	...made: readonly unknown[]
): string {
	// The end of `JSON.stringify([...made, inputs])`, which is long and the same for all languages.
	const before = JSON.stringify([...made, []]).slice(0, -"[]]".length);
	return shortHash(`${before}${inputsOf(materials)}]`);
}

const inputsOf = oncePer((materials: readonly Material<ReadableArticle>[]) =>
	JSON.stringify(
		materials.map(({ article, title, summary, sentences }) => [
			article.url,
			title,
			summary,
			sentences,
		]),
	),
);

/** Names the prompts, the model and the language that a brief is made with. */
export function madeWith(model: string, language: string): string {
	return shortHash(
		JSON.stringify([
			briefPrompt.version,
			translatePrompt.version,
			model,
			language,
		]),
	);
}

/** The key of what a model writes of a story in a language. */
export function writtenHash(
	{ materials }: PreparedStory,
	model: string,
	language: string,
): string {
	return inputsHash(materials, "llm", madeWith(model, language));
}
