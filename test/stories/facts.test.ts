import { describe, expect, test } from "vitest";
import { storyFacts } from "#src/stories/facts.ts";

function report(
	title: string,
	{ host = title, language = "en", models = [] as string[], summary = "" } = {},
) {
	return {
		host,
		kind: "press" as const,
		title,
		summary,
		text: "",
		fingerprint: title,
		models,
		organisations: [],
		language,
	};
}

describe("storyFacts", () => {
	test("a figure counts when two hosts carry it, in any language and rounding", () => {
		const { numbers, hosts } = storyFacts([
			report("Training cost about $6 million", { host: "a.example" }),
			report("Costo di 6 milioni di dollari, calo del 17%", {
				host: "b.example",
				language: "it",
			}),
			report("Only $5.6M, they say", { host: "c.example" }),
			report("市值蒸发5890亿美元，跌17%", {
				host: "d.example",
				language: "zh",
			}),
		]);
		expect(numbers).toEqual(["$6m", "17%"]);
		expect(hosts).toBe(4);
	});

	test("of a single host every figure counts", () => {
		expect(storyFacts([report("Shares fall 17%")]).numbers).toEqual(["17%"]);
	});

	test("a model named in passing by one of many hosts is no fact", () => {
		const articles = ["a", "b", "c", "d"].map((host) =>
			report(`Report of ${host}`, { host, models: ["harbour-3"] }),
		);
		articles.push(report("Aside", { models: ["other-1"] }));
		expect(storyFacts(articles).models).toEqual(["harbour-3"]);
	});

	test("tells that a rule took effect or a report was denied", () => {
		expect(storyFacts([report("Label rules take effect")]).kinds).toContain(
			"effective",
		);
		expect(storyFacts([report("Orca Labs denies the report")]).kinds).toContain(
			"denied",
		);
	});

	test("is plain JSON and the same for articles in any order", () => {
		const articles = [
			report("Orca raises $5bn", { host: "a.example" }),
			report("Orca gets $5 billion", { host: "b.example" }),
			report("Orca: 5bn dollars, 40% more", { host: "c.example" }),
		];
		const facts = storyFacts(articles);
		expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
		expect(storyFacts(articles.toReversed())).toEqual(facts);
	});
});

test.each([
	["$5.6m", "$6m", true],
	["80%", "78%", true],
	["17%", "11%", false],
	["$5bn", "€5bn", false],
	["$5bn", "5bn", false],
])("%s and %s are one figure: %s", (a, b, same) => {
	const { numbers } = storyFacts([
		report(`It was ${a}`, { host: "a.example" }),
		report(`It was ${b}`, { host: "b.example" }),
	]);
	expect(numbers).toHaveLength(same ? 1 : 0);
});
