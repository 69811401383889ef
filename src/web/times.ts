import { Temporal } from "temporal-polyfill";
import { type Html, html } from "./html.ts";

const locale = "en-GB";

/** A moment as a wall clock shows it, such as "28 Jan, 09:00". */
export function momentText(at: Date, timeZone: string): string {
	return new Intl.DateTimeFormat(locale, {
		timeZone,
		day: "numeric",
		month: "short",
		hour: "2-digit",
		minute: "2-digit",
		hourCycle: "h23",
	}).format(at);
}

export function moment(at: Date, timeZone: string): Html {
	return time(at, momentText(at, timeZone), timeZone);
}

/** A moment of a day that is known, such as "09:00". */
export function clockTime(at: Date, timeZone: string): Html {
	const text = new Intl.DateTimeFormat(locale, {
		timeZone,
		hour: "2-digit",
		minute: "2-digit",
		hourCycle: "h23",
	}).format(at);
	return time(at, text, timeZone);
}

const steps: [Intl.RelativeTimeFormatUnit, seconds: number][] = [
	["day", 86_400],
	["hour", 3600],
	["minute", 60],
];

/** How far a moment is from now, such as "3 hours ago" or "in 12 minutes". */
export function distance(at: Date, now: Date, timeZone: string): Html {
	const seconds = (at.getTime() - now.getTime()) / 1000;
	const words = new Intl.RelativeTimeFormat(locale, { numeric: "always" });
	const [unit, size] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? [
		"minute",
		60,
	];
	const count = Math.trunc(seconds / size);
	const text = count === 0 ? "now" : words.format(count, unit);
	return time(at, text, timeZone);
}

function time(at: Date, text: string, timeZone: string): Html {
	const full = new Intl.DateTimeFormat(locale, {
		timeZone,
		dateStyle: "full",
		timeStyle: "long",
	}).format(at);
	return html`<time datetime="${at.toISOString()}" title="${full}">${text}</time>`;
}

/** A day of a wall calendar, as in addresses: "2025-01-28". */
export interface CalendarDay {
	name: string;
	/** Such as "Tuesday 28 January 2025". */
	title: string;
	from: Date;
	/** The next day's beginning. */
	to: Date;
}

export function dayOf(at: Date, timeZone: string): CalendarDay {
	const day = Temporal.Instant.fromEpochMilliseconds(at.getTime())
		.toZonedDateTimeISO(timeZone)
		.toPlainDate();
	return calendarDay(day, timeZone);
}

/** The day of that name, null when it is none. */
export function dayNamed(name: string, timeZone: string): CalendarDay | null {
	if (!/^\d{4}-\d\d-\d\d$/.test(name)) return null;
	try {
		return calendarDay(Temporal.PlainDate.from(name), timeZone);
	} catch {
		return null;
	}
}

function calendarDay(day: Temporal.PlainDate, timeZone: string): CalendarDay {
	const start = (date: Temporal.PlainDate) =>
		new Date(date.toZonedDateTime(timeZone).epochMilliseconds);
	const from = start(day);
	const title = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: "full" })
		.format(from)
		.replace(",", "");
	return { name: day.toString(), title, from, to: start(day.add({ days: 1 })) };
}
