import type { GroundingVerdict } from "../briefs/brief.ts";
import { droppedSentences } from "../briefs/dropped.ts";
import { cleanText } from "./clean-text.ts";
import { quotation } from "./quotation.ts";
import { shorten } from "./shorten.ts";
import type { Texts } from "./texts/texts.ts";

const mostLines = 6;
/** A model may write without end; who asks wants to see which sentence it was. */
const longestSentence = 240;

/** A line for each sentence that was dropped, marked as such, with what is wrong with it. */
export function droppedLines(
	texts: Texts,
	verdicts: readonly GroundingVerdict[],
): string[] {
	const { why } = texts.commands;
	return droppedSentences(verdicts)
		.slice(0, mostLines)
		.map(({ text, problems }) => {
			const kinds = [...new Set(problems.map(({ kind }) => kind))];
			const reasons = kinds.map((kind) => why.problems[kind] ?? kind);
			const told =
				text === null ? "" : shorten(cleanText(text), longestSentence);
			return why.droppedSentence(
				told === "" ? why.notRepeated : quotation(told, texts),
				reasons.join(", "),
			);
		});
}
