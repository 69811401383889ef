import { expect, test } from "vitest";
import { modelCatalogue } from "#src/models/catalogue.ts";

const { models } = modelCatalogue();
const bySlug = new Map(models.map((model) => [model.slug, model]));

test("slugs are unique and in the usual spelling", () => {
	expect(bySlug.size).toBe(models.length);
	for (const { slug } of models) expect(slug).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
	for (const slug of [
		"deepseek-v3",
		"deepseek-r1",
		"llama-3.1-405b",
		"claude-3.5-sonnet",
		"claude-opus-4.5",
		"gpt-4o-mini",
		"o1",
		"o3",
		"gemini-2.0-flash",
		"qwen2.5-72b",
		"qwq-32b",
		"sky-t1",
		"sglang",
		"chatgpt",
		"llama",
		"deepseek",
	]) {
		expect(bySlug.has(slug), slug).toBe(true);
	}
});

test("every fact has a source with an address and a day, once a field and source", () => {
	for (const { slug, facts } of models) {
		const keys = facts.map(({ field, source }) => `${field} ${source}`);
		expect(new Set(keys).size, slug).toBe(keys.length);
		for (const fact of facts) {
			expect(fact.url).toMatch(/^https:\/\//);
			expect(fact.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
		}
	}
});

test("what a maker states and what Epoch AI estimates stand side by side", () => {
	const costs = bySlug
		.get("deepseek-v3")
		?.facts.filter(({ field }) => field === "trainingCost");
	expect(costs?.map(({ certainty }) => certainty)).toEqual([
		"stated",
		"estimated",
	]);
});

test("Sky-T1, which no public catalogue has, is there with its cost", () => {
	const cost = bySlug
		.get("sky-t1")
		?.facts.find(({ field }) => field === "trainingCost");
	expect(cost).toMatchObject({ value: 450, certainty: "stated" });
});
