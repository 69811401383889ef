import { expect, test } from "vitest";
import {
	longestPeriodDays,
	nextSlot,
	slotPlan,
} from "#src/digests/schedule.ts";

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const nine = { minuteOfDay: 540, days: everyDay };

function slots(
	schedule: Parameters<typeof nextSlot>[0],
	from: string,
	count: number,
) {
	const found: string[] = [];
	let after = new Date(from);
	for (let n = 0; n < count; n++) {
		after = nextSlot(schedule, after);
		found.push(after.toISOString());
	}
	return found;
}

test("nine o'clock stays nine o'clock when Rome's clocks change", () => {
	const rome = { ...nine, timeZone: "Europe/Rome" };
	expect(slots(rome, "2025-03-29T00:00:00Z", 3)).toEqual([
		"2025-03-29T08:00:00.000Z",
		"2025-03-30T07:00:00.000Z",
		"2025-03-31T07:00:00.000Z",
	]);
	expect(slots(rome, "2025-10-25T12:00:00Z", 2)).toEqual([
		"2025-10-26T08:00:00.000Z",
		"2025-10-27T08:00:00.000Z",
	]);
});

test("a skipped minute moves to the first valid one", () => {
	const schedule = {
		minuteOfDay: 150,
		days: everyDay,
		timeZone: "Europe/Rome",
	};
	// 02:30 does not exist on 30 March 2025; 03:00 is the first minute after.
	expect(slots(schedule, "2025-03-29T12:00:00Z", 2)).toEqual([
		"2025-03-30T01:00:00.000Z",
		"2025-03-31T00:30:00.000Z",
	]);
});

test("a doubled minute counts once", () => {
	const schedule = {
		minuteOfDay: 150,
		days: everyDay,
		timeZone: "Europe/Rome",
	};
	expect(slots(schedule, "2025-10-25T12:00:00Z", 2)).toEqual([
		"2025-10-26T00:30:00.000Z",
		"2025-10-27T01:30:00.000Z",
	]);
});

test("half-hour zones and chosen days hold", () => {
	const schedule = { ...nine, days: [1, 5], timeZone: "Asia/Kolkata" };
	expect(slots(schedule, "2025-01-28T00:00:00Z", 2)).toEqual([
		"2025-01-31T03:30:00.000Z",
		"2025-02-03T03:30:00.000Z",
	]);
});

test("a schedule without days is refused", () => {
	expect(() =>
		nextSlot({ ...nine, days: [], timeZone: "UTC" }, new Date(0)),
	).toThrow("at least one weekday");
});

test("a missed slot goes out late for three hours, then is folded into the next", () => {
	const slot = new Date("2025-01-28T08:00:00Z");
	const after = (minutes: number) =>
		slotPlan(slot, new Date(slot.getTime() + minutes * 60_000));
	expect(after(1)).toEqual({ send: true, late: false });
	expect(after(30)).toEqual({ send: true, late: true });
	expect(after(180)).toEqual({ send: true, late: true });
	expect(after(181)).toEqual({ send: false, late: true });
});

test("a digest looks back over its schedule's longest pause, twice and a day", () => {
	expect(longestPeriodDays(everyDay)).toBe(3);
	expect(longestPeriodDays([1, 2, 3, 4, 5])).toBe(7);
	expect(longestPeriodDays([3])).toBe(15);
});
