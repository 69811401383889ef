import type { Counted } from "./texts.ts";

/** Words about facts of models that a source states otherwise than before; each sentence without its full stop. */
export interface ModelNewsTexts {
	/** Over the changes of a digest. */
	title: string;
	/** How many there are, beside how many stories. */
	count: Counted;
	/** As of which day the source says so. */
	asOf(date: string): string;
	changed(field: string, before: string, after: string): string;
	/** Both prices of a million tokens. */
	priceChanged(
		field: string,
		before: Price,
		after: Price & { host: string },
	): string;
	/** What nobody had stated. */
	known(field: string, value: string): string;
	/** What the source states no more. */
	withdrawn(field: string, before: string): string;
	/** A model that the source had not; null where its release is not known. */
	added(maker: string, released: string | null): string;
	deprecated: string;
	deprecatedNoMore: string;
	/** Those that are not shown. */
	more: Counted;
}

interface Price {
	input: string;
	output: string;
}
