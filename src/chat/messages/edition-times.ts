import { Temporal } from "temporal-polyfill";
import type { Day, Texts } from "../texts/texts.ts";

/** Tells an edition's times as its channel's wall clock shows them. */
export interface EditionTimes {
	/** Such as "Tuesday, 28 January 2025". */
	date: string;
	/** Such as "09:00". */
	time: string;
	/** A day as people say it on the day of the edition. */
	day(instant: string): Day;
	dayAndTime(instant: string): string;
	/** Such as "28 January". */
	dayOfYear(instant: string): string;
}

export function editionTimes(
	texts: Texts,
	slot: string,
	timeZone: string,
): EditionTimes {
	const format = (instant: string, options: Intl.DateTimeFormatOptions) =>
		new Intl.DateTimeFormat(texts.locale, { ...options, timeZone }).format(
			new Date(instant),
		);
	const time = (instant: string) =>
		format(instant, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
	const localDay = (instant: string) =>
		Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate();

	const dayOfYear = (instant: string) =>
		format(instant, { day: "numeric", month: "long" });

	const day = (instant: string): Day => {
		const daysAgo = localDay(instant).until(localDay(slot)).days;
		if (daysAgo === 0) return { kind: "today" };
		if (daysAgo === 1) return { kind: "yesterday" };
		if (daysAgo > 1 && daysAgo < 7)
			return { kind: "weekday", name: format(instant, { weekday: "long" }) };
		return { kind: "date", name: dayOfYear(instant) };
	};
	return {
		date: format(slot, { dateStyle: "full" }),
		time: time(slot),
		day,
		dayOfYear,
		dayAndTime: (instant) => texts.dayAndTime(day(instant), time(instant)),
	};
}
