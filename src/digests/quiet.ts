import { Temporal } from "temporal-polyfill";
import type { Subscription } from "./subscription.ts";

/** Whether nothing may break in now, by the channel's wall clock; hours may reach across midnight. */
export function isQuiet(
	{
		quietFrom,
		quietUntil,
		timeZone,
	}: Pick<Subscription, "quietFrom" | "quietUntil" | "timeZone">,
	now: Date,
): boolean {
	const { hour, minute } = zoned(now, timeZone);
	const at = hour * 60 + minute;
	return quietFrom <= quietUntil
		? quietFrom <= at && at < quietUntil
		: quietFrom <= at || at < quietUntil;
}

/** When the calendar day of a time zone began. */
export function startOfDay(timeZone: string, now: Date): Date {
	return new Date(zoned(now, timeZone).startOfDay().epochMilliseconds);
}

function zoned(now: Date, timeZone: string): Temporal.ZonedDateTime {
	return Temporal.Instant.fromEpochMilliseconds(
		now.getTime(),
	).toZonedDateTimeISO(timeZone);
}
