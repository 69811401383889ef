import type { Counted } from "./texts.ts";

/** The words of answers about models and of answers to questions, in one language. */
export interface AnswerTexts {
	/** Names of the fields of a model's card, by field. */
	fields: Readonly<Record<string, string>>;
	kinds: Readonly<Record<"model" | "family" | "maker" | "system", string>>;
	/** What the catalogue says of its entries, by slug, where it is not to stand in English. */
	abouts: Readonly<Record<string, string>>;
	unknown: string;
	yes: string;
	no: string;
	openWeights: string;
	closedWeights: string;
	/** What a model reads and writes, by the word of models.dev. */
	modalities: Readonly<Record<string, string>>;
	tokens: Counted;
	chips: Counted;
	hours: Counted;
	/** US dollars a million tokens. */
	price(input: string, output: string, host: string): string;
	/** The same in a table, under which it is explained. */
	shortPrice(input: string, output: string, host: string): string;
	pricesInTable: string;
	/** Where only one of the two is told. */
	priceIn(input: string): string;
	priceOut(output: string): string;
	/** Instead of a price, where the maker does not offer the model. */
	notOffered: string;
	/** Instead of the cheapest price, where it is the maker's own. */
	makersOwn: string;
	/** How sure a source is, where it is less than sure. */
	certainties: Readonly<Record<string, string>>;
	/** The same of the cost and the compute of training, where it is said always. */
	trainingCertainties: Readonly<Record<string, string>>;
	/** After values of one field that several sources give. */
	disagree: string;
	/** How an article takes a value. */
	relations: Readonly<
		Record<"about" | "atMost" | "atLeast", (value: string) => string>
	>;
	/** A score in per cent. */
	score(score: string, benchmark: string): string;
	/** After what an article states; `more` tells of others, such as "and 3 more". */
	reportedBy(host: string, date: string, more: string): string;
	/** Of reports that are not named. */
	more: Counted;
	models: string;
	modelsOf(maker: string): string;
	/** Heads what refreshes of the catalogue found to have changed. */
	lately: string;
	changed(field: string, before: string, after: string): string;
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
	/** Heads sentences that a language model wrote. */
	answer: string;
	/** Below such sentences. */
	written: string;
	/** Below quotations, where a model was to write. */
	unwritten: Readonly<
		Record<"budget" | "endpoint" | "late" | "unsupported", string>
	>;
	/** Of a source in another language than the answer's. */
	readIn(language: string): string;
}
