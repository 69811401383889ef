import type { Candidate } from "./candidates.ts";

/** Weights of the parts of a sentence's worth; chosen by cross-validation, see `bench summaries`. */
export interface SalienceWeights {
	/** How much the place in the article counts, and how fast that fades. */
	position: number;
	fading: number;
	/** Sharing the words that the story's sentences repeat. */
	centroid: number;
	/** 0 favours long sentences, 1 is blind to length. */
	lengthBlindness: number;
	/** Words of the length that reads best, and what straying from it costs. */
	length: number;
	straying: number;
	/** Naming what the story is about: words of titles and topics. */
	subject: number;
	/** Leaning on a sentence that is not quoted with it ("He said"). */
	leaning: number;
	/** What is said twice. */
	redundancy: number;
}

export const weights: SalienceWeights = {
	position: 1,
	fading: 0.35,
	centroid: 1,
	lengthBlindness: 0.75,
	length: 18,
	straying: 0.2,
	subject: 0.3,
	leaning: 0.1,
	redundancy: 0.4,
};

const LEANING =
	/^["'“‘„«(\s]*(?:he|she|it|they|his|her|their|its|this|that|these|those|but|and|so|however|instead|also|meanwhile|moreover|er|sie|es|dies|diese|dieser|aber|doch|und|dabei|damit|dazu|außerdem|lui|lei|egli|essa|questo|questa|questi|queste|ma|però|inoltre|tuttavia|anche|il|elle|ils|elles|ce|cela|cette|ces|mais|or|toutefois|él|ella|ellos|esto|este|esta|pero|además|sin embargo|también)(?=[\s,'’])|^["“「『]?(?:他|她|它|他们|这|那|此|但|而|不过|然而|因此|同时|此外|其|彼は|彼女は|それ|これ|この|その|しかし|また|そして|だが)/iu;
/** Impersonal "il" and "it" of Italian and French articles are no pronouns. */
const ARTICLE_IL = /^["“«(\s]*il\s/iu;

/** Whether a sentence cannot be understood without the one before it. */
export function leans(text: string, language: string): boolean {
	if (language === "it" && ARTICLE_IL.test(text)) return false;
	return LEANING.test(text);
}

export interface Salience {
	candidate: Candidate;
	score: number;
}

/**
 * The worth of each sentence by position, centroid and subject (Edmundson 1969; Radev et al.
 * 2004, "Centroid-based summarization"). `subject` are folded words of titles and topics.
 */
export function salience(
	candidates: readonly Candidate[],
	subject: ReadonlySet<string>,
	language: string,
	weight: SalienceWeights = weights,
): Salience[] {
	const frequency = new Map<string, number>();
	for (const candidate of candidates) {
		for (const term of candidate.terms)
			frequency.set(term, (frequency.get(term) ?? 0) + 1);
	}
	const most = Math.max(2, ...frequency.values());
	return candidates.map((candidate) => {
		let shared = 0;
		let named = 0;
		for (const term of candidate.terms) {
			shared += ((frequency.get(term) ?? 1) - 1) / (most - 1);
			if (subject.has(term)) named += 1;
		}
		const size = Math.max(1, candidate.terms.size);
		const score =
			weight.position / (1 + candidate.position) ** weight.fading +
			(weight.centroid * shared) / size ** weight.lengthBlindness -
			weight.straying *
				Math.abs(Math.log(candidate.words.length / weight.length)) +
			(subject.size > 0
				? (weight.subject * named) / Math.min(subject.size, 8)
				: 0) -
			(leans(candidate.text, language) ? weight.leaning : 0);
		return { candidate, score };
	});
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
