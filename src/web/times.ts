import { Temporal } from "temporal-polyfill";
import { type Html, html } from "./html.ts";

const locale = "en-GB";

const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const shapes = {
	moment: { day: "numeric", month: "short", ...clock },
	clock,
	whole: { dateStyle: "full", timeStyle: "long" },
	day: { dateStyle: "full" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making one takes longer than using it a hundred times, and a page shows hundreds of moments. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatted(
	shape: keyof typeof shapes,
	at: Date,
	timeZone: string,
): string {
	const key = `${shape} ${timeZone}`;
	const format =
		formats.get(key) ??
		new Intl.DateTimeFormat(locale, { timeZone, ...shapes[shape] });
	formats.set(key, format);
	return format.format(at);
}

/** A moment as a wall clock shows it, such as "28 Jan, 09:00". */
export function momentText(at: Date, timeZone: string): string {
	return formatted("moment", at, timeZone);
}

export function moment(at: Date, timeZone: string): Html {
	return time(at, momentText(at, timeZone), timeZone);
}

/** A moment of a day that is known, such as "09:00". */
export function clockTime(at: Date, timeZone: string): Html {
	return time(at, formatted("clock", at, timeZone), timeZone);
}

const fromNow = new Intl.RelativeTimeFormat(locale, { numeric: "always" });

const steps: [Intl.RelativeTimeFormatUnit, seconds: number][] = [
	["day", 86_400],
	["hour", 3600],
	["minute", 60],
];

/** How far a moment is from now, such as "3 hours ago" or "in 12 minutes". */
export function distance(at: Date, now: Date, timeZone: string): Html {
	const seconds = (at.getTime() - now.getTime()) / 1000;
	const [unit, size] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? [
		"minute",
		60,
	];
	const count = Math.trunc(seconds / size);
	const text = count === 0 ? "now" : fromNow.format(count, unit);
	return time(at, text, timeZone);
}

function time(at: Date, text: string, timeZone: string): Html {
	const whole = formatted("whole", at, timeZone);
	return html`<time datetime="${at.toISOString()}" title="${whole}">${text}</time>`;
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
	const title = formatted("day", from, timeZone).replace(",", "");
	return { name: day.toString(), title, from, to: start(day.add({ days: 1 })) };
}
