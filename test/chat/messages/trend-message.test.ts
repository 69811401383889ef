import { describe, expect, test } from "vitest";
import { modelsWithContext } from "#src/answers/cheapest.ts";
import { computedModels } from "#src/answers/compute.ts";
import { pricedModels } from "#src/answers/prices.ts";
import { addDays, storyTrend } from "#src/answers/story-trend.ts";
import type { Trend } from "#src/answers/trend.ts";
import {
	trendMessage,
	trendPicture,
} from "#src/chat/messages/trend-message.ts";
import { trendSentences } from "#src/chat/messages/trend-sentences.ts";
import { textsIn } from "#src/chat/texts/texts.ts";
import { modelCatalogue } from "#src/models/catalogue.ts";

const shipped = modelCatalogue().models.filter(({ kind }) => kind === "model");
const cheapest = {
	kind: "cheapest" as const,
	tokens: 100_000,
	models: modelsWithContext(pricedModels(shipped), 100_000),
};
const compute: Trend = { kind: "compute", models: computedModels(shipped) };

/** Twelve weeks to a Wednesday, with so many stories in each, told on its Monday. */
function weeks(counts: readonly number[], archiveFrom = "2025-01-01"): Trend {
	const days = counts.map((stories, index) => ({
		day: addDays("2026-09-07", 7 * index),
		stories,
		all: stories + 10,
	}));
	return {
		kind: "stories",
		...storyTrend({ days, archiveFrom }, "2026-11-25"),
	};
}

const busy = weeks([4, 7, 0, 2, 9, 12, 8, 5, 11, 6, 9, 3]);
const quiet = weeks([1, 0, 0, 2, 0, 0, 0, 0, 1, 0, 1, 0]);

describe("a trend of stories, in three sentences", () => {
	test("in English", () => {
		expect(trendSentences(busy, "Chips", textsIn("en"))).toEqual([
			"Chips: 76 stories since 7 Sept 2026, of 196 in all.",
			"Most came in the week from 12 Oct 2026: 12.",
			"The last 5 whole weeks had 39, the 5 before them 30.",
		]);
	});

	test("in Italian", () => {
		expect(trendSentences(busy, "Chip", textsIn("it"))).toEqual([
			"Chip: 76 notizie dal 7 set 2026, su 196 in tutto.",
			"Il massimo è della settimana dal 12 ott 2026: 12.",
			"Nelle ultime 5 settimane intere 39, nelle 5 precedenti 30.",
		]);
	});

	test("speaks of no trend where there are few", () => {
		expect(trendSentences(quiet, "Chips", textsIn("en"))).toEqual([
			"Chips: 5 stories since 7 Sept 2026, of 125 in all.",
			"Most came in the week from 28 Sept 2026: 2.",
			"That is too few to speak of a trend.",
		]);
	});

	test("says of a young archive when it begins", () => {
		const young = weeks([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30], "2026-11-20");
		expect(trendSentences(young, "Chips", textsIn("en"))).toEqual([
			"Chips: 30 stories since 20 Nov 2026, of 40 in all.",
			"Most came on 23 Nov 2026: 30.",
			"The last 2 whole days had 30, the 2 before them 0.",
		]);
		const younger = weeks([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30], "2026-11-23");
		expect(trendSentences(younger, "Chips", textsIn("en")).at(-1)).toBe(
			"The archive begins on 23 Nov 2026: too little to speak of a trend.",
		);
	});

	test("has nothing to draw where there is no story", () => {
		const none = weeks([]);
		expect(trendSentences(none, "Chips", textsIn("en"))).toEqual([
			"The archive holds no stories yet.",
		]);
		const others = storyTrend(
			{
				days: [{ day: "2026-11-24", stories: 0, all: 7 }],
				archiveFrom: "2025-01-01",
			},
			"2026-11-25",
		);
		const trend: Trend = { kind: "stories", ...others };
		expect(trendSentences(trend, "Chips", textsIn("en"))).toEqual([
			"Chips: no story since 7 Sept 2026, of 7 in all.",
		]);
		expect(trendPicture(trend, "Chips", textsIn("en"))).toBeNull();
	});
});

