import { latest, type ModelFacts } from "./model-facts.ts";

/** A model of which it is known, or estimated, how much computing its training took. */
export interface ComputedModel {
	slug: string;
	name: string;
	maker: string;
	/** Day, `YYYY-MM-DD`. */
	released: string;
	/** Operations. */
	flop: number;
	isEstimate: boolean;
	/** Who says so, and as of which day. */
	source: string;
	asOf: string;
}

/** What `computedModels` reads. */
export const computedFields = ["trainingFlop"] as const;

/** The oldest first. */
export function computedModels(models: readonly ModelFacts[]): ComputedModel[] {
	return models
		.flatMap(({ slug, name, maker, released, facts }) => {
			const fact = latest(facts, "trainingFlop");
			const flop = fact?.value;
			if (!fact || released === null || typeof flop !== "number" || flop <= 0)
				return [];
			return {
				slug,
				name,
				maker,
				released,
				flop,
				isEstimate: fact.certainty === "estimated",
				source: fact.source,
				asOf: fact.asOf,
			};
		})
		.sort((a, b) =>
			a.released === b.released
				? compare(a.slug, b.slug)
				: compare(a.released, b.released),
		);
}

/** Estimates are rough: what is said to have taken a little more did not lead. */
const clearlyMore = 1.5;

/** Those that took clearly more than any before them, the oldest first. */
export function computeRecords(
	models: readonly ComputedModel[],
): ComputedModel[] {
	let most = 0;
	return models.filter(({ flop }) => {
		const isRecord = flop >= most * clearlyMore;
		most = Math.max(most, flop);
		return isRecord;
	});
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
