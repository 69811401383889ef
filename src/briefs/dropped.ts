import type { GroundingProblem, GroundingVerdict } from "./brief.ts";
import { statementsOf } from "./grounding/clauses.ts";
import { isRequest } from "./quarantine.ts";
import { cleanSentence } from "./sanitise.ts";

/** A sentence that a model wrote and that its checks kept out of a brief. */
export interface DroppedSentence {
	/** Null where it links, mentions or asks something of who reads it: then not even its words are shown. */
	text: string | null;
	problems: readonly GroundingProblem[];
}

/** What was dropped from a brief, as far as it can be shown, always as dropped and never as a claim. */
export function droppedSentences(
	verdicts: readonly GroundingVerdict[],
): DroppedSentence[] {
	return verdicts.flatMap(({ ok, problems, sentence }) =>
		ok || sentence === undefined
			? []
			: [{ text: showable(sentence), problems }],
	);
}

function showable(sentence: string): string | null {
	const clean = cleanSentence(sentence);
	return clean === null || statementsOf(clean).some(isRequest) ? null : clean;
}
