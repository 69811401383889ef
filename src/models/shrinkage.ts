import type { CatalogueEntry } from "./catalogue.ts";

/** How much a source states: models, values of each field, and offers of hosts. */
export interface Extent {
	models: number;
	/** Over all models, how many hosts serve them. */
	offers: number;
	/** By field, of how many models it is stated. */
	values: ReadonlyMap<string, number>;
}

/** More cannot go from one day to the next but by a fault. */
const mostLost = 0.2;

/** Fewer values swing by themselves. */
const leastValues = 100;

/** How much a reading states. */
export function extentOf(entries: readonly CatalogueEntry[]): Extent {
	const values = new Map<string, number>();
	let offers = 0;
	for (const { hosts, facts } of entries) {
		offers += hosts;
		for (const { field } of facts)
			values.set(field, (values.get(field) ?? 0) + 1);
	}
	return { models: entries.length, offers, values };
}

/** In a phrase, what a source has lost over a fifth of since it was last taken; null when it has not. */
export function shrinkage(before: Extent, after: Extent): string | null {
	if (after.models === 0) return "it has no model that can be read";
	const parts: [what: string, before: number, after: number, least: number][] =
		[
			["models", before.models, after.models, 1],
			["offers of hosts", before.offers, after.offers, leastValues],
			...[...before.values].map(
				([field, count]): [string, number, number, number] => [
					`values of "${field}"`,
					count,
					after.values.get(field) ?? 0,
					leastValues,
				],
			),
		];
	for (const [what, had, has, least] of parts) {
		if (had >= least && has < had * (1 - mostLost))
			return `it has ${has} ${what} where it had ${had}: over a fifth is gone`;
	}
	return null;
}
