import { describe, expect, test } from "vitest";
import { compareEntries } from "#src/answers/compare.ts";
import { modelCard } from "#src/answers/model-card.ts";
import { renderText } from "#src/chat/console/render.ts";
import { renderDiscord } from "#src/chat/discord/render.ts";
import { valueText } from "#src/chat/messages/answer-values.ts";
import {
	comparisonMessage,
	modelMessage,
} from "#src/chat/messages/model-message.ts";
import { renderSlack } from "#src/chat/slack/render.ts";
import { textsIn } from "#src/chat/texts/texts.ts";
import { type CatalogueEntry, modelCatalogue } from "#src/models/catalogue.ts";
import {
	discordProblems,
	slackProblems,
} from "../../support/platform-limits.ts";

const entries = modelCatalogue().models;
const stories = [
	{
		storyId: 7,
		headline: "Sei milioni di dollari e 2.000 chip",
		language: "it",
		at: "2025-01-27T11:22:57.000Z",
		sources: [
			{
				host: "giornale.example",
				url: "https://giornale.example/chip",
				language: "it",
			},
		],
	},
];

function entry(slug: string): CatalogueEntry {
	const found = entries.find((one) => one.slug === slug);
	if (!found) throw new Error(`${slug} is not in the catalogue`);
	return found;
}

const shown = (slug: string, language = "en") =>
	renderText(
		modelMessage(modelCard(entry(slug), entries, { stories }), language),
		{
			width: 500,
		},
	);

test("a card tells what is known, says who, and says what is not known", () => {
	const text = shown("deepseek-v3");
	expect(text).toContain(
		"Training cost: $5.576M (stated) [5] / $5.39M (estimate) [3] (sources disagree)",
	);
	expect(text).toContain("Weights: open [2][3]");
	expect(text).toContain("arxiv.org (DeepSeek, 27 Dec 2024)");
	expect(text).toContain(
		"Sei milioni di dollari e 2.000 chip · 27 Jan 2025 · in Italian",
	);
	expect(shown("o3")).toContain("Parameters: not known");
});

test("it speaks Italian too", () => {
	const text = shown("deepseek-v3", "it");
	expect(text).toContain("Costo dell’addestramento: 5,576");
	expect(text).toContain("(stima)");
	expect(shown("o3", "it")).toContain("Parametri: non noto");
	expect(text).not.toContain("in Italian");
});

test("what an entry is is said in the reader's language", () => {
	for (const { slug, about } of entries)
		expect(Boolean(textsIn("it").answers.abouts[slug]), slug).toBe(
			about !== null,
		);
	expect(shown("sglang", "it")).toContain("Un motore a codice aperto");
	expect(shown("sglang")).toContain("An open-source engine");
});

describe("what changed lately", () => {
	const change = {
		slug: "o3",
		field: "price",
		before: { by: "openai", input: 10, output: 40 },
		after: { by: "openai", input: 2, output: 8 },
		source: "models.dev",
		sourceUrl: "https://models.dev",
		asOf: "2026-06-30",
		seenAt: new Date("2026-06-30T06:00:00Z"),
	};
	const told = (changes: (typeof change)[], language: string) =>
		renderText(
			modelMessage(modelCard(entry("o3"), entries, { changes }), language),
			{ width: 1000 },
		);

	test("is told with what it was, what it is and who says so", () => {
		expect(told([change], "en")).toMatch(
			/Changed lately: Price of the maker from \$10 in, \$40 out per million tokens \(openai\) to \$2 in, \$8 out per million tokens \(openai\), 30 Jun 2026 \[(\d)\][\s\S]*\[\1\] models\.dev \(30 Jun 2026\)/,
		);
		expect(told([change], "it")).toContain(
			"Cambiato di recente: Prezzo del produttore da 10 $ in ingresso",
		);
	});

	test("is the latest change of a field, and nothing of a new model", () => {
		const earlier = {
			...change,
			before: { by: "openai", input: 77, output: 88 },
		};
		expect(told([change, earlier], "en")).not.toContain("77");
		expect(told([{ ...change, field: "added" }], "en")).not.toContain("lately");
		expect(told([], "en")).not.toContain("lately");
	});
});

test("an unknown name is answered with suggestions", () => {
	const text = renderText(
		modelMessage(
			{
				kind: "unknown",
				query: "deepseek v9",
				suggestions: [
					{ slug: "deepseek-v3", name: "DeepSeek-V3" },
					{ slug: "deepseek-v3.2", name: "DeepSeek-V3.2" },
				],
			},
			"en",
		),
	);
	expect(text).toBe(
		"I know no “deepseek v9”.\n\nDid you mean DeepSeek-V3 or DeepSeek-V3.2?",
	);
});

test("a comparison marks what differs and numbers its sources", () => {
	const message = comparisonMessage(
		compareEntries([entry("deepseek-v3"), entry("llama-3.1-405b")]),
		"en",
	);
	const cells = (name: string) =>
		message.table?.rows.find(([field]) => field?.includes(name));
	expect(cells("Training cost")?.[0]).toBe("≠ Training cost");
	expect(cells("Weights")?.[0]).toBe("Weights");
	expect(cells("Active parameters")?.[2]).toBe("not known");
	const cited = JSON.stringify(message.table).match(/(?<=\[)\d+(?=\])/g) ?? [];
	for (const number of cited)
		expect(message.footer.join("\n")).toContain(`[${number}] `);
});

test("every card fits every platform", () => {
	const chosen = entries.filter(
		({ kind }, index) => kind !== "model" || index % 5 === 0,
	);
	for (const one of chosen) {
		for (const language of ["en", "it"]) {
			const message = modelMessage(
				modelCard(one, entries, { stories }),
				language,
			);
			for (const body of renderSlack(message))
				expect(slackProblems(body), one.slug).toEqual([]);
			for (const body of renderDiscord(message))
				expect(discordProblems(body), one.slug).toEqual([]);
		}
	}
});

const factors: Record<string, number> = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 };

/** The number that an English text of a value gives. */
function numberIn(text: string): number {
	const power = /([\d.]+) × 10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/u.exec(text);
	if (power) {
		const exponent = [...(power[2] ?? "")].map((digit) =>
			"⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(digit),
		);
		return Number(power[1]) * 10 ** Number(exponent.join(""));
	}
	const [, digits = "", letter = ""] = /([\d.,]+)([KMBT]?)/.exec(text) ?? [];
	return Number(digits.replaceAll(",", "")) * (factors[letter] ?? 1);
}

test("every number is written as its source gives it, to four digits at least", () => {
	const texts = textsIn("en");
	for (const { facts, slug } of entries) {
		for (const { field, value } of facts) {
			if (typeof value !== "number") continue;
			const written = numberIn(valueText(texts, field, value));
			expect(
				Math.abs(written - value) <= Math.abs(value) * 5e-4,
				`${slug} ${field}: ${value} became ${valueText(texts, field, value)}`,
			).toBe(true);
		}
	}
});
