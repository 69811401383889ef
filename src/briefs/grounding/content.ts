import { stem } from "../../stories/stem.ts";
import type { GroundingProblem } from "../brief.ts";
import { isRequest } from "../quarantine.ts";
import { isAnchored, statesItsNumber } from "./anchors.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import type { Sentence } from "./sentence.ts";
import type { Source } from "./source.ts";

/** From so many words on a sentence is judged by the share that it has in common. */
const FEWEST_WORDS = 4;
/** Honest rewordings keep this share of their words or more, clause by clause somewhat less. */
const LEAST_SHARED = 0.34;
const LEAST_SHARED_OF_CLAUSE = 0.25;
/** A sentence, or a clause of one, of so many words has at least one of them in common with its source. */
const SENTENCE = 2;
const CLAUSE = 3;
/** Between languages, where few words can be compared, it takes more of them. */
const FOREIGN_SENTENCE = 3;
const FOREIGN_CLAUSE = 5;
/** Of a clause that presses its reader to do or conclude something; a report seldom holds one. */
const PRESSING_CLAUSE = 2;
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
	const known = stemsOf(claim, sources);
	const isForeign = sources.some(({ language }) => language !== claim.language);
	const tellsOfElse = (clause: Clause, fewest: number, least: number) => {
		const words = wordsOf(claim, clause);
		const shared = words.filter((word) => known.has(word.slice(0, LETTERS)));
		if (shared.length === 0)
			return (
				words.length >= fewest &&
				!(isForeign ? isAnchored : statesItsNumber)(claim, clause, sources)
			);
		return (
			!isForeign &&
			words.length >= FEWEST_WORDS &&
			shared.length / words.length < least
		);
	};
	const whole = { start: 0, end: claim.plain.length };
	const fewest = isForeign ? FOREIGN_SENTENCE : SENTENCE;
	if (tellsOfElse(whole, fewest, LEAST_SHARED))
		return [
			{ kind: "source", text: "the cited sources tell of something else" },
		];
	const usual = isForeign ? FOREIGN_CLAUSE : CLAUSE;
	const glued = clausesOf(claim).find((clause) =>
		tellsOfElse(
			clause,
			isPressing(claim, clause) ? PRESSING_CLAUSE : usual,
			LEAST_SHARED_OF_CLAUSE,
		),
	);
	return glued
		? [{ kind: "source", text: claim.plain.slice(glued.start, glued.end) }]
		: [];
}

const CONJUNCTION = /^(?:and|but|so|e|ma|und|aber|y|pero|et|mais)\s+/u;
const ADVICE =
	/(?<!\p{L})(?:should|must|ought to|need to|needs to|have to|dovrebber?o?|dev[eo]no?|soll(?:te|ten)|mussen|muss|deb(?:e|en|eria|erian)|doi(?:t|vent)|devrai(?:t|ent))(?!\p{L})|应该|必须|务必/u;

/** What claims to follow from the rest is a conclusion of the writer's, not a report. */
const CONSEQUENCE =
	/^(?:which|this|that|meaning|il che|questo|cio|was|das|lo que|esto|ce qui|cela)\s(?:means?|significa|vuol dire|bedeutet|heisst|quiere decir|signifie|veut dire|that)(?!\p{L})/u;

function isPressing({ text }: Sentence, { start, end }: Clause): boolean {
	const clause = text.slice(start, end).replace(CONJUNCTION, "");
	return ADVICE.test(clause) || CONSEQUENCE.test(clause) || isRequest(clause);
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
