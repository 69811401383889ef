export interface CountedStories {
	/** Days, `YYYY-MM-DD` in the time zone that was asked for, with the stories that began on each. */
	days: { day: string; stories: number; all: number }[];
	/** The first day of the archive; null for an empty one. */
	archiveFrom: string | null;
}

/** How many stories of a subject there were, period by period. */
export interface StoryTrend {
	/** Weeks begin on Monday; a young archive is told by the day. */
	unit: "day" | "week";
	/** The oldest first, without gaps. */
	periods: Period[];
	/** Stories of the subject, and of any, in the same time. */
	stories: number;
	all: number;
	/** Whether the archive does not reach back as far as was asked for. */
	isYoung: boolean;
}

export interface Period {
	/** Its first day in the archive, `YYYY-MM-DD`. */
	from: string;
	stories: number;
	/** Whether all of it lies in the archive: it is neither going on nor cut by its beginning. */
	isWhole: boolean;
}

/** How far back a trend goes. */
export const trendWeeks = 12;
/** An archive of fewer days is told by the day. */
const daysForWeeks = 28;
const day = 86_400_000;

/**
 * Days as weeks, or as they are where the archive is too young for weeks.
 * @param today `YYYY-MM-DD`, in the time zone of the days
 */
export function storyTrend(
	{ days, archiveFrom }: CountedStories,
	today: string,
): StoryTrend {
	const asked = addDays(mondayOf(today), -7 * (trendWeeks - 1));
	const isYoung = archiveFrom === null || archiveFrom > asked;
	const first = isYoung ? (archiveFrom ?? today) : asked;
	const unit = daysBetween(first, today) < daysForWeeks ? "day" : "week";
	const beginning = unit === "day" ? first : mondayOf(first);
	const length = unit === "day" ? 1 : 7;
	const within = days.filter((each) => each.day >= first && each.day <= today);
	const periods: Period[] = [];
	for (let from = beginning; from <= today; from = addDays(from, length)) {
		const end = addDays(from, length);
		periods.push({
			from: periods.length === 0 ? first : from,
			stories: sum(
				within.filter((each) => each.day >= from && each.day < end),
				"stories",
			),
			isWhole: from >= first && end <= today,
		});
	}
	return {
		unit,
		periods,
		stories: sum(within, "stories"),
		all: sum(within, "all"),
		isYoung,
	};
}

function sum(days: CountedStories["days"], field: "stories" | "all"): number {
	return days.reduce((total, each) => total + each[field], 0);
}

export function mondayOf(date: string): string {
	const weekday = new Date(date).getUTCDay();
	return addDays(date, -((weekday + 6) % 7));
}

export function addDays(date: string, days: number): string {
	return new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);
}

function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / day) + 1;
}
