import type { CitedSentence } from "../briefs/brief.ts";
import { cited, inLanguage, mistakesIn, withinForm } from "../briefs/check.ts";
import { answerForm } from "../briefs/form.ts";
import { judge } from "../briefs/judge.ts";
import type { Mistakes } from "../briefs/prompt.ts";
import type { ModelAnswer } from "./answer-prompt.ts";
import type { WritingSource } from "./writing-sources.ts";

/** What is left of a written answer after all checks. */
export interface CheckedAnswer {
	sentences: CitedSentence[];
	/** Of the sentences that were dropped for what they say, and of all where none is left. */
	mistakes: Mistakes[];
}

const FEWEST_SENTENCES = 1;

/** Cleans, grounds and measures what a model answered; `sources` in the order of their numbers. */
export function checkAnswer(
	{ answered, sentences }: ModelAnswer,
	sources: readonly WritingSource[],
	language: string,
): CheckedAnswer {
	if (!answered) return { sentences: [], mistakes: [] };
	const judged = judge(sentences.slice(0, answerForm.sentences), sources);
	const spoken = inLanguage(judged, language);
	const { kept, dropped } = withinForm(spoken, answerForm, FEWEST_SENTENCES);
	// That an answer was cut to its length is no reason to pay for another.
	const wrong = spoken.filter(({ verdict }) => !verdict.ok);
	return {
		sentences: kept.map(cited),
		mistakes: mistakesIn(kept.length > 0 ? wrong : dropped),
	};
}
