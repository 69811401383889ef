import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { corpus } from "../support/corpora.ts";
import {
	areaUnderCurve,
	type LabelledDay,
	mutualInformation,
	scoreStories,
} from "./scores.ts";

/** Two events and a third of the second's saga, in two languages. */
const labels = [
	{ id: "a", story: 0, saga: null, lang: "en" },
	{ id: "b", story: 0, saga: null, lang: "en" },
	{ id: "c", story: 0, saga: null, lang: "zh" },
	{ id: "d", story: 1, saga: 7, lang: "en" },
	{ id: "e", story: 2, saga: 7, lang: "en" },
	{ id: "f", story: 3, saga: null, lang: "zh" },
];

const day: LabelledDay = {
	name: "a day",
	items: labels.map(({ id, story, lang }) => ({
		id,
		story: String(story),
		language: lang,
	})),
	isOneSaga: (a, b) => [a, b].every(({ story }) => /[12]/.test(story)),
};

const found = new Map([
	["a", "one"],
	["b", "one"],
	["c", "one"],
	["d", "one"],
	["e", "two"],
	["f", "two"],
]);

describe("the score of a grouping", () => {
	test("counts purity and completeness of each item's story, and pairs but those of a saga", () => {
		const { f1, precision, recall, pairs, crossPairs, largest } = scoreStories(
			day,
			found,
		);
		expect(precision).toBeCloseTo((3 * 0.75 + 0.25 + 2 * 0.5) / 6);
		expect(recall).toBeCloseTo(1);
		expect(f1).toBeCloseTo((2 * precision) / (precision + 1));
		expect(pairs).toEqual({ pairs: 1, precision: 1 / 3, recall: 1 });
		expect(crossPairs).toEqual({ pairs: 2, precision: 2 / 4, recall: 1 });
		expect(largest).toBe(4);
	});

	const scorer = corpus("..", "score.py");
	test.skipIf(scorer === null)("is that of the collection's own scorer", () => {
		const folder = mkdtempSync(join(tmpdir(), "scores-"));
		const gold = join(folder, "gold.jsonl");
		const clustered = join(folder, "clustered.jsonl");
		writeFileSync(gold, lines(labels));
		writeFileSync(
			clustered,
			lines([...found].map(([id, story]) => ({ id, story }))),
		);
		const theirs = JSON.parse(
			execFileSync("python3", [scorer ?? "", "stories", gold, clustered], {
				encoding: "utf8",
			}),
		) as Record<string, number>;
		const ours = scoreStories(day, found);
		expect({
			b3_f1: ours.f1,
			b3_precision: ours.precision,
			b3_recall: ours.recall,
			pair_precision: ours.pairs.precision,
			pair_recall: ours.pairs.recall,
			cross_precision: ours.crossPairs.precision,
			cross_recall: ours.crossPairs.recall,
			largest: ours.largest,
		}).toEqual({
			b3_f1: expect.closeTo(theirs.b3_f1 ?? -1, 4),
			b3_precision: expect.closeTo(theirs.b3_precision ?? -1, 4),
			b3_recall: expect.closeTo(theirs.b3_recall ?? -1, 4),
			pair_precision: expect.closeTo(theirs.pair_precision ?? -1, 4),
			pair_recall: expect.closeTo(theirs.pair_recall ?? -1, 4),
			cross_precision: expect.closeTo(theirs.cross_precision ?? -1, 4),
			cross_recall: expect.closeTo(theirs.cross_recall ?? -1, 4),
			largest: theirs.largest,
		});
	});
});

test("mutual information is 1 for the same grouping under other names, 0 for none", () => {
	expect(
		mutualInformation([
			["x", "1"],
			["x", "1"],
			["y", "2"],
		]),
	).toBeCloseTo(1);
	expect(
		mutualInformation([
			["x", "1"],
			["x", "2"],
			["y", "1"],
			["y", "2"],
		]),
	).toBeCloseTo(0);
});

test("the area under the curve is the chance of being ranked above", () => {
	expect(areaUnderCurve([3, 2], [1, 2])).toBe((1 + 1 + 1 + 0.5) / 4);
});

function lines(rows: readonly object[]): string {
	return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}
