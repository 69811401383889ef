import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type CatalogueEntry, modelCatalogue } from "#src/models/catalogue.ts";
import { makeResolver } from "#src/models/resolve.ts";

const { models: entries } = modelCatalogue();
const resolver = makeResolver(entries);
const models = entries.filter(({ kind }) => kind === "model");
const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));

interface Answered {
	query: string;
	meant: string | null;
	answer: string | null;
}

const answered = (query: string, meant: string | null): Answered => ({
	query,
	meant,
	answer: resolver.resolve(query).model,
});
const rightOf = (all: readonly Answered[]) =>
	all.filter(({ meant, answer }) => meant === answer);
const wrongOf = (all: readonly Answered[]) =>
	all.filter(({ meant, answer }) => answer !== null && answer !== meant);

test("spellings that were written before anything was tried: 97 % are right, none is wrong", () => {
	const all = readFileSync(
		new URL("../fixtures/models/more-spellings.jsonl", import.meta.url),
		"utf8",
	)
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as { query: string; model: string | null })
		.map(({ query, model }) => answered(query, model));
	expect(all.length).toBeGreaterThan(250);
	expect(wrongOf(all)).toEqual([]);
	expect(rightOf(all).length / all.length).toBeGreaterThanOrEqual(0.97);
});

describe("mechanical changes of every slug", () => {
	const changes: [string, (slug: string) => string][] = [
		["spaces for hyphens", (slug) => slug.replaceAll("-", " ")],
		["underscores for hyphens", (slug) => slug.replaceAll("-", "_")],
		["no hyphens", (slug) => slug.replace(/(?<!\d)-|-(?!\d)/g, "")],
		["capitals", (slug) => slug.toUpperCase()],
		["hyphens for points", (slug) => slug.replace(/(?<=\d)\.(?=\d)/g, "-")],
		[
			"letters and digits apart",
			(slug) => slug.replace(/([a-z])(\d)/g, "$1 $2"),
		],
		[
			"letters and digits together",
			(slug) => slug.replace(/([a-z])-(\d)/g, "$1$2"),
		],
		["a host before it", (slug) => `openrouter/somebody/${slug}`],
		["a number format after it", (slug) => `${slug}-fp8`],
		["spaces around it", (slug) => `  ${slug} `],
	];
	test.each(changes)("%s: none becomes another model", (_, change) => {
		// In any other spelling "ChatGPT-4o" is what people call GPT-4o.
		const all = models
			.filter(({ slug }) => slug !== "chatgpt-4o")
			.map(({ slug }) => answered(change(slug), slug));
		expect(wrongOf(all)).toEqual([]);
		expect(rightOf(all).length / all.length).toBeGreaterThan(0.9);
	});

	test("without its date it is itself or the model of that name", () => {
		const dated = models.flatMap(({ slug }) => {
			const plain = slug.replace(/-(?:20\d\d-\d\d-\d\d|\d{4})$/, "");
			return plain === slug ? [] : [{ slug, plain }];
		});
		expect(dated.length).toBeGreaterThan(30);
		for (const { slug, plain } of dated)
			expect([slug, plain, null], plain).toContain(
				resolver.resolve(plain).model,
			);
	});
});

/** The numbers of a name, found without the grammar under test. */
function numbersOf(text: string): string[] {
	return (text.match(/\d+/g) ?? []).map((digits) => String(Number(digits)));
}

/** Every number of every name changed to others, whether such a version exists or not. */
function* otherNumbers({ slug, name }: CatalogueEntry): Generator<string> {
	for (const text of new Set([slug, name])) {
		// Another day may be a snapshot that the catalogue does not list.
		if (/20\d\d-\d\d-\d\d/.test(text)) continue;
		for (const { 0: digits, index } of text.matchAll(/\d+/g))
			for (const shift of [1, 7, 31, 100]) {
				const after = text.slice(index + digits.length);
				// A context length is no part of a name.
				if (/^k(?![a-z0-9])/i.test(after)) continue;
				yield `${text.slice(0, index)}${Number(digits) + shift}${after}`;
			}
	}
}

test("a model is never answered for a name with a number that is not its own", () => {
	let tried = 0;
	for (const entry of models)
		for (const query of otherNumbers(entry)) {
			const { model } = resolver.resolve(query);
			tried += 1;
			const found = model === null ? undefined : bySlug.get(model);
			if (!found) continue;
			// Amazon's first Nova models bear no number.
			if (found.family === "nova") continue;
			const own = new Set(
				[found.slug, found.name, ...found.aliases].flatMap(numbersOf),
			);
			const foreign = numbersOf(query).filter(
				(digits) => digits !== "0" && !own.has(digits),
			);
			expect(foreign, `"${query}" became ${model}`).toEqual([]);
		}
	expect(tried).toBeGreaterThan(5000);
});

describe("what is not known", () => {
	test.each([
		["llama 3.1 404b", "llama-3.1-405b"],
		["deepseek r2", "deepseek-r1"],
		["gemma 3 28b", "gemma-3-27b"],
		["o2", "o3"],
		["qwen3-33b", "qwen3-32b"],
		["sky-t2", "sky-t1"],
	])("%s: first %s is offered", (query, first) => {
		const { model, suggestions } = resolver.resolve(query);
		expect(model).toBeNull();
		expect(suggestions[0]).toBe(first);
	});

	test("what another maker is named beside is not answered", () => {
		for (const query of ["google gpt-4o", "openrouter/openai/claude-3-opus"]) {
			const { model, suggestions } = resolver.resolve(query);
			expect(model, query).toBeNull();
			expect(suggestions.length).toBeGreaterThan(0);
		}
		expect(resolver.resolve("google cloud claude 3 opus").model).toBe(
			"claude-3-opus",
		);
	});
});

test("what is being typed is completed by the current models first", () => {
	const first = (typed: string) => resolver.complete(typed, 3);
	for (const slug of first("deep")) expect(slug).toMatch(/^deepseek-v/);
	expect(first("claude")[0]).toBe("claude");
	expect(first("gpt-4.")).toContain("gpt-4.1");
});
