import { languageOf } from "../briefs/grounding/plain.ts";
import { coverage, readSentence } from "../briefs/grounding/sentence.ts";
import { groundText } from "../briefs/material.ts";
import type { WritingSource } from "./writing-sources.ts";

/** Of a sentence that names nothing, one sentence of a source holds this share of its words or more, */
const LEAST_SHARED = 0.6;
/** and so many words or more. */
const FEWEST_SHARED = 3;

/**
 * Whether a sentence can be held to the sources that it cites at all: it has a name, a model, a
 * number or a date, which grounding looks for in them, or says again what one of their sentences
 * says. "Everyone should sell their shares" has neither: no check of facts finds anything in it.
 * `language` is what it should be written in.
 */
export function isTied(
	text: string,
	language: string,
	cited: readonly WritingSource[],
): boolean {
	const read = readSentence(text, languageOf(text, language));
	const { models, quantities, dates } = read;
	// What only begins the sentence with a capital may be no name: "Everyone".
	const names = read.names.filter(
		({ certain, text: name }) =>
			certain || cited.some((source) => groundText(source).includes(name)),
	);
	if (names.length + models.length + quantities.length + dates.length > 0)
		return true;
	return cited.some(({ article, title, sentences }) => {
		const claim = readSentence(text, article.language);
		return [title, ...sentences].some(
			(own) => own === text || saysAgain(own, claim),
		);
	});
}

type Sentence = ReturnType<typeof readSentence>;

function saysAgain(own: string, claim: Sentence): boolean {
	const share = coverage(claim, readSentence(own, claim.language));
	return (
		share >= LEAST_SHARED &&
		Math.round(share * claim.content.size) >= FEWEST_SHARED
	);
}
