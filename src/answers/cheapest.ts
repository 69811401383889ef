import type { PricedModel } from "./prices.ts";

/** A model with a known release, for prices over time. */
export type DatedModel = PricedModel & { released: string; context: number };

/** Models that take at least so many tokens, the oldest first. */
export function modelsWithContext(
	models: readonly PricedModel[],
	tokens: number,
): DatedModel[] {
	return models
		.filter(
			(model): model is DatedModel =>
				model.released !== null &&
				model.context !== null &&
				model.context >= tokens,
		)
		.sort(
			(a, b) =>
				compare(a.released, b.released) ||
				a.price.input - b.price.input ||
				compare(a.slug, b.slug),
		);
}

/** Those that were cheaper by the input token than any released before them. */
export function cheapestYet(models: readonly DatedModel[]): DatedModel[] {
	let least = Number.POSITIVE_INFINITY;
	return models.filter(({ price }) => {
		const isCheaper = price.input < least;
		least = Math.min(least, price.input);
		return isCheaper;
	});
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
