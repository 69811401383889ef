/** What a sentence says of the one model that it names. */
export interface Claim {
	field: ClaimedField;
	value: ClaimedValue;
	/** "about $6 million", "more than 16,000"; null where the value is given plainly. */
	relation: Relation | null;
}

export type Relation = "about" | "atMost" | "atLeast";

/** Fields of the catalogue, in its units, and `benchmark`. */
export type ClaimedField =
	| "trainingCost"
	| "trainingChips"
	| "trainingChipHours"
	| "parameters"
	| "activeParameters"
	| "context"
	| "price"
	| "released"
	| "announced"
	| "licence"
	| "openWeights"
	| "benchmark";

/** Of `price`: US dollars a million tokens. Of dates: `YYYY-MM-DD`. */
export type ClaimedValue =
	| number
	| string
	| true
	| { input?: number; output?: number }
	| { name: string; score: number; unit: "%" };

export interface Place {
	start: number;
	end: number;
}

/** A part of a sentence that speaks of one model and holds no contrast. */
export interface Clause {
	/** In lower case. */
	text: string;
	/** The same with numbers as English writes them. */
	plain: string;
	/** Where the model is named in `text`, and in `plain`. */
	model: Place;
	plainModel: Place;
	/** When the article came out; null when that is not known. */
	publishedAt: Date | null;
}

/** Finds the claims about one field, or a few of a kind. */
export type ClaimReader = (clause: Clause) => Claim[];
