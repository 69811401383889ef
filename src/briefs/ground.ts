import type { GroundingProblem, GroundingVerdict } from "./brief.ts";
import { checkAddresses } from "./grounding/addresses.ts";
import { type Alignment, align, isEdit } from "./grounding/align.ts";
import { checkContent } from "./grounding/content.ts";
import { checkEdit } from "./grounding/edit.ts";
import { checkEvents } from "./grounding/events.ts";
import { checkFacts } from "./grounding/facts.ts";
import { languageOf } from "./grounding/plain.ts";
import { checkPolarity } from "./grounding/polarity.ts";
import { coverage, readSentence, type Sentence } from "./grounding/sentence.ts";
import { isVerbatim, readSource, type Source } from "./grounding/source.ts";

export interface ClaimedSentence {
	text: string;
	/** Ids of the articles that are said to carry it. */
	sources: readonly string[];
}

/** So many of the nearest source sentences are compared with a claim word by word. */
const COMPARED = 4;

/**
 * Whether each sentence says only what the articles that it cites say: numbers with unit, scale
 * and currency, dates, versions, names, quotations, negation and hedging. Verbatim sentences
 * always pass. No language model is asked; what cannot be read is not held against a sentence.
 *
 * Three comparisons: what a claim states must be stated anywhere in what it cites, across
 * languages; where a claim is a source sentence with words changed, each change is looked at in
 * its place; what the nearest source sentence negates or hedges stays so.
 */
export function ground(brief: {
	sentences: readonly ClaimedSentence[];
	articles: readonly { id: string; text: string }[];
}): GroundingVerdict[] {
	const read = new Map<string, Source>();
	const texts = new Map(brief.articles.map(({ id, text }) => [id, text]));
	const sourceOf = (id: string): Source | null => {
		const text = texts.get(id);
		if (text === undefined) return null;
		const known = read.get(id) ?? readSource(text);
		read.set(id, known);
		return known;
	};
	return brief.sentences.map((sentence) => check(sentence, sourceOf));
}

function check(
	claim: ClaimedSentence,
	sourceOf: (id: string) => Source | null,
): GroundingVerdict {
	const problems: GroundingProblem[] = [];
	const sources: Source[] = [];
	for (const id of claim.sources) {
		const source = sourceOf(id);
		if (source) sources.push(source);
		else problems.push({ kind: "source", text: id });
	}
	if (claim.sources.length === 0)
		problems.push({ kind: "source", text: "no source is cited" });
	if (
		sources.length > 0 &&
		!sources.some((source) => isVerbatim(claim.text, source))
	) {
		const language = languageOf(claim.text, sources[0]?.language);
		const sentence = readSentence(claim.text, language);
		const near = nearest(sentence, sources);
		problems.push(
			...checkFacts(sentence, sources),
			...checkAddresses(sentence, sources),
			...checkContent(sentence, sources),
			...checkEvents(sentence, sources),
			...near.filter(isEdit).slice(0, 1).flatMap(checkEdit),
			...checkPolarity(sentence, sources, near),
		);
	}
	const distinct = withoutRepeats(problems);
	return { ok: distinct.length === 0, problems: distinct };
}

/** The source sentences most like the claim, aligned with it, most alike first. */
function nearest(claim: Sentence, sources: readonly Source[]): Alignment[] {
	return sources
		.flatMap((source) => source.sentences)
		.map((sentence) => ({ sentence, share: coverage(claim, sentence) }))
		.filter(({ share }) => share > 0)
		.sort((a, b) => b.share - a.share)
		.slice(0, COMPARED)
		.map(({ sentence }) => align(claim, sentence))
		.sort((a, b) => b.share - a.share);
}

function withoutRepeats(
	problems: readonly GroundingProblem[],
): GroundingProblem[] {
	const seen = new Set<string>();
	return problems.filter(({ kind, text }) => {
		const key = `${kind} ${text.toLowerCase()}`;
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}
