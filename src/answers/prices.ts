import { isPrice, type Price } from "./facts.ts";
import { latest, type ModelFacts } from "./model-facts.ts";

/** A model that can be bought, with the price that pictures show. */
export interface PricedModel {
	slug: string;
	name: string;
	maker: string;
	/** Day, `YYYY-MM-DD`; null when not known. */
	released: string | null;
	/** How many hosts serve it: how popular it is. */
	hosts: number;
	/** Tokens; null when not known. */
	context: number | null;
	/** Whether it thinks before it answers, and what it writes: with what it can be compared. */
	sort: string;
	price: Price;
	/** The maker's own price; else that of the cheapest host. */
	isOwnPrice: boolean;
	/** Who says so, and as of which day. */
	source: string;
	asOf: string;
}

/** What `pricedModels` reads. */
export const pricedFields = [
	"price",
	"cheapestPrice",
	"openWeights",
	"context",
	"reasoning",
	"produces",
	"deprecated",
] as const;

/**
 * Models that are sold. The price is the maker's own; of open weights that their maker does not
 * serve it is the cheapest host's. Closed models of which only resellers tell a price are left out.
 */
export function pricedModels(models: readonly ModelFacts[]): PricedModel[] {
	return models.flatMap((model) => {
		const { facts } = model;
		const isOpen = latest(facts, "openWeights")?.value === true;
		const own = latest(facts, "price");
		const fact = own ?? (isOpen ? latest(facts, "cheapestPrice") : undefined);
		const price = fact?.value;
		if (!fact || !isPrice(price) || !(price.input > 0 && price.output > 0))
			return [];
		const context = latest(facts, "context")?.value;
		return {
			slug: model.slug,
			name: model.name,
			maker: model.maker,
			released: model.released,
			hosts: model.hosts,
			context: typeof context === "number" ? context : null,
			sort: JSON.stringify([
				latest(facts, "reasoning")?.value === true,
				latest(facts, "produces")?.value ?? null,
			]),
			price,
			isOwnPrice: fact === own,
			source: fact.source,
			asOf: fact.asOf,
		};
	});
}

/** Models that their makers have withdrawn. */
export function isWithdrawn({ facts }: ModelFacts): boolean {
	return latest(facts, "deprecated")?.value === true;
}

const year = 365.25 * 86_400_000;
/** So that one maker's variants do not fill the picture. */
const mostOfOneMaker = 2;
/** By how much a model may be farther off in price for being twice as popular, as a factor. */
const worthOfPopularity = 1.3;

/**
 * The models that a reader would weigh against this one: of the same sort (thinking or not, writing text or more),
 * released within a year of it, near in price, and of those the popular ones.
 */
export function nearestInPrice(
	model: PricedModel,
	others: readonly PricedModel[],
	count = 5,
): PricedModel[] {
	const ofMaker = new Map([[model.maker, 1]]);
	return others
		.filter(
			(other) =>
				other.slug !== model.slug &&
				other.sort === model.sort &&
				yearsApart(model, other) <= 1,
		)
		.map((other) => ({ other, distance: distance(model, other) }))
		.sort(
			(a, b) =>
				a.distance - b.distance || (a.other.slug < b.other.slug ? -1 : 1),
		)
		.filter(({ other: { maker } }) => {
			const before = ofMaker.get(maker) ?? 0;
			ofMaker.set(maker, before + 1);
			return before < mostOfOneMaker;
		})
		.slice(0, count)
		.map(({ other }) => other);
}

function distance(model: PricedModel, other: PricedModel): number {
	const apart =
		Math.abs(Math.log(model.price.input / other.price.input)) +
		Math.abs(Math.log(model.price.output / other.price.output));
	return apart / 2 - Math.log(worthOfPopularity) * Math.log2(1 + other.hosts);
}

function yearsApart(a: PricedModel, b: PricedModel): number {
	if (a.released === null || b.released === null)
		return Number.POSITIVE_INFINITY;
	return Math.abs(Date.parse(a.released) - Date.parse(b.released)) / year;
}
