/** The phrases of pictures, in one language, as they stand. */
export interface PicturePhrases {
	input: string;
	output: string;
	/** Whose price it is where the maker has none. */
	cheapestHost: string;
	logScale: string;
	priceOf(model: string): string;
	perMillion: string;
	contextComparison: string;
	inputByContext: string;
	computeTrend: string;
	computeComparison: string;
	operations: string;
	cheapestAbove(tokens: string): string;
	inputByRelease: string;
	archive: string;
}

/** What a picture says, in one language: numbers as that language writes them, and its few phrases. */
export interface PictureWords extends PicturePhrases {
	/** US dollars. */
	dollars(amount: number): string;
	/** Operations of training, such as "3.4 × 10²⁴". */
	flop(operations: number): string;
	/** Tokens of a context, such as "128K". */
	tokens(count: number): string;
	count(number: number): string;
	/** A day as a label, such as "5 Oct". */
	day(date: string): string;
	/** Where the values are from, and as of when. */
	source(values: readonly { source: string; asOf: string }[]): string;

	storiesPer(unit: "day" | "week", subject: string): string;
	/** Of a bar that is lighter. */
	notWhole(unit: "day" | "week"): string;
}
