import { describe, expect, test } from "vitest";
import { addDays, mondayOf, storyTrend } from "#src/answers/story-trend.ts";

/** A Wednesday. */
const today = "2026-11-25";
const long = "2025-01-01";

function daily(count: number, stories: (daysAgo: number) => number) {
	return Array.from({ length: count }, (_, daysAgo) => ({
		day: addDays(today, -daysAgo),
		stories: stories(daysAgo),
		all: 10,
	})).reverse();
}

describe("stories over time", () => {
	test("of a long archive are told by twelve weeks, the last of which goes on", () => {
		const days = daily(100, (daysAgo) => (daysAgo % 7 === 0 ? 1 : 0));
		const trend = storyTrend({ days, archiveFrom: long }, today);
		expect(trend).toMatchObject({ unit: "week", isYoung: false });
		expect(trend.periods).toHaveLength(12);
		expect(trend.periods[0]).toEqual({
			from: "2026-09-07",
			stories: 1,
			isWhole: true,
		});
		expect(trend.periods.at(-1)).toEqual({
			from: "2026-11-23",
			stories: 1,
			isWhole: false,
		});
		expect(trend.stories).toBe(12);
		// Eleven weeks, and Monday to Wednesday.
		expect(trend.all).toBe((77 + 3) * 10);
	});

	test("every story of the period is in one of its weeks, and in one only", () => {
		const days = daily(100, (daysAgo) => (daysAgo * 7) % 5);
		const { periods, stories } = storyTrend({ days, archiveFrom: long }, today);
		const inWeeks = periods.reduce((sum, each) => sum + each.stories, 0);
		const counted = days
			.filter(({ day }) => day >= "2026-09-07")
			.reduce((sum, each) => sum + each.stories, 0);
		expect([inWeeks, stories]).toEqual([counted, counted]);
	});

	test("a week without stories is there, with none", () => {
		const { periods } = storyTrend({ days: [], archiveFrom: long }, today);
		expect(periods.map(({ stories }) => stories)).toEqual(Array(12).fill(0));
	});

	test("of a young archive begin with it: its first week is not whole", () => {
		const days = daily(33, () => 1);
		const { unit, isYoung, periods } = storyTrend(
			{ days, archiveFrom: "2026-10-24" },
			today,
		);
		expect([unit, isYoung]).toEqual(["week", true]);
		expect(
			periods.map(({ from, stories, isWhole }) => [from, stories, isWhole]),
		).toEqual([
			["2026-10-24", 2, false],
			["2026-10-26", 7, true],
			["2026-11-02", 7, true],
			["2026-11-09", 7, true],
			["2026-11-16", 7, true],
			["2026-11-23", 3, false],
		]);
	});

	test("of an archive of less than four weeks are told by the day", () => {
		const days = daily(3, (daysAgo) => daysAgo);
		const trend = storyTrend({ days, archiveFrom: "2026-11-23" }, today);
		expect(trend.unit).toBe("day");
		expect(trend.periods).toEqual([
			{ from: "2026-11-23", stories: 2, isWhole: true },
			{ from: "2026-11-24", stories: 1, isWhole: true },
			{ from: "2026-11-25", stories: 0, isWhole: false },
		]);
	});

	test("of an empty archive are none", () => {
		const trend = storyTrend({ days: [], archiveFrom: null }, today);
		expect(trend).toMatchObject({ stories: 0, all: 0, isYoung: true });
	});

	test("weeks begin on Monday", () => {
		expect(mondayOf("2026-11-23")).toBe("2026-11-23");
		expect(mondayOf("2026-11-29")).toBe("2026-11-23");
		expect(mondayOf("2027-01-01")).toBe("2026-12-28");
	});
});
