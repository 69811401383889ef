import { AI_EVIDENCE, EVIDENCE_TOGETHER } from "./concepts.ts";
import { type Meaning, PHRASES } from "./meanings.ts";
import type { ModelMention } from "./model-mention.ts";
import { findModels } from "./model-names.ts";
import type { Hit } from "./phrases.ts";
import { tokenise } from "./tokens.ts";
import type { Concept } from "./topic.ts";

/** A part of an item: its title is shorter and says more than its text. */
export type Part = "title" | "summary" | "text";

/** What was found in one part of an item. */
export interface Reading {
	part: Part;
	hits: Hit<Meaning>[];
	models: ModelMention[];
	concepts: ReadonlySet<Concept>;
	/** It is written in a script without spaces. */
	unspaced: boolean;
}

const MONEY =
	/[$€£¥]\s?\d|\d\s?(?:million|billion|trillion|bn|[mb]n?\b)|\d\s?(?:亿|万)(?:美元|元|欧元)?|\d+\s?(?:milioni|miliardi|millionen|milliarden|millones|億|兆)/iu;
/** "owner/repository", "llm-tool 0.4a0". */
const PACKAGE =
	/^\s*[\w.-]+\s*\/\s*[\w.-]+(?:\s*[:：].*)?$|^[a-z][\w.-]*[a-z0-9]\s+v?\d+(?:\.\d+)+\w*$/u;
/** In a text AI may be named in passing: each mention counts this much. */
const IN_PASSING = 0.3;
const AGENT = /^agents?$/;

/** Whether a phrase speaks of AI at all, so that "Gemini" is no sign of the zodiac. */
function givesContext({ value }: Hit<Meaning>): boolean {
	return value.kind === "concept"
		? value.concept === "ai"
		: value.kind === "organisation";
}

function conceptsOf(
	text: string,
	hits: readonly Hit<Meaning>[],
	models: readonly ModelMention[],
): Set<Concept> {
	const concepts = new Set<Concept>();
	for (const { value } of hits) {
		if (value.kind === "concept") concepts.add(value.concept);
		if (value.kind === "organisation") concepts.add("organisation");
	}
	for (const { bare } of models) concepts.add(bare ? "product" : "model");
	if (MONEY.test(text)) concepts.add("money");
	if (text.length < 120 && PACKAGE.test(text)) concepts.add("package");
	return concepts;
}

/** Reads the parts of an item; one part's context counts for the others. */
export function readParts(
	parts: readonly { part: Part; text: string }[],
): Reading[] {
	const found = parts.map(({ part, text }) => {
		const tokens = tokenise(text);
		return { part, tokens, hits: PHRASES.find(tokens) };
	});
	const context = found.some(({ hits }) => hits.some(givesContext));
	return found.map(({ part, tokens, hits }) => {
		const organisations = hits.filter(
			({ value }) => value.kind === "organisation",
		);
		const models = findModels(tokens, context, organisations);
		const concepts = conceptsOf(tokens.text, hits, models);
		const unspaced = tokens.unspaced !== null;
		return { part, hits, models, concepts, unspaced };
	});
}

/**
 * How much an item speaks of AI. In its title and summary every different phrase counts, in its
 * text every mention a little, up to a limit for each idea.
 */
export function evidenceOfAi(readings: readonly Reading[]): number {
	const said = new Map<Concept, Set<string>>();
	const passing = new Map<Concept, number>();
	for (const { part, hits, models, concepts, unspaced } of readings) {
		const say = (concept: Concept, phrase: string): void => {
			if (part === "text") {
				passing.set(concept, (passing.get(concept) ?? 0) + IN_PASSING);
				return;
			}
			const phrases = said.get(concept) ?? new Set();
			said.set(concept, phrases.add(phrase));
		};
		for (const { value, phrase } of hits) {
			if (value.kind === "concept") {
				// Within Chinese the English word is the software.
				const agent = unspaced && AGENT.test(phrase);
				say(agent ? "ai" : value.concept, phrase);
			}
			if (value.kind === "organisation") say("organisation", value.name);
		}
		if (concepts.has("package")) say("package", "");
		for (const { bare, slug } of models) say(bare ? "product" : "model", slug);
	}
	// A text that names AI once or not at all may hold "models", firms and robots all the same.
	const named = (passing.get("ai") ?? 0) + (passing.get("model") ?? 0);
	if (named < 2 * IN_PASSING) passing.clear();
	let sum = 0;
	for (const concept of new Set([...said.keys(), ...passing.keys()])) {
		const { each, most } = AI_EVIDENCE[concept] ?? { each: 0, most: 0 };
		const times = (said.get(concept)?.size ?? 0) + (passing.get(concept) ?? 0);
		const limit = each < 0 ? Math.max : Math.min;
		sum += limit(most, each * times);
	}
	const headline = new Set(
		readings.flatMap(({ part, concepts }) =>
			part === "text" ? [] : [...concepts],
		),
	);
	for (const { all, weight } of EVIDENCE_TOGETHER) {
		if (all.every((concept) => headline.has(concept))) sum += weight;
	}
	return sum;
}
