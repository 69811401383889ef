import type { Publisher, Visit } from "./publisher.ts";

const MINUTE = 60_000;
/** No publisher is asked more often, whatever it allows. */
const SHORTEST = 5 * MINUTE;

/** Visits that the publisher did not allow, in words. */
export function impoliteVisits({ habit, visits, id }: Publisher): string[] {
	const wrong: string[] = [];
	const name = `${habit.name} ${id}`;
	const time = (at: number) => new Date(at).toISOString().slice(11, 19);
	visits.forEach((visit, index) => {
		if (
			index > 0 &&
			habit.skipHours?.includes(new Date(visit.at).getUTCHours())
		)
			wrong.push(`${name}: came at ${time(visit.at)}, an hour to skip`);
		const before = visits[index - 1];
		if (!before) return;
		const wait = visit.at - before.at;
		const allowed = allowedAfter(habit, before.status);
		if (wait < allowed)
			wrong.push(
				`${name}: came at ${time(visit.at)}, ${wait / MINUTE} minutes after a ${before.status}, allowed are ${allowed / MINUTE}`,
			);
	});
	return wrong;
}

function allowedAfter(
	{ restMinutes = 0, refuses }: Publisher["habit"],
	status: number,
): number {
	if (status === 410) return Number.POSITIVE_INFINITY;
	if (status === refuses?.status)
		return Math.max(SHORTEST, refuses.seconds * 1_000);
	if (status === 200 || status === 304)
		return Math.max(SHORTEST, restMinutes * MINUTE);
	return SHORTEST;
}

/** Up to a tenth later than allowed a reader may come, so that feeds drift apart. */
const DRIFT = 1.1;

/**
 * Items that a publisher showed and its reader does not have, in words. One that came and went
 * between two visits is missed only if the reader might have come sooner.
 */
export function missedItems(
	publisher: Publisher,
	known: ReadonlySet<string>,
	end: number,
): string[] {
	const { habit, visits, id } = publisher;
	const isGood = ({ status }: Visit) => status === 200 || status === 304;
	return publisher
		.shown(end)
		.filter(({ guid }) => !known.has(guid))
		.filter(({ from, until }) => {
			if (
				visits.some(
					(visit) => isGood(visit) && visit.at >= from && visit.at < until,
				)
			)
				return true;
			const next = visits.findIndex(({ at }) => at >= until);
			const [before, after] = [visits[next - 1], visits[next]];
			// Still shown at the end of the day.
			if (!before || !after) return false;
			return after.at - before.at > allowedAfter(habit, before.status) * DRIFT;
		})
		.map(({ guid }) => `${habit.name} ${id}: ${guid} was missed`);
}