describe.each(["en", "it"])("a trend of the catalogue, in %s", (language) => {
	const texts = textsIn(language);
	const dollars = (amount: number) =>
		new Intl.NumberFormat(texts.locale, {
			style: "currency",
			currency: "USD",
			currencyDisplay: "narrowSymbol",
			minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
			maximumFractionDigits: 4,
		}).format(amount);

	test("tells the cheapest, worked out anew from the facts that ship", () => {
		const sold = shipped.flatMap(({ name, released, facts }) => {
			const value = (field: string) =>
				facts
					.filter((fact) => fact.field === field)
					.sort((a, b) => (a.asOf < b.asOf ? 1 : -1))[0]?.value;
			const open = value("openWeights") === true;
			const price = (value("price") ?? (open && value("cheapestPrice"))) as
				| { input: number; output: number }
				| undefined
				| false;
			return price &&
				price.input > 0 &&
				price.output > 0 &&
				released !== null &&
				Number(value("context")) >= 100_000
				? [{ name, released, input: price.input }]
				: [];
		});
		const least = Math.min(...sold.map(({ input }) => input));
		const [first] = trendSentences(cheapest, "", texts);
		expect(first).toContain(` ${sold.length} `);
		expect(first).toContain(dollars(least));
		const named = sold.filter(({ input }) => input === least);
		expect(named.some(({ name }) => first?.includes(name))).toBe(true);
	});

	test("tells what was the cheapest a year before the newest of them", () => {
		const [old] = cheapest.models;
		if (!old) throw new Error("the catalogue has prices");
		const told = (...prices: [released: string, input: number][]) =>
			trendSentences(
				{
					...cheapest,
					models: prices.map(([released, input]) => ({
						...old,
						released,
						price: { ...old.price, input },
					})),
				},
				"",
				textsIn("en"),
			)[1];
		expect(told(["2024-05-01", 2], ["2026-05-01", 1])).toBe(
			`Of those released by 1 May 2025 it was ${old.name}: $2.`,
		);
		expect(told(["2024-05-01", 2], ["2026-05-01", 3])).toBe(
			"Of those released by 1 May 2025 it was the cheapest already.",
		);
		expect(told(["2026-05-01", 1])).toBe(
			"None of them was released by 1 May 2025.",
		);
	});

	test("tells who took most compute, and how much of it is estimated", () => {
		const known = shipped.flatMap(({ name, released, facts }) => {
			const flop = facts.find(({ field }) => field === "trainingFlop");
			return flop && released !== null ? [{ name, ...flop }] : [];
		});
		const most = known.reduce((a, b) =>
			Number(b.value) > Number(a.value) ? b : a,
		);
		const [first, second, third] = trendSentences(compute, "", texts);
		expect(first).toContain(most.name);
		expect(first).toContain(` ${known.length} `);
		expect(second).toMatch(/×.* GPT-1 .*×/);
		const estimates = known.filter(
			({ certainty }) => certainty === "estimated",
		);
		expect(third).toMatch(
			new RegExp(`^${estimates.length} .* ${known.length} `),
		);
	});

	test.each([
		["stories", busy],
		["cheapest", cheapest],
		["compute", compute],
	] as const)("%s: a picture says in words what it shows", (_, trend) => {
		const described = trendPicture(trend, "Chips", texts);
		const message = trendMessage(trend, "Chips", texts);
		expect(described?.alt).toContain(message.headline);
		expect(described?.alt.length).toBeLessThan(1000);
		if (trend.kind === "stories")
			for (const { stories } of trend.periods)
				expect(described?.alt).toContain(` ${stories}`);
		expect(message.paragraphs).toHaveLength(3);
	});
});
