import { CONCEPTS } from "./concepts.ts";
import { NO_ORGANISATIONS, ORGANISATIONS } from "./organisations.ts";
import { makePhraseIndex } from "./phrases.ts";
import type { Concept, TermLanguage } from "./topic.ts";
import { TOPICS } from "./topics.ts";

/** What a phrase in a text means to the tagger. */
export type Meaning =
	| {
			kind: "term";
			topic: string;
			weight: number;
			/** Null for a term that is looked for in texts of every language. */
			language: TermLanguage | null;
	  }
	| { kind: "concept"; concept: Concept }
	| { kind: "organisation"; name: string; everyday: boolean }
	/** Here no organisation is named. */
	| { kind: "no-organisation" };

/** Their words mean other things elsewhere ("abo", "corte"); English ones are used everywhere. */
const OWN_TEXTS_ONLY: ReadonlySet<string> = new Set(["it", "de", "fr", "es"]);

function* meanings(): Generator<readonly [string, Meaning]> {
	for (const { slug: topic, terms, exclusions } of TOPICS) {
		for (const [written, words] of Object.entries(terms)) {
			const language = OWN_TEXTS_ONLY.has(written)
				? (written as TermLanguage)
				: null;
			for (const [phrase, weight] of Object.entries(words)) {
				yield [phrase, { kind: "term", topic, weight, language }];
			}
		}
		for (const [phrase, weight] of Object.entries(exclusions ?? {})) {
			yield [phrase, { kind: "term", topic, weight: -weight, language: null }];
		}
	}
	for (const [concept, phrases] of Object.entries(CONCEPTS)) {
		for (const phrase of phrases.split("|")) {
			yield [phrase.trim(), { kind: "concept", concept: concept as Concept }];
		}
	}
	for (const phrase of NO_ORGANISATIONS) {
		yield [phrase, { kind: "no-organisation" }];
	}
	for (const { name, aliases, products } of ORGANISATIONS) {
		for (const alias of aliases) {
			const everyday = alias.startsWith("=");
			yield [alias, { kind: "organisation", name, everyday }];
		}
		// A product speaks of AI, but whoever names it has not named its maker.
		for (const product of products) {
			yield [product, { kind: "concept", concept: "product" }];
		}
	}
}

/** All phrases that the tagger knows, found in one pass. */
export const PHRASES = makePhraseIndex(meanings());
