import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { modelCatalogue } from "#src/models/catalogue.ts";
import { makeResolver } from "#src/models/resolve.ts";
import { corpus } from "#test/support/corpora.ts";

const resolver = makeResolver(modelCatalogue().models);

interface Spelling {
	query: string;
	model: string | null;
}

const spellings = readFileSync(
	new URL("../fixtures/models/spellings.jsonl", import.meta.url),
	"utf8",
)
	.trim()
	.split("\n")
	.map((line) => JSON.parse(line) as Spelling);

test.each(spellings)("$query is $model", ({ query, model }) => {
	expect(resolver.resolve(query).model).toBe(model);
});

describe("labelled spellings of others", () => {
	const folder = corpus("names");
	test.skipIf(!folder)("all are right", () => {
		const read = (file: string) =>
			readFileSync(join(folder ?? "", file), "utf8");
		const labels = JSON.parse(read("labels.json")) as Record<
			string,
			{ accept: string; reject: string }
		>;
		for (const line of read("spellings.jsonl").trim().split("\n")) {
			const { q, label } = JSON.parse(line) as {
				q: string;
				label: string | null;
			};
			const { model } = resolver.resolve(q);
			if (label === null) {
				expect(model, q).toBeNull();
				continue;
			}
			const rule = labels[label];
			expect(model ?? "", q).toMatch(new RegExp(rule?.accept ?? label, "i"));
			if (model !== label) {
				expect(model ?? "", q).not.toMatch(
					new RegExp(rule?.reject ?? "$^", "i"),
				);
			}
		}
	});
});

test("every slug and name of the catalogue resolves to itself", () => {
	for (const { slug } of modelCatalogue().models) {
		expect(resolver.resolve(slug).model).toBe(slug);
	}
});

test("what is not known gets up to three suggestions that share its family", () => {
	const { model, suggestions } = resolver.resolve("deepseek v9");
	expect(model).toBeNull();
	expect(suggestions).toHaveLength(3);
	for (const slug of suggestions) expect(slug).toContain("deepseek");
	expect(resolver.resolve("pineapple").suggestions).toEqual([]);
});

test("a wrong number is never forgiven", () => {
	const numbered = modelCatalogue().models.filter(
		({ slug, kind }) => kind === "model" && /-\d+b$/.test(slug),
	);
	fc.assert(
		fc.property(
			fc.constantFrom(...numbered),
			fc.integer({ min: 1001, max: 1999 }),
			({ slug }, size) => {
				const wrong = slug.replace(/\d+b$/, `${size}b`);
				expect(resolver.resolve(wrong).model).toBeNull();
			},
		),
	);
});

test("any text gets an answer of the right shape", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme" }), (query) => {
			const { model, suggestions } = resolver.resolve(query);
			expect(suggestions.length).toBeLessThanOrEqual(3);
			if (model !== null) expect(suggestions).toEqual([]);
		}),
	);
});

describe("completion", () => {
	test("offers names that begin so, popular and recent first", () => {
		const offered = resolver.complete("claude", 5);
		expect(offered).toHaveLength(5);
		for (const slug of offered) expect(slug).toMatch(/^claude/);
		expect(resolver.complete("deepseek v3", 25)).toContain("deepseek-v3");
	});

	test("offers nothing for what no name holds", () => {
		expect(resolver.complete("zzzz", 25)).toEqual([]);
	});
});
