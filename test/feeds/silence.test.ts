import fc from "fast-check";
import { expect, test } from "vitest";
import { silentFrom } from "#src/feeds/silence.ts";

const hour = 60 * 60 * 1_000;
const day = 24 * hour;
const newest = Date.parse("2025-06-02T09:00:00Z");

/** Publications of which the last was at `newest`, so many gaps of that length before. */
function every(days: number, gaps: number): Date[] {
	return Array.from(
		{ length: gaps + 1 },
		(_, index) => new Date(newest - index * days * day),
	);
}

test.each([
	["daily", every(1, 19), 7],
	["on weekdays, with a weekend between", [...every(1, 4), ...every(3, 3)], 9],
	["weekly", every(7, 19), 21],
	["monthly", every(31, 5), 93],
	["twice a week apart", every(7, 2), 90],
	["twice a quarter apart", every(90, 1), 270],
	["once", every(1, 0), 90],
])(
	"a feed that publishes %s is silent after its own time",
	(_, published, days) => {
		expect(silentFrom(published)).toEqual(new Date(newest + days * day));
	},
);

test("one that gives no dates is never called silent", () => {
	expect(silentFrom([])).toBeNull();
});

/** Gaps of an irregular rhythm: at most 2.8 times as long as each other. */
const rhythms = fc.integer({ min: 1, max: 60 * 24 }).chain((hours) =>
	fc.array(
		fc
			.double({ min: 0.5, max: 1.4, noNaN: true })
			.map((share) => Math.round(share * hours * hour)),
		{ minLength: 1, maxLength: 30 },
	),
);

test("whatever its rhythm, a feed that keeps to it is never called silent", () => {
	fc.assert(
		fc.property(rhythms, (gaps) => {
			const dates = [new Date(newest)];
			for (const gap of gaps) {
				const next = new Date((dates.at(-1)?.getTime() ?? 0) + gap);
				const from = silentFrom(dates.slice(-20));
				expect(from?.getTime()).toBeGreaterThan(next.getTime());
				dates.push(next);
			}
		}),
	);
});

test("one that stops is called silent, neither before a week nor after four of its gaps", () => {
	fc.assert(
		fc.property(
			rhythms.filter((gaps) => gaps.length >= 3),
			(gaps) => {
				const dates = [new Date(newest)];
				for (const gap of gaps)
					dates.push(new Date((dates.at(-1)?.getTime() ?? 0) + gap));
				const last = dates.at(-1)?.getTime() ?? 0;
				const after = (silentFrom(dates)?.getTime() ?? 0) - last;
				expect(after).toBeGreaterThanOrEqual(7 * day);
				expect(after).toBeLessThan(Math.max(8 * day, 4 * Math.max(...gaps)));
			},
		),
	);
});
