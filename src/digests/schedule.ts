import { Temporal } from "temporal-polyfill";
import type { DigestSchedule } from "./subscription.ts";

/** After so long a missed digest is not sent on its own but folded into the next. */
const lateMilliseconds = 3 * 60 * 60 * 1000;

/** A digest that starts so much after its slot is marked late. */
export const punctualMilliseconds = 10 * 60 * 1000;

/**
 * The first slot of the schedule after `after`. 09:00 stays 09:00 on the
 * channel's wall clock across daylight-saving changes; an hour that the change
 * skips moves to the first minute after it, an hour that it doubles counts once.
 */
export function nextSlot(schedule: DigestSchedule, after: Date): Date {
	const { minuteOfDay, timeZone, days } = schedule;
	const time = new Temporal.PlainTime(
		Math.floor(minuteOfDay / 60),
		minuteOfDay % 60,
	);
	let day = Temporal.Instant.fromEpochMilliseconds(after.getTime())
		.toZonedDateTimeISO(timeZone)
		.toPlainDate();
	// A week always holds a chosen day; one more for a slot already past today.
	for (let tries = 0; tries <= 8; tries++, day = day.add({ days: 1 })) {
		if (!days.includes(day.dayOfWeek)) continue;
		const slot = instantOf(day.toPlainDateTime(time), timeZone);
		if (slot.getTime() > after.getTime()) return slot;
	}
	throw new Error(
		`The schedule has no day: ${JSON.stringify(days)} should name at least one weekday from 1 (Monday) to 7.`,
	);
}

function instantOf(wall: Temporal.PlainDateTime, timeZone: string): Date {
	const moment = wall.toZonedDateTime(timeZone, {
		disambiguation: "compatible",
	});
	const skipped = !moment.toPlainDateTime().equals(wall);
	// "previous" is strictly before, and the moment may be that of the change itself.
	const after = moment.add({ nanoseconds: 1 });
	const valid = skipped
		? (after.getTimeZoneTransition("previous") ?? moment)
		: moment;
	return new Date(valid.epochMilliseconds);
}

/** Whether what was to come then does not come on its own any more. */
export function isTooLate(due: Date, now: Date): boolean {
	return now.getTime() - due.getTime() > lateMilliseconds;
}

/**
 * A digest looks back no further: over the longest pause between the schedule's days, once more
 * for a digest that was folded into the next, and a day for those that are late.
 */
export function longestPeriodDays(days: readonly number[]): number {
	const inOrder = [...new Set(days)].sort((a, b) => a - b);
	const pauses = inOrder.map(
		(day, index) => (inOrder[index + 1] ?? (inOrder[0] ?? day) + 7) - day,
	);
	return 2 * Math.max(1, ...pauses) + 1;
}

/** What to do at `now` about a slot that has come. */
export function slotPlan(
	slot: Date,
	now: Date,
): { send: boolean; late: boolean } {
	const behind = now.getTime() - slot.getTime();
	return {
		send: !isTooLate(slot, now),
		late: behind > punctualMilliseconds,
	};
}

/** Whether the runtime knows this time zone. */
export function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat("en", { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
