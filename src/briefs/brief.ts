/** A sentence and the numbers of the sources that carry it. */
export interface CitedSentence {
	text: string;
	/** Numbers into `Brief.sources`, from 1. */
	sources: number[];
	/** It rests on one host, though others report the story. */
	oneHost?: true;
}

export interface BriefSource {
	/** From 1, in the order of citation. */
	number: number;
	articleId: number;
	url: string;
	host: string;
	official: boolean;
	/** ISO 639-1 language of the source. */
	language: string;
	publishedAt: string;
}

export type BriefLabel =
	| { kind: "confirmed"; hosts: number }
	| { kind: "single-source" }
	| { kind: "official" }
	| { kind: "rumour" };

export interface GroundingProblem {
	kind:
		| "number"
		| "date"
		| "name"
		| "model"
		| "quotation"
		| "negation"
		| "hedge"
		| "event"
		| "source";
	text: string;
}

export interface GroundingVerdict {
	ok: boolean;
	problems: GroundingProblem[];
	/** Of a sentence that was dropped: what it said. */
	sentence?: string;
}

/** What we say of a story in one language. */
export interface Brief {
	id: number;
	storyId: number;
	/** Language of the wording; of an extractive brief, of its lead source. */
	language: string;
	version: number;
	inputsHash: string;
	method: "llm" | "extractive";
	headline: string;
	sentences: CitedSentence[];
	/** Why it matters, only where a source says so. */
	why: CitedSentence | null;
	sources: BriefSource[];
	labels: BriefLabel[];
	verdicts: GroundingVerdict[];
	/** Endpoint and model, or null for the extractive summariser. */
	writtenBy: string | null;
	costMicrodollars: number;
}
