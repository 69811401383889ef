import { describe, expect, test } from "vitest";
import {
	arrive,
	countOf,
	noArrivals,
	oldest,
	removeOldest,
} from "#src/stories/arrivals.ts";

describe("arrivals", () => {
	test("leave in the order in which they came", () => {
		const arrivals = noArrivals<number>();
		const left: (number | undefined)[] = [];
		for (let number = 0; number < 100; number++) {
			arrive(arrivals, number);
			if (number % 2 === 1) {
				left.push(oldest(arrivals));
				removeOldest(arrivals);
			}
		}
		expect(left).toEqual(Array.from({ length: 50 }, (_, index) => index));
		expect(countOf(arrivals)).toBe(50);
		expect(oldest(arrivals)).toBe(50);
	});

	test("are not held once they have left, and their places not for long", () => {
		const arrivals = noArrivals<object>();
		for (let number = 0; number < 1000; number++) {
			arrive(arrivals, { number });
			if (countOf(arrivals) > 10) removeOldest(arrivals);
			expect(arrivals.items.filter((item) => item).length).toBe(
				countOf(arrivals),
			);
			expect(arrivals.items.length).toBeLessThan(40);
		}
	});
});
