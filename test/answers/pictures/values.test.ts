import { describe, expect, test } from "vitest";
import { cheapestYet, modelsWithContext } from "#src/answers/cheapest.ts";
import { computedModels, computeRecords } from "#src/answers/compute.ts";
import type { ModelFacts } from "#src/answers/model-facts.ts";
import { nearestInPrice, pricedModels } from "#src/answers/prices.ts";
import { modelCatalogue } from "#src/models/catalogue.ts";

const shipped = modelCatalogue().models.filter(({ kind }) => kind === "model");

function model(slug: string, changes: Record<string, unknown>): ModelFacts {
	const {
		maker = slug,
		released = "2026-01-01",
		hosts = 1,
		...facts
	} = changes;
	return {
		slug,
		name: slug.toUpperCase(),
		maker: String(maker),
		released: released === null ? null : String(released),
		hosts: Number(hosts),
		facts: Object.entries(facts).map(([field, value]) => ({
			field,
			value,
			source: "models.dev",
			url: "https://models.dev",
			asOf: "2026-07-02",
			certainty: "stated" as const,
		})),
	};
}

const price = (input: number, output: number) => ({
	by: "host",
	input,
	output,
});

describe("the price that a picture shows", () => {
	test("is the maker's own, or of open weights alone the cheapest host's", () => {
		const found = pricedModels([
			model("own", { price: price(1, 2), cheapestPrice: price(0.1, 0.2) }),
			model("open", { openWeights: true, cheapestPrice: price(0.1, 0.2) }),
			model("resold", { openWeights: false, cheapestPrice: price(0.1, 0.2) }),
			model("free", { price: price(0, 0) }),
			model("unknown", { context: 8000 }),
		]);
		expect(
			found.map(({ slug, price: { input }, isOwnPrice }) => [
				slug,
				input,
				isOwnPrice,
			]),
		).toEqual([
			["own", 1, true],
			["open", 0.1, false],
		]);
	});

	test("stands in the catalogue, for every model that ships", () => {
		const byslug = new Map(shipped.map((entry) => [entry.slug, entry.facts]));
		const all = pricedModels(shipped);
		expect(all.length).toBeGreaterThan(300);
		for (const { slug, price: shown, isOwnPrice } of all)
			expect(byslug.get(slug)).toContainEqual(
				expect.objectContaining({
					field: isOwnPrice ? "price" : "cheapestPrice",
					value: shown,
				}),
			);
	});
});

describe("the models nearest in price", () => {
	const one = model("one", { price: price(1, 4) });
	const near = (...others: ModelFacts[]) => {
		const [first, ...rest] = pricedModels([one, ...others]);
		if (!first) throw new Error("the model has no price");
		return nearestInPrice(first, rest).map(({ slug }) => slug);
	};

	test("are the nearest first, of popular ones those that are a little farther", () => {
		expect(
			near(
				model("same", { price: price(1, 4) }),
				model("dearer", { price: price(2, 8) }),
				model("popular", { price: price(1.4, 5), hosts: 40 }),
			),
		).toEqual(["popular", "same", "dearer"]);
	});

	test("are of the same sort, and released within a year", () => {
		expect(
			near(
				model("thinking", { price: price(1, 4), reasoning: true }),
				model("drawing", { price: price(1, 4), produces: ["image"] }),
				model("old", { price: price(1, 4), released: "2024-12-01" }),
				model("undated", { price: price(1, 4), released: null }),
				model("fits", { price: price(9, 9), released: "2025-06" }),
			),
		).toEqual(["fits"]);
	});

	test("are at most five, and two of one maker, itself counted", () => {
		const many = ["a", "b", "c", "d", "e", "f", "g"].map((slug) =>
			model(slug, { price: price(1, 4), maker: "A" }),
		);
		expect(near(...many)).toEqual(["a", "b"]);
		const own = model("own", { price: price(1, 4), maker: "one" });
		const other = model("other", { price: price(1, 4), maker: "one" });
		expect(near(own, other)).toEqual(["other"]);
		const all = pricedModels(shipped);
		for (const each of all)
			expect(nearestInPrice(each, all).length).toBeLessThanOrEqual(5);
	});
});

describe("values over time", () => {
	test("the cheapest yet are those that no earlier one undercuts", () => {
		const models = modelsWithContext(
			pricedModels([
				model("b", { price: price(2, 1), context: 2e5, released: "2024-05" }),
				model("a", { price: price(5, 1), context: 1e5, released: "2024-01" }),
				model("c", { price: price(3, 1), context: 1e6, released: "2025-01" }),
				model("d", { price: price(1, 1), context: 1e5, released: "2026-01" }),
				model("small", { price: price(0.1, 1), context: 99_999 }),
				model("undated", {
					price: price(0.1, 1),
					context: 1e6,
					released: null,
				}),
			]),
			100_000,
		);
		expect(models.map(({ slug }) => slug)).toEqual(["a", "b", "c", "d"]);
		expect(cheapestYet(models).map(({ slug }) => slug)).toEqual([
			"a",
			"b",
			"d",
		]);
	});

	test("who led in compute took clearly more than all before", () => {
		const models = computedModels([
			model("late", { trainingFlop: 2e20, released: "2026-01-01" }),
			model("first", { trainingFlop: 1e20, released: "2024-01-01" }),
			model("hardly", { trainingFlop: 1.4e20, released: "2025-01-01" }),
			model("less", { trainingFlop: 1e19, released: "2025-02-01" }),
			model("undated", { trainingFlop: 1e30, released: null }),
		]);
		expect(models.map(({ slug }) => slug)).toEqual([
			"first",
			"hardly",
			"less",
			"late",
		]);
		// 2e20 is less than half as much again as 1.4e20.
		expect(computeRecords(models).map(({ slug }) => slug)).toEqual(["first"]);
	});
});
