/** The languages that the lists of terms are kept in; a term is looked for in every text. */
export type TermLanguage = "en" | "zh" | "it" | "de" | "fr" | "es" | "ja";

/** `phrase → weight`; see `makePhraseIndex` for `stem*` and `=Case`. */
export type Terms = Readonly<Record<string, number>>;

/** Ideas that several topics build on; their words are in `concepts.ts`. */
export type Concept =
	| "ai"
	| "hint"
	| "offer"
	| "release"
	| "deal"
	| "chip"
	| "country"
	| "government"
	| "restrict"
	| "subsidy"
	| "nation"
	| "model-word"
	| "law-word"
	| "coding"
	/** A model with its version, from the text. */
	| "model"
	/** A model's family or product by its bare name. */
	| "product"
	/** A maker of models or chips. */
	| "organisation"
	/** A repository or a release of a package, by the form of the title. */
	| "package"
	/** An amount of money. */
	| "money";

/** An entry of the topics catalogue. */
export interface Topic {
	slug: string;
	name: string;
	/** One line, as a reader sees it when choosing. */
	description: string;
	terms: Partial<Record<TermLanguage, Terms>>;
	/** What several ideas in one text say together. */
	together?: readonly { all: readonly Concept[]; weight: number }[];
	/** Phrases that speak against the topic, with how much. */
	exclusions?: Terms;
	/** Hosts that publish on the topic, with how much that hints. */
	sources?: Terms;
}
