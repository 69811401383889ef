import type { Candidate } from "./candidates.ts";

/** Few, and chosen by cross-validation: see `bench summaries`. */
export interface SalienceWeights {
	/** How fast the words of later sentences lose worth. */
	fading: number;
	/** Worth of a word that one sentence alone uses, against one that several use. */
	rare: number;
	/** Worth of a word of the story's titles and topics, against another. */
	subject: number;
	/** Words that a brief may have before its length counts fully against it. */
	length: number;
	/** How much an early place counts for itself. */
	position: number;
	/** Against a sentence that leans on one which is not quoted. */
	leaning: number;
	/** Against a sentence of somebody's speech ("I", "we"). */
	speech: number;
}

export const weights: SalienceWeights = {
	fading: 0.4,
	rare: 0.2,
	subject: 1.3,
	length: 100,
	position: 0.4,
	leaning: 0.3,
	speech: 0.2,
};

const LEANING =
	/^["'“‘„«(\s]*(?:he|she|it|they|which|his|her|their|its|this|that|these|those|but|and|so|however|instead|also|meanwhile|moreover|er|sie|es|dies|diese|dieser|aber|doch|und|dabei|damit|dazu|außerdem|lui|lei|egli|essa|questo|questa|questi|queste|ma|però|inoltre|tuttavia|anche|il|elle|ils|elles|ce|cela|cette|ces|mais|or|toutefois|él|ella|ellos|esto|este|esta|pero|además|sin embargo|también)(?=[\s,'’])|^["“「『]?(?:他|她|它|他们|这|那|此|但|而|不过|然而|因此|同时|此外|其|彼は|彼女は|それ|これ|この|その|しかし|また|そして|だが)/iu;
/** What is a pronoun in French is an article in Italian. */
const ARTICLE = /^["“«(\s]*il\s/iu;
const SPEECH =
	/^[“"„«「][^”"“»」]*[”"“»」]$|(?<![\p{L}'’])(?:i|we|you|my|me|our|us|your|ich|wir|mein\p{L}*|unser\p{L}*|io|noi|nostr[oaie]|mi[oa]|yo|nosotros|nuestr\p{L}+|je|nous|notre|nos)(?![\p{L}])|我们?|私たち|私は|僕/iu;

/** Whether a sentence cannot be understood without the one before it. */
function leans(text: string, language: string): boolean {
	return LEANING.test(text) && !(language === "it" && ARTICLE.test(text));
}

/** The worth of any choice of sentences. */
export interface Salience {
	worth(chosen: readonly Candidate[]): number;
}

/**
 * Worth of a choice: how much of the words that the story's sentences repeat, early ones more,
 * it covers for its length (Radev et al. 2004, "Centroid-based summarization"; Lin and Bilmes
 * 2011, "A class of submodular functions for document summarization"), and how early its
 * sentences stand (Edmundson 1969). Repeating a word covers nothing more, so what is said twice
 * is not chosen twice. `subject` are folded words of titles and topics.
 */
export function salience(
	candidates: readonly Candidate[],
	subject: ReadonlySet<string>,
	language: string,
	weight: SalienceWeights = weights,
): Salience {
	const early = new Map<string, number>();
	const users = new Map<string, number>();
	for (const { terms, position } of candidates) {
		for (const term of terms) {
			early.set(
				term,
				(early.get(term) ?? 0) + 1 / (1 + position) ** weight.fading,
			);
			users.set(term, (users.get(term) ?? 0) + 1);
		}
	}
	const worthOf = (term: string) =>
		(early.get(term) ?? 0) *
		(users.get(term) === 1 ? weight.rare : 1) *
		(subject.has(term) ? weight.subject : 1);
	const own = new Map(
		candidates.map((candidate) => {
			const { text, position } = candidate;
			const place = weight.position / Math.sqrt(1 + position);
			const faults =
				(leans(text, language) ? weight.leaning : 0) +
				(SPEECH.test(text) ? weight.speech : 0);
			return [candidate, place - weight.position * faults];
		}),
	);
	return {
		worth(chosen) {
			const covered = new Set<string>();
			let length = weight.length;
			let worth = 0;
			for (const candidate of chosen) {
				for (const term of candidate.terms) covered.add(term);
				length += candidate.words.length;
				worth += own.get(candidate) ?? 0;
			}
			let coverage = 1e-9;
			for (const term of covered) coverage += worthOf(term);
			return worth + Math.log(coverage / length);
		},
	};
}

/** How much of the smaller of two sentences the other says too, 0 to 1. */
export function overlap(
	a: ReadonlySet<string>,
	b: ReadonlySet<string>,
): number {
	let common = 0;
	for (const term of a) if (b.has(term)) common += 1;
	return common / Math.max(1, Math.min(a.size, b.size));
}
