import { describe, expect, test } from "vitest";
import { knownModels } from "#src/answers/known-models.ts";
import { modelCard } from "#src/answers/model-card.ts";
import { type CatalogueEntry, modelCatalogue } from "#src/models/catalogue.ts";

const entries = modelCatalogue().models;
const known = knownModels(entries);

function cardOf(name: string) {
	const found = known.find(name);
	if (found.kind === "unknown") throw new Error(`"${name}" is not known`);
	const entry = entries.find(({ slug }) => slug === found.slug);
	return modelCard({ ...found, facts: entry?.facts ?? [] }, entries);
}

function fieldOf(name: string, field: string) {
	return cardOf(name).fields.find((one) => one.field === field);
}

test.each([
	["DeepSeek-V3", "deepseek-v3", "model"],
	["DeepSeek-R1", "deepseek-r1", "model"],
	["OpenAI o1", "o1", "model"],
	["o3", "o3", "model"],
	["ChatGPT", "chatgpt", "system"],
	["Google Gemini 2.0", "gemini-2.0-flash", "model"],
	["Claude 3.5 Sonnet", "claude-3.5-sonnet", "model"],
	["Llama", "llama", "family"],
	["Llama 3.1 405B", "llama-3.1-405b", "model"],
	["Sky-T1", "sky-t1", "model"],
	["QwQ", "qwq-32b", "model"],
	["SGLang", "sglang", "system"],
	["DeepSeek", "deepseek", "maker"],
	["the DeepSeek company", "deepseek", "maker"],
])("%s has a card", (name, slug, kind) => {
	const card = cardOf(name);
	expect(card).toMatchObject({ slug, kind });
	expect(card.about ?? card.fields.length).toBeTruthy();
});

test("a version that comes in sizes is shown with its models", () => {
	const card = cardOf("Qwen2.5");
	expect(card.slug).toMatch(/^qwen2\.5/);
	if (card.kind === "model") return;
	expect(card).toMatchObject({ name: "Qwen2.5", maker: "Alibaba" });
	expect(card.models.map(({ slug }) => slug)).toContain("qwen2.5-72b");
});

test("an unknown spelling is answered with what may be meant, not with a guess", () => {
	const found = known.find("deepseek v9");
	expect(found).toMatchObject({ kind: "unknown", query: "deepseek v9" });
	if (found.kind !== "unknown") return;
	expect(found.suggestions).toHaveLength(3);
	for (const { name } of found.suggestions) expect(name).toMatch(/^DeepSeek/);
});

test("every value of every card is what its sources say", () => {
	for (const entry of entries) {
		const card = modelCard(entry, entries);
		const shown = card.fields.flatMap(({ statements }) =>
			statements.flatMap(({ facts }) => facts),
		);
		expect(new Set(shown), entry.slug).toEqual(new Set(entry.facts));
		for (const { field, statements } of card.fields) {
			for (const { value, facts } of statements) {
				for (const fact of facts) {
					expect(fact.field).toBe(field);
					if (typeof fact.value === "string")
						expect(String(value).startsWith(fact.value)).toBe(true);
					else expect(value).toEqual(fact.value);
				}
			}
		}
	}
});

describe("sources", () => {
	test("that disagree stand side by side, the maker's own word first", () => {
		const cost = fieldOf("deepseek v3", "trainingCost");
		expect(cost?.disagree).toBe(true);
		expect(cost?.statements[0]).toMatchObject({
			value: 5_576_000,
			facts: [{ source: "DeepSeek", certainty: "stated" }],
		});
		expect(cost?.statements[1]?.facts[0]).toMatchObject({
			source: "Epoch AI",
			certainty: "estimated",
		});
	});

	test("that give a month agree with the day within it", () => {
		const card = modelCard(
			{
				...(entries[0] as CatalogueEntry),
				facts: ["2024-12", "2024-12-26"].map((value, index) => ({
					field: "released",
					value,
					source: `source ${index}`,
					url: "https://source.example",
					asOf: "2025-01-01",
					certainty: "stated",
				})),
			},
			entries,
		);
		const released = card.fields.find(({ field }) => field === "released");
		expect(released).toMatchObject({
			disagree: false,
			statements: [{ value: "2024-12-26" }],
		});
	});
});

test("what nobody says is not known", () => {
	expect(fieldOf("o3", "parameters")).toEqual({
		field: "parameters",
		statements: [],
		disagree: false,
	});
});

test("families and makers list their models, the newest first", () => {
	for (const name of ["Llama", "DeepSeek"]) {
		const { models } = cardOf(name);
		const dates = models.map(({ released }) => released ?? "");
		expect(dates).toEqual(dates.toSorted().reverse());
	}
	const slugs = (name: string) => cardOf(name).models.map(({ slug }) => slug);
	expect(slugs("Llama")).toContain("llama-3.1-405b");
	expect(slugs("DeepSeek")).toEqual(
		expect.arrayContaining(["deepseek-v3", "deepseek-r1"]),
	);
	expect(slugs("ChatGPT")).toContain("o1");
	expect(slugs("SGLang")).toEqual([]);
});
