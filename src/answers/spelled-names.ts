import { normalise } from "../lib/text/normalise.ts";
import type { QuestionTerm } from "./question.ts";
import { READ_CHARACTERS } from "./read-article.ts";
import type { FoundArticle } from "./store.ts";

/** German writes every noun with a capital, Chinese none. */
const WITHOUT_SIGN = new Set(["de", "zh", "ja"]);
/** Shorter words are capitals of something else. */
const SHORTEST = 3;

/**
 * The terms, those marked as names that the articles write as such: who asks in a hurry types
 * "what did altman say", and an answer about somebody else is no answer.
 */
export function withSpelledNames(
	terms: readonly QuestionTerm[],
	articles: readonly FoundArticle[],
): QuestionTerm[] {
	const open = new Set(
		terms
			.filter(
				({ isName, concepts, word }) =>
					!isName &&
					concepts.length === 0 &&
					word.length >= SHORTEST &&
					/^\p{L}+$/u.test(word),
			)
			.map(({ word }) => word),
	);
	if (open.size === 0) return [...terms];
	const anyOf = new RegExp(
		`(?<![\\p{L}\\p{N}])(?:${[...open].join("|")})(?!\\p{L})`,
		"giu",
	);
	const capital = new Set<string>();
	const small = new Set<string>();
	for (const { title, text, language } of articles) {
		if (WITHOUT_SIGN.has(language)) continue;
		const read = `${title}\n${text.slice(0, READ_CHARACTERS)}`;
		for (const [written] of read.matchAll(anyOf))
			(/^\p{Ll}+$/u.test(written) ? small : capital).add(normalise(written));
	}
	return terms.map((term) =>
		capital.has(term.word) && !small.has(term.word)
			? { ...term, isName: true, isKind: false, isSpelled: true }
			: term,
	);
}
