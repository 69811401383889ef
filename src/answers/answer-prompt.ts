import { z } from "zod";
import {
	cited,
	corrections,
	languageName,
	type Mistakes,
	readPrompt,
	spotlit,
} from "../briefs/prompt.ts";
import { visible } from "../briefs/sanitise.ts";
import type { WritingSource } from "./writing-sources.ts";

export const answerPrompt = readPrompt(
	new URL("prompts/answer.md", import.meta.url),
);

export const modelAnswer = z.object({
	answered: z.boolean(),
	sentences: z.array(cited),
});
export type ModelAnswer = z.infer<typeof modelAnswer>;

/** What was asked and answered before in the same conversation. */
export interface Exchange {
	question: string;
	/** Null where it was not answered. */
	answer: string | null;
}

export interface AnswerRequest {
	question: string;
	/** ISO 639-1, of the answer. */
	language: string;
	sources: readonly WritingSource[];
	/** The latest first. */
	earlier: readonly Exchange[];
}

/** So much of an earlier answer is given. */
const REMEMBERED = 600;

/** The request for an answer: all that varies, behind the static prefix. `marker` is random for each request. */
export function answerRequest(
	{ question, language, sources, earlier }: AnswerRequest,
	marker: string,
	mistakes: readonly Mistakes[] = [],
): string {
	const fenced = (name: string, text: string) =>
		[
			`<<${marker} ${name}>>`,
			visible(text).replaceAll(marker, ""),
			`<<${marker} end of ${name}>>`,
		].join("\n");
	return [
		`Language: ${languageName(language)}`,
		`Marker: ${marker}`,
		...earlier
			.toReversed()
			.flatMap((exchange, index) => [
				fenced(`earlier question ${index + 1}`, exchange.question),
				fenced(
					`earlier answer ${index + 1}`,
					(exchange.answer ?? "none").slice(0, REMEMBERED),
				),
			]),
		fenced("question", question),
		...sources.map((source, index) => spotlit(source, index + 1, true, marker)),
		...corrections(mistakes),
		"Answer with json.",
	].join("\n\n");
}
