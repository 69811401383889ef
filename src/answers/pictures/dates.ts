/** A day as a number on an axis: years, so that each tick is a whole number. */
export function yearOf(date: string): number {
	const day = new Date(`${date}-01-01`.slice(0, 10));
	const year = day.getUTCFullYear();
	const start = Date.UTC(year, 0, 1);
	return year + (day.getTime() - start) / (Date.UTC(year + 1, 0, 1) - start);
}

/** Years from the first to the last, no more than `most` of them. */
export function yearTicks(
	[from, to]: readonly [number, number],
	most = 7,
): number[] {
	const first = Math.ceil(from);
	const last = Math.floor(to);
	const step = Math.ceil((last - first + 1) / most);
	const ticks: number[] = [];
	for (let year = last; year >= first; year -= step) ticks.unshift(year);
	return ticks;
}
