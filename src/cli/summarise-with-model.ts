import { randomBytes } from "node:crypto";
import type { z } from "zod";
import type { Article } from "../articles/article.ts";
import { hostOf } from "../articles/url.ts";
import { checkWritten, isPostable } from "../briefs/check.ts";
import { entryForm } from "../briefs/form.ts";
import { prepareStory } from "../briefs/prepare.ts";
import { briefPrompt, briefRequest, writtenBriefs } from "../briefs/prompt.ts";
import { detectLanguage } from "../lib/language/detect.ts";
import type { Endpoint } from "../lib/llm/endpoint.ts";
import type { storyToSummarise } from "./inputs.ts";

type Story = z.infer<typeof storyToSummarise>;

const mostTokens = 600;

/**
 * A brief written by the configured endpoint and held against its sources;
 * null when too little of it is supported.
 */
export async function summariseWithModel(
	endpoint: Endpoint,
	{ articles }: Story,
	language: string,
) {
	const { materials } = prepareStory({
		storyId: 0,
		revision: 0,
		topics: [],
		articles: articles.map(articleOf),
	});
	const { value } = await endpoint.ask({
		system: briefPrompt.system,
		user: briefRequest([materials], language, randomBytes(6).toString("hex")),
		schema: writtenBriefs,
		maxTokens: mostTokens,
	});
	const [written] = value.briefs;
	if (!written) return null;
	const checked = checkWritten(written, materials, entryForm, {
		language,
	});
	if (!isPostable(checked)) return null;
	return {
		headline: checked.headline,
		sentences: checked.sentences.map(({ text, sources }) => ({
			text,
			sources: sources.map(
				(number) => articles[materials[number - 1]?.article.id ?? -1]?.id,
			),
		})),
	};
}

/** The article as the briefs know it; its number is its place in the story. */
function articleOf(given: Story["articles"][number], index: number): Article {
	const { title, text, summary, source } = given;
	const url = given.url ?? `https://article-${index + 1}.invalid/`;
	const now = new Date();
	return {
		id: index,
		url,
		link: url,
		host: hostOf(url),
		source: source ?? hostOf(url),
		kind: "press",
		weight: 1,
		title: title ?? "",
		summary,
		text: text ?? "",
		byline: null,
		language: detectLanguage(`${title ?? ""}\n${text ?? ""}`),
		publishedAt: now,
		seenAt: now,
		backlog: false,
		fingerprint: String(index),
		topics: [],
		models: [],
		organisations: [],
	};
}
