import { describe, expect, test } from "vitest";
import { isQuiet, startOfDay } from "#src/digests/quiet.ts";
import { nextSlot } from "#src/digests/schedule.ts";

const minute = 60_000;
const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** Half hours and three quarters, both hemispheres, changes of half an hour, by night and at midnight, and none. */
const zones = [
	"Europe/Rome",
	"America/New_York",
	"America/St_Johns",
	"America/Santiago",
	"America/Havana",
	"Africa/Cairo",
	"Asia/Kolkata",
	"Asia/Kathmandu",
	"Asia/Beirut",
	"Australia/Lord_Howe",
	"Pacific/Chatham",
	"Australia/Adelaide",
];
const withoutChanges = ["Asia/Kolkata", "Asia/Kathmandu"];

/** In gaps and doubles of these zones, and outside: 00:00, 01:30, 02:15, 02:50, 09:00. */
const wallTimes = [0, 90, 135, 170, 540];

const years = { from: "2024-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z" };

interface Moment {
	/** Minutes since 1970. */
	real: number;
	/** The same of a clock on the wall, as if it were in UTC. */
	wall: number;
}

/** A zone's wall clock at each quarter of an hour: nowhere it changes in between. */
function wallClock(timeZone: string, period: typeof years): Moment[] {
	const format = new Intl.DateTimeFormat("en-GB", {
		timeZone,
		year: "numeric",
		month: "2-digit",
		day: "2-digit",
		hour: "2-digit",
		minute: "2-digit",
		hourCycle: "h23",
	});
	const moments: Moment[] = [];
	const end = Date.parse(period.to) / minute;
	for (let real = Date.parse(period.from) / minute; real < end; real += 15) {
		const [day, month, year, hour, minutes] = format
			.format(real * minute)
			.split(/\D+/)
			.map(Number) as [number, number, number, number, number];
		moments.push({
			real,
			wall: Date.UTC(year, month - 1, day, hour, minutes) / minute,
		});
	}
	return moments;
}

/**
 * What a schedule owes by the walk of the clock: on each chosen day the first minute at which
 * the wall shows the time or, where that is skipped, a later one.
 */
function owed(
	clock: readonly Moment[],
	{ minuteOfDay, days }: { minuteOfDay: number; days: readonly number[] },
): number[] {
	const found: number[] = [];
	const day = 24 * 60;
	// The first day of the walk may be cut.
	let target = Math.ceil((clock[0]?.wall ?? 0) / day) * day + minuteOfDay;
	for (const { real, wall } of clock)
		for (; wall + 14 >= target; target += day) {
			// 1 January 1970 was a Thursday.
			const weekday = ((Math.floor(target / day) + 3) % 7) + 1;
			if (days.includes(weekday)) found.push(real + Math.max(0, target - wall));
		}
	return found;
}

/** When digests go out, by a program that looks each minute whether the slot has come. */
function fired(
	schedule: Parameters<typeof nextSlot>[0],
	from: number,
	to: number,
): number[] {
	const found: number[] = [];
	let slot = nextSlot(schedule, new Date(from * minute)).getTime() / minute;
	for (let now = from; now < to; now++)
		if (now >= slot) {
			found.push(now);
			slot = nextSlot(schedule, new Date(now * minute)).getTime() / minute;
		}
	return found;
}

function compare(
	timeZone: string,
	clock: readonly Moment[],
	schedule: { minuteOfDay: number; days: number[] },
): number[] {
	const expected = owed(clock, schedule);
	const first = expected[0] ?? 0;
	const end = (clock.at(-1)?.real ?? 0) + 15;
	expect(fired({ ...schedule, timeZone }, first - 1, end)).toEqual(expected);
	return expected;
}

describe("over three years each slot comes once, at its minute of the wall clock", () => {
	test.each(zones)("%s", { timeout: 60_000 }, (timeZone) => {
		const clock = wallClock(timeZone, years);
		const schedules = [
			...wallTimes.map((minuteOfDay) => ({ minuteOfDay, days: everyDay })),
			{ minuteOfDay: 135, days: [1, 3, 7] },
		];
		const wallAt = new Map(clock.map(({ real, wall }) => [real, wall]));
		let moved = 0;
		for (const schedule of schedules)
			for (const real of compare(timeZone, clock, schedule)) {
				const quarter = real - (real % 15);
				const wall = (wallAt.get(quarter) ?? 0) + (real % 15);
				if (wall % (24 * 60) !== schedule.minuteOfDay) moved++;
			}
		// The walk met the gaps that it is to test.
		expect(moved > 0).toBe(!withoutChanges.includes(timeZone));
	});

	test("a day that a zone skipped: its slot moves to the first minute of the next", () => {
		const clock = wallClock("Pacific/Apia", {
			from: "2011-12-26T00:00:00Z",
			to: "2012-01-05T00:00:00Z",
		});
		const schedule = { minuteOfDay: 540, days: everyDay };
		// 31 December 2011, 00:00 in Apia.
		expect(compare("Pacific/Apia", clock, schedule)).toContain(
			Date.parse("2011-12-30T10:00:00Z") / minute,
		);
	});
});

describe("quiet hours and days are those of the wall clock", () => {
	test.each(zones)("%s", (timeZone) => {
		const hours = { quietFrom: 22 * 60, quietUntil: 7 * 60 };
		let days = 0;
		let begin = { real: 0, day: Number.NaN };
		for (const { real, wall } of wallClock(timeZone, {
			from: "2025-01-01T00:00:00Z",
			to: "2026-01-01T00:00:00Z",
		})) {
			const now = new Date(real * minute);
			const ofDay = wall % (24 * 60);
			if (
				isQuiet({ ...hours, timeZone }, now) !== (ofDay >= 1320 || ofDay < 420)
			)
				expect.fail(`${timeZone} at ${now.toISOString()}`);
			const day = Math.floor(wall / (24 * 60));
			if (day > begin.day) days++;
			if (Number.isNaN(begin.day) || day > begin.day) begin = { real, day };
			// The first day of the walk began before it; a repeated hour may turn a day back.
			if (days > 0 && day === begin.day && real % 60 === 0) {
				const start = startOfDay(timeZone, now).getTime() / minute;
				if (start !== begin.real)
					expect.fail(`${timeZone}: day of ${now.toISOString()}`);
			}
		}
		expect(days).toBeGreaterThanOrEqual(364);
	});

	test("the same hour twice is no quiet time, and hours need not reach across midnight", () => {
		const at = (time: string) => new Date(`2025-01-28T${time}:00Z`);
		const quiet = (quietFrom: number, quietUntil: number, time: string) =>
			isQuiet({ quietFrom, quietUntil, timeZone: "UTC" }, at(time));
		expect(quiet(600, 600, "10:00")).toBe(false);
		expect(quiet(600, 660, "09:59")).toBe(false);
		expect(quiet(600, 660, "10:00")).toBe(true);
		expect(quiet(600, 660, "11:00")).toBe(false);
		expect(quiet(1320, 420, "23:00")).toBe(true);
		expect(quiet(1320, 420, "07:00")).toBe(false);
	});
});
