import type { CitedSentence } from "../briefs/brief.ts";
import { cited, inLanguage, mistakesIn, withinForm } from "../briefs/check.ts";
import { answerForm } from "../briefs/form.ts";
import { failing, type Judged, judge } from "../briefs/judge.ts";
import type { Mistakes } from "../briefs/prompt.ts";
import type { ModelAnswer } from "./answer-prompt.ts";
import { isTied } from "./tied.ts";
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
	const said = withoutRepeats(sentences).slice(0, answerForm.sentences);
	const judged = judge(said, sources);
	const held = judged.map((each) => heldToSources(each, sources, language));
	const spoken = inLanguage(held, language);
	const { kept, dropped } = withinForm(spoken, answerForm, FEWEST_SENTENCES);
	// That an answer was cut to its length is no reason to pay for another.
	const wrong = spoken.filter(({ verdict }) => !verdict.ok);
	return {
		sentences: kept.map(cited),
		mistakes: mistakesIn(kept.length > 0 ? wrong : dropped),
	};
}

function heldToSources(
	judged: Judged,
	sources: readonly WritingSource[],
	language: string,
): Judged {
	const cited = sources.filter((_, index) =>
		judged.sources.includes(index + 1),
	);
	if (!judged.verdict.ok || isTied(judged.text, language, cited)) return judged;
	const verdict = failing("names nothing that its sources can be held to");
	return { ...judged, verdict };
}

/** A sentence that comes twice is said once, with what it cites the first time. */
function withoutRepeats(sentences: readonly CitedSentence[]): CitedSentence[] {
	const seen = new Set<string>();
	return sentences.filter(({ text }) => !seen.has(text) && seen.add(text));
}
