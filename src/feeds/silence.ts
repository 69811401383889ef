const day = 24 * 60 * 60 * 1_000;
/** No silence is unusual before, milliseconds. */
export const shortestSilence = 7 * day;
/** Nor is one of a feed that published too seldom to have a habit. */
const silenceWithoutHabit = 90 * day;
const fewestGaps = 3;
const timesLongestGap = 3;

/**
 * From when on a feed that publishes nothing more is silent for unusually long: three times its
 * own longest gap, so that a weekly or monthly one has its time.
 * @param published the last publication of each of its newest days, in any order: of a feed that
 *   brings a month's items at once, the items themselves would tell nothing
 * @returns null where it never gave a date
 */
export function silentFrom(published: readonly Date[]): Date | null {
	const times = published
		.map((date) => date.getTime())
		.sort((first, second) => second - first);
	const [newest] = times;
	if (newest === undefined) return null;
	const gaps = times
		.slice(1)
		.map((time, index) => (times[index] ?? time) - time);
	const habit =
		gaps.length < fewestGaps ? silenceWithoutHabit : shortestSilence;
	return new Date(
		newest + Math.max(habit, timesLongestGap * Math.max(0, ...gaps)),
	);
}
