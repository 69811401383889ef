import fc from "fast-check";
import { expect, test } from "vitest";
import { noRhythm } from "#src/feeds/reading/draft.ts";
import { nextAttempt, nextPoll } from "#src/feeds/schedule.ts";

const now = new Date("2025-01-20T12:00:00Z");
const hour = 3_600;

/** Publications every `gap` hours, the newest `silence` hours ago. */
function published(gap: number, silence: number, count = 10): Date[] {
	return Array.from(
		{ length: count },
		(_, index) =>
			new Date(now.getTime() - (silence + index * gap) * hour * 1_000),
	);
}

function intervalOf(dates: Date[]): number {
	return nextPoll({
		now,
		published: dates,
		rhythm: noRhythm,
		freshForSeconds: null,
		random: () => 0,
	}).intervalSeconds;
}

test.each([
	["several an hour", published(0.2, 0.1), 300],
	["every two hours", published(2, 1), 600],
	["daily", published(24, 10), 2 * hour],
	["weekly", published(168, 100), 3 * hour],
	["silent for two months", published(24, 60 * 24), 6 * hour],
	["silent for years", published(24, 3 * 365 * 24), 24 * hour],
	["one item", published(1, 1, 1), hour],
	["no dates", [], hour],
])("a feed that publishes %s", (_, dates, seconds) => {
	expect(intervalOf(dates)).toBe(seconds);
});

test("between five minutes and a day, never early, at most a tenth late, whatever the feed does", () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.date({
					min: new Date(0),
					max: new Date("2030-01-01"),
					noInvalidDate: true,
				}),
			),
			fc.option(fc.nat(10_000_000)),
			fc.option(fc.nat(1_000_000)),
			fc.double({ min: 0, max: 0.999, noNaN: true }),
			(dates, freshForSeconds, ttlMinutes, random) => {
				const rhythm = { ...noRhythm, ttlMinutes };
				const { intervalSeconds, at } = nextPoll({
					now,
					published: dates,
					rhythm,
					freshForSeconds,
					random: () => random,
				});
				const wait = (at.getTime() - now.getTime()) / 1_000;
				expect(intervalSeconds).toBeGreaterThanOrEqual(300);
				expect(intervalSeconds).toBeLessThanOrEqual(24 * hour);
				expect(wait).toBeGreaterThanOrEqual(intervalSeconds);
				expect(wait).toBeLessThanOrEqual(intervalSeconds * 1.1);
			},
		),
	);
});

test("a failing feed is tried again ever later, but no later than a day", () => {
	const waits = [1, 2, 3, 20].map((failures) => {
		const at = nextAttempt({
			now,
			intervalSeconds: 600,
			failures,
			retryAfterSeconds: null,
			random: () => 0,
		});
		return (at.getTime() - now.getTime()) / 60_000;
	});
	expect(waits).toEqual([15, 30, 60, 1440]);
});
