import type { Database } from "../lib/database/database.ts";
import {
	type ComputedModel,
	computedFields,
	computedModels,
} from "./compute.ts";
import {
	isWithdrawn,
	nearestInPrice,
	type PricedModel,
	pricedFields,
	pricedModels,
} from "./prices.ts";
import { modelsWith } from "./store-trend.ts";

/** What a picture of models shows. */
export type ModelPicture =
	/** The price of one beside its neighbours. */
	| { kind: "price"; model: PricedModel; neighbours: PricedModel[] }
	/** Training compute of several among all others. */
	| { kind: "compute"; compared: ComputedModel[]; all: ComputedModel[] }
	/** Price and context of several among all others. */
	| { kind: "context"; compared: PricedModel[]; all: PricedModel[] };

/** The values of a model's picture; null where its price is not known, or it has no neighbour. */
export async function priceBesideOthers(
	database: Database,
	slug: string,
): Promise<Extract<ModelPicture, { kind: "price" }> | null> {
	// No other is near enough to be a neighbour.
	const all = await modelsWith(database, pricedFields, { yearOf: slug });
	const [model] = pricedModels(all.filter((each) => each.slug === slug));
	if (!model) return null;
	const offered = pricedModels(all.filter((each) => !isWithdrawn(each)));
	const neighbours = nearestInPrice(model, offered);
	return neighbours.length > 0 ? { kind: "price", model, neighbours } : null;
}

/**
 * The values of a comparison's picture: training compute where it is known of two at least, else
 * price and context; null where neither is.
 */
export async function comparisonPicture(
	database: Database,
	slugs: readonly string[],
): Promise<Exclude<ModelPicture, { kind: "price" }> | null> {
	const isCompared = ({ slug }: { slug: string }) => slugs.includes(slug);
	const computed = computedModels(await modelsWith(database, computedFields));
	const withCompute = computed.filter(isCompared);
	if (withCompute.length > 1)
		return { kind: "compute", compared: withCompute, all: computed };
	const priced = pricedModels(await modelsWith(database, pricedFields));
	const withPrice = priced.filter(
		(model) => isCompared(model) && model.context !== null,
	);
	return withPrice.length > 1
		? { kind: "context", compared: withPrice, all: priced }
		: null;
}
