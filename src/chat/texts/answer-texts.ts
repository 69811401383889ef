import type { Counted } from "./texts.ts";

/** The words of answers about models and of answers to questions, in one language. */
export interface AnswerTexts {
	/** Names of the fields of a model's card, by field. */
	fields: Readonly<Record<string, string>>;
	kinds: Readonly<Record<"model" | "family" | "maker" | "system", string>>;
	unknown: string;
	yes: string;
	no: string;
	openWeights: string;
	closedWeights: string;
	tokens: Counted;
	chips: Counted;
	hours: Counted;
	/** US dollars a million tokens. */
	price(input: string, output: string, host: string): string;
	/** How sure a source is, where it is less than sure. */
	certainties: Readonly<Record<string, string>>;
	models: string;
	modelsOf(maker: string): string;
	/** Heads the facts of a card. */
	facts: string;
	noStories: string;
	unknownModel(query: string): string;
	didYouMean(names: string): string;
	differs: string;
	nothingFound: Counted;
	nearest: string;
	fromCatalogue: string;
	/** Heads sentences quoted from articles. */
	fromArticles: string;
	quoted: string;
}
