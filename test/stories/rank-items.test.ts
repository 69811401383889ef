import { expect, test } from "vitest";
import { rankItems } from "#src/stories/rank-items.ts";

const items = [
	["OpenAI releases GPT-5.6 with open weights", "orca.example"],
	["GPT-5.6: OpenAI's new model comes with open weights", "gull.example"],
	["Get this robot vacuum for 40% off", "deals.example"],
	["A walk along the river at night", "walks.example"],
].map(([title = "", host = ""], index) => ({
	id: String(index),
	title,
	url: `https://${host}/${index}`,
	source: host,
	publishedAt: new Date(Date.UTC(2026, 2, 2, 9, index)),
}));

test("groups, ranks and names stories, best first, each item once", () => {
	const ranked = rankItems(items);
	expect(ranked[0]).toMatchObject({ story: "0", items: ["0", "1"] });
	expect(ranked[0]?.headline).toContain("GPT-5.6");
	expect(ranked.flatMap((story) => story.items).sort()).toEqual([
		"0",
		"1",
		"2",
		"3",
	]);
	const scores = ranked.map(({ score }) => score);
	expect(scores).toEqual([...scores].sort((a, b) => b - a));
});

test("parts add up to the score", () => {
	for (const { score, parts } of rankItems(items))
		expect(parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(
			score,
			2,
		);
});

test("nothing in, nothing out", () => {
	expect(rankItems([])).toEqual([]);
});
