import type { GroundingProblem } from "../brief.ts";
import type { Sentence } from "./sentence.ts";
import type { Source } from "./source.ts";

/** Of shorter sentences too few words are left to judge by. */
const FEWEST_WORDS = 4;
/** Honest rewordings keep a third of the words or more; what tells of something else hardly any. */
const LEAST_SHARED = 0.25;
/** Inflections are folded by comparing so many letters. */
const LETTERS = 5;

/**
 * A claim that has next to no word in common with the sources that it cites tells of something
 * else, though no number or name in it be wrong. Between languages words cannot be compared.
 */
export function checkContent(
	claim: Sentence,
	sources: readonly Source[],
): GroundingProblem[] {
	if (claim.content.size < FEWEST_WORDS) return [];
	if (sources.some(({ language }) => language !== claim.language)) return [];
	const known = new Set<string>();
	for (const { sentences } of sources)
		for (const { content } of sentences)
			for (const word of content) known.add(word.slice(0, LETTERS));
	let shared = 0;
	for (const word of claim.content)
		if (known.has(word.slice(0, LETTERS))) shared += 1;
	if (shared / claim.content.size >= LEAST_SHARED) return [];
	return [{ kind: "source", text: "the cited sources tell of something else" }];
}
