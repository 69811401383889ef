import { Temporal } from "temporal-polyfill";
import type { Texts } from "../texts/texts.ts";

/** From where a moment is told: the wall clock of a channel, now. */
export interface Here {
	now: Date;
	/** IANA name. */
	timeZone: string;
}

/** A moment as people near it say it: "tomorrow at 09:00", "Friday at 09:00", "3 February at 09:00". */
export function momentText(texts: Texts, moment: Date, here: Here): string {
	return texts.commands.moment(
		dayText(texts, moment, here),
		timeText(texts, moment, here.timeZone),
	);
}

/** "09:00", on the wall clock of a time zone. */
function timeText({ locale }: Texts, moment: Date, timeZone: string): string {
	return new Intl.DateTimeFormat(locale, {
		timeZone,
		hour: "2-digit",
		minute: "2-digit",
		hourCycle: "h23",
	}).format(moment);
}

/** "09:00", of minutes after midnight. */
export function minuteText(minuteOfDay: number): string {
	const parts = [Math.floor(minuteOfDay / 60), minuteOfDay % 60];
	return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

function dayText(
	{ locale }: Texts,
	moment: Date,
	{ now, timeZone }: Here,
): string {
	const days = plainDay(now, timeZone).until(plainDay(moment, timeZone)).days;
	if (Math.abs(days) <= 1)
		return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(
			days,
			"day",
		);
	const isNear = Math.abs(days) < 7;
	const sameYear =
		plainDay(now, timeZone).year === plainDay(moment, timeZone).year;
	return new Intl.DateTimeFormat(locale, {
		timeZone,
		...(isNear
			? { weekday: "long" }
			: {
					day: "numeric",
					month: "long",
					...(sameYear ? {} : { year: "numeric" }),
				}),
	}).format(moment);
}

function plainDay(moment: Date, timeZone: string): Temporal.PlainDate {
	return Temporal.Instant.fromEpochMilliseconds(moment.getTime())
		.toZonedDateTimeISO(timeZone)
		.toPlainDate();
}

/** The name of an ISO weekday, 1 is Monday. */
export function weekdayName({ locale }: Texts, day: number): string {
	// 1 January 2024 was a Monday.
	return new Intl.DateTimeFormat(locale, {
		weekday: "long",
		timeZone: "UTC",
	}).format(new Date(Date.UTC(2024, 0, day)));
}

/** ISO weekdays as a phrase: "daily", "Monday to Friday", "Monday and Thursday". */
export function daysText(texts: Texts, days: readonly number[]): string {
	const sorted = [...new Set(days)].sort((a, b) => a - b);
	const [first = 1] = sorted;
	const last = sorted.at(-1) ?? first;
	if (sorted.length === 7) return texts.commands.everyDay;
	if (sorted.length > 2 && last - first === sorted.length - 1)
		return texts.commands.dayRange(
			weekdayName(texts, first),
			weekdayName(texts, last),
		);
	return allOf(
		texts,
		sorted.map((day) => weekdayName(texts, day)),
	);
}

/** Several names as one phrase, "a, b and c". */
export function allOf({ locale }: Texts, names: readonly string[]): string {
	return new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
}
