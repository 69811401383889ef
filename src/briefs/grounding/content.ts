import { stem } from "../../stories/stem.ts";
import type { GroundingProblem } from "../brief.ts";
import { isAnchored, statesItsNumber } from "./anchors.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import type { Sentence } from "./sentence.ts";
import type { Source } from "./source.ts";

/** From so many words on a sentence is judged by the share that it has in common. */
const FEWEST_WORDS = 4;
/** Honest rewordings keep a third of the words or more; what tells of something else hardly any. */
const LEAST_SHARED = 0.25;
/** A sentence, or a clause of one, of so many words has at least one of them in common with its source. */
const SENTENCE = 2;
const CLAUSE = 3;
/** Between languages, where few words can be compared, it takes more of them. */
const FOREIGN_SENTENCE = 4;
const FOREIGN_CLAUSE = 6;
/** Inflections are folded by comparing so many letters. */
const LETTERS = 5;

/**
 * A claim that has next to no word in common with the sources that it cites tells of something
 * else, though no number or name in it be wrong; and so does a clause that was glued to a true
 * one. Between languages names, numbers, words of one root and the field's own words count.
 */
export function checkContent(
	claim: Sentence,
	sources: readonly Source[],
): GroundingProblem[] {
	const whole = { start: 0, end: claim.plain.length };
	const known = stemsOf(claim, sources);
	const isForeign = sources.some(({ language }) => language !== claim.language);
	const tellsOfElse = (clause: Clause, fewest: number) => {
		const words = wordsOf(claim, clause);
		return (
			words.length >= fewest &&
			!words.some((word) => known.has(word.slice(0, LETTERS))) &&
			!(isForeign ? isAnchored : statesItsNumber)(claim, clause, sources)
		);
	};
	const problem =
		tellsOfElse(whole, isForeign ? FOREIGN_SENTENCE : SENTENCE) ||
		(!isForeign && sharesLittle(wordsOf(claim, whole), known))
			? "the cited sources tell of something else"
			: clausesOf(claim)
					.filter((clause) =>
						tellsOfElse(clause, isForeign ? FOREIGN_CLAUSE : CLAUSE),
					)
					.map(({ start, end }) => claim.plain.slice(start, end))[0];
	return problem === undefined ? [] : [{ kind: "source", text: problem }];
}

/** Beginnings of the words of meaning in the sources of the claim's language. */
function stemsOf(claim: Sentence, sources: readonly Source[]): Set<string> {
	const known = new Set<string>();
	for (const { language, sentences } of sources)
		if (language === claim.language)
			for (const { content } of sentences)
				for (const word of content) known.add(word.slice(0, LETTERS));
	return known;
}

function sharesLittle(
	words: readonly string[],
	known: ReadonlySet<string>,
): boolean {
	if (words.length < FEWEST_WORDS) return false;
	const shared = words.filter((word) => known.has(word.slice(0, LETTERS)));
	return shared.length / words.length < LEAST_SHARED;
}

/** Stems of the words of meaning in a part of the claim, each once. */
function wordsOf(
	{ tokens, content, language }: Sentence,
	{ start, end }: Clause,
): string[] {
	const stems = tokens
		.filter((token) => token.start >= start && token.end <= end)
		.map(({ text }) => stem(text, language))
		.filter((word) => content.has(word));
	return [...new Set(stems)];
}
