import { expect, test } from "vitest";
import { compareEntries } from "#src/answers/compare.ts";
import { type CatalogueEntry, modelCatalogue } from "#src/models/catalogue.ts";

function entry(slug: string): CatalogueEntry {
	const found = modelCatalogue().models.find((one) => one.slug === slug);
	if (!found) throw new Error(`${slug} is not in the catalogue`);
	return found;
}

function row(slugs: string[], field: string) {
	return compareEntries(slugs.map(entry)).rows.find(
		(one) => one.field === field,
	);
}

test("training cost and compute of DeepSeek-V3 and Llama 3.1 405B stand side by side", () => {
	const slugs = ["deepseek-v3", "llama-3.1-405b"];
	for (const field of ["trainingCost", "trainingFlop"]) {
		const { cells, differs } = row(slugs, field) ?? {};
		expect(differs).toBe(true);
		expect(
			cells?.map(({ statements }) =>
				statements.flatMap(({ facts }) => facts.map(({ value }) => value)),
			),
		).toEqual(
			slugs.map((slug) =>
				expect.arrayContaining(
					entry(slug)
						.facts.filter((fact) => fact.field === field)
						.map(({ value }) => value),
				),
			),
		);
	}
});

test("only what is known of one of them has a row", () => {
	const { rows } = compareEntries([entry("o1"), entry("o3")]);
	expect(rows.map(({ field }) => field)).not.toContain("parameters");
	for (const { cells } of rows) {
		expect(cells).toHaveLength(2);
		expect(cells.some(({ statements }) => statements.length > 0)).toBe(true);
	}
});

test("a value that only one of them has is no difference, nor is one that they share", () => {
	expect(row(["deepseek-v3", "o1"], "parameters")?.differs).toBe(false);
	expect(row(["o1", "o3"], "context")?.differs).toBe(false);
	expect(row(["o1", "o3"], "price")?.differs).toBe(true);
});

test("a model does not differ from itself, even where its sources disagree", () => {
	const { rows } = compareEntries([entry("deepseek-v3"), entry("deepseek-v3")]);
	expect(rows.some(({ cells }) => cells[0]?.disagree)).toBe(true);
	expect(rows.every(({ differs }) => !differs)).toBe(true);
});
