import type { CatalogueEntry, Fact } from "../models/catalogue.ts";

/** A model with some of what is known of it. */
export interface ModelFacts
	extends Pick<
		CatalogueEntry,
		"slug" | "name" | "maker" | "released" | "hosts"
	> {
	/** By field, of each field the most recent source first. */
	facts: Fact[];
}

/** What the most recent source says of a field. */
export function latest(
	facts: readonly Fact[],
	field: string,
): Fact | undefined {
	return facts.find((fact) => fact.field === field);
}
