import { readFileSync } from "node:fs";
import { z } from "zod";
import { shortHash } from "../lib/text/hash.ts";
import type { Brief, CitedSentence } from "./brief.ts";
import type { Material, ReadableArticle } from "./material.ts";

/** A prompt that a person can read and change; its version follows from its text. */
export interface Prompt {
	/** Static, byte for byte, so that the endpoint's prefix cache hits. */
	system: string;
	version: string;
}

/** The head that all prompts share: an endpoint then caches it for all of them. */
const rules = readFileSync(promptFile("rules"), "utf8");

/** A task behind the rules that hold for all that is written. */
export function readPrompt(task: URL): Prompt {
	const system = `${rules}\n${readFileSync(task, "utf8")}`;
	return { system, version: shortHash(system) };
}

function promptFile(name: string): URL {
	return new URL(`prompts/${name}.md`, import.meta.url);
}

export const briefPrompt = readPrompt(promptFile("brief"));
export const morePrompt = readPrompt(promptFile("more"));
export const translatePrompt = readPrompt(promptFile("translate"));

export const cited = z.object({ text: z.string(), sources: z.array(z.int()) });
export const writtenBriefs = z.object({
	briefs: z.array(
		z.object({
			story: z.int(),
			headline: z.string(),
			sentences: z.array(cited),
			why: cited.nullable(),
		}),
	),
});
export const translatedBriefs = z.object({
	briefs: z.array(
		z.object({
			story: z.int(),
			headline: z.string(),
			sentences: z.array(z.string()),
			why: z.string().nullable(),
		}),
	),
});
export type WrittenBrief = z.infer<typeof writtenBriefs>["briefs"][number];
export type TranslatedBrief = z.infer<
	typeof translatedBriefs
>["briefs"][number];

/** So many sources of a story are given with their text, the others with their title. */
const EXTRACTS = 3;
export const EXTRACT_LENGTH = 1000;

/** What a writer has to mend: what was written and what failed in it. */
export interface Mistakes {
	sentence: string;
	problems: string[];
}

/** The request for briefs: all that varies, behind the static prefix. `marker` is random for each request. */
export function briefRequest(
	stories: readonly (readonly Material[])[],
	language: string,
	marker: string,
	mistakes: readonly Mistakes[] = [],
): string {
	const parts = [`Language: ${languageName(language)}`, `Marker: ${marker}`];
	stories.forEach((sources, index) => {
		parts.push(`Story ${index + 1}`);
		sources.forEach((source, at) => {
			parts.push(spotlit(source, at + 1, at < EXTRACTS, marker));
		});
	});
	parts.push(...corrections(mistakes), "Answer with json.");
	return parts.join("\n\n");
}

/** What an earlier answer has to be mended in; empty where there was none. */
export function corrections(mistakes: readonly Mistakes[]): string[] {
	if (mistakes.length === 0) return [];
	return [
		"An earlier answer was checked against the sources and failed. Write it again so that each sentence says only what its sources say:",
		...mistakes.map(
			({ sentence, problems }) =>
				`- ${JSON.stringify(sentence)}: not in the cited sources: ${problems.join("; ")}`,
		),
	];
}

/** A source between two lines that hold the marker, which its own text cannot. */
export function spotlit(
	source: Material<ReadableArticle>,
	number: number,
	withText: boolean,
	marker: string,
): string {
	const { article } = source;
	const official = article.kind === "official" ? ", official" : "";
	const clean = (text: string) => text.replaceAll(marker, "");
	const lines = [
		`<<${marker} source ${number}: ${article.host}${official}, ${languageName(article.language)}, ${article.publishedAt.toISOString().slice(0, 10)}>>`,
		clean(source.title),
	];
	if (withText) lines.push(clean(extract(source)));
	lines.push(`<<${marker} end of source ${number}>>`);
	return lines.filter((line) => line !== "").join("\n");
}

/** Whole sentences from the beginning: news says first what matters. */
function extract({ summary, sentences }: Material<ReadableArticle>): string {
	let text = "";
	for (const sentence of sentences.length > 0 ? sentences : [summary]) {
		if (text !== "" && text.length + sentence.length > EXTRACT_LENGTH) break;
		text += `${text === "" ? "" : " "}${sentence.slice(0, EXTRACT_LENGTH)}`;
	}
	return text;
}

/** The request for a translation of briefs. */
export function translationRequest(
	briefs: readonly Pick<Brief, "headline" | "sentences" | "why">[],
	language: string,
	mistakes: readonly Mistakes[] = [],
): string {
	const told = briefs.map(({ headline, sentences, why }, index) => ({
		story: index + 1,
		headline,
		sentences: sentences.map(({ text }: CitedSentence) => text),
		why: why?.text ?? null,
	}));
	return [
		`Language: ${languageName(language)}`,
		JSON.stringify({ briefs: told }),
		...corrections(mistakes),
		"Answer with json.",
	].join("\n\n");
}

const names = new Intl.DisplayNames("en", { type: "language" });

export function languageName(language: string): string {
	return names.of(language) ?? language;
}
