import { makeGrouper } from "#src/stories/cluster.ts";
import { makeHeadlines } from "../stories/headlines.ts";

/** Of placing one item among so many of the last two days. */
export interface GroupingCost {
	/** Of processor time. */
	milliseconds: number;
	/** That the window holds in memory. */
	megabytes: number;
}

/** Fills the window of two days with items and places as many of a third. */
export function groupWithin(items: number): GroupingCost {
	const before = process.memoryUsage().heapUsed;
	const grouper = makeGrouper();
	const all = makeHeadlines({ items: 1.5 * items, days: 3 });
	let [placed, started] = [0, process.threadCpuUsage()];
	for (const item of all) {
		if (placed === items) started = process.threadCpuUsage();
		grouper.place(item);
		placed += 1;
	}
	const { user, system } = process.threadCpuUsage(started);
	return {
		milliseconds: (user + system) / 1000 / (placed - items),
		megabytes: (process.memoryUsage().heapUsed - before) / 2 ** 20,
	};
}
