/** Which channels there are, and when each is to have its digest: reckoned apart from the program. */
import { Temporal } from "temporal-polyfill";
import type { Topic } from "#test/support/day/events.ts";

export interface Reader {
	name: string;
	platform: "slack" | "discord";
	kind: "text" | "forum";
	/** None means all. */
	topics: Topic[];
	timeZone: string;
	minuteOfDay: number;
	/** ISO weekdays. */
	days: number[];
	language: "en" | "it";
	breaking: boolean;
}

const always = [1, 2, 3, 4, 5, 6, 7];
const nine = 9 * 60;

export const readers: readonly Reader[] = [
	{
		name: "everything",
		platform: "slack",
		kind: "text",
		topics: [],
		timeZone: "Europe/Rome",
		minuteOfDay: nine,
		days: always,
		language: "en",
		breaking: true,
	},
	{
		name: "builders",
		platform: "slack",
		kind: "text",
		topics: ["model-releases", "chips"],
		timeZone: "Europe/Berlin",
		minuteOfDay: nine,
		days: always,
		language: "en",
		breaking: false,
	},
	{
		name: "new-york",
		platform: "slack",
		kind: "text",
		topics: [],
		timeZone: "America/New_York",
		minuteOfDay: nine,
		days: [1, 2, 3, 4, 5],
		language: "en",
		breaking: true,
	},
	{
		name: "tutto",
		platform: "discord",
		kind: "text",
		topics: [],
		timeZone: "Europe/Rome",
		minuteOfDay: nine,
		days: always,
		language: "it",
		breaking: true,
	},
	{
		name: "rules",
		platform: "discord",
		kind: "text",
		topics: ["regulation", "business"],
		timeZone: "Asia/Kolkata",
		minuteOfDay: 18 * 60 + 30,
		days: always,
		language: "en",
		breaking: false,
	},
	{
		name: "forum",
		platform: "discord",
		kind: "forum",
		topics: [],
		timeZone: "America/New_York",
		minuteOfDay: nine,
		days: always,
		language: "en",
		breaking: false,
	},
];

/** The digests that a channel is due on a day of UTC; none or one. */
export function slotsOn(date: Temporal.PlainDate, reader: Reader): number[] {
	if (!reader.days.includes(date.dayOfWeek)) return [];
	const time = Temporal.PlainTime.from({
		hour: Math.floor(reader.minuteOfDay / 60),
		minute: reader.minuteOfDay % 60,
	});
	const slot = date.toZonedDateTime({
		timeZone: reader.timeZone,
		plainTime: time,
	});
	return [slot.epochMilliseconds];
}

/** From ten in the evening to seven in the morning of its clock a channel is left alone. */
export function isQuiet({ timeZone }: Reader, at: number): boolean {
	const { hour } =
		Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
	return hour >= 22 || hour < 7;
}
