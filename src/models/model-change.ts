/** One fact that a source states otherwise than before. */
export interface ModelChange {
	slug: string;
	/** As in `Fact`; `added` when the model itself is new, and then `after` is its name. */
	field: string;
	/** Null where it was not known. */
	before: unknown;
	/** Null where the source states it no more. */
	after: unknown;
	source: string;
	sourceUrl: string;
	/** Day as of which the source said so, `YYYY-MM-DD`. */
	asOf: string;
	seenAt: Date;
}

/** A change with what is known of its model. */
export interface NamedChange extends ModelChange {
	id: number;
	name: string;
	maker: string;
	/** `YYYY-MM-DD`, or null. */
	released: string | null;
}
