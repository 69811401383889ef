import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { makeGrouper } from "#src/stories/cluster.ts";
import { makeHeadlines } from "../stories/headlines.ts";

/** Of placing one item among so many of the last two days. */
export interface GroupingCost {
	/** Of processor time. */
	milliseconds: number;
	/** That the window holds in memory. */
	megabytes: number;
}

/** Fills the window of two days with items, then places half as many of a third. */
export function groupWithin(items: number): GroupingCost {
	const all = [...makeHeadlines({ items: 1.5 * items, days: 3 })];
	const grouper = makeGrouper();
	const before = heldMegabytes();
	for (const item of all.slice(0, items)) grouper.place(item);
	const megabytes = heldMegabytes() - before;
	const started = process.threadCpuUsage();
	for (const item of all.slice(items)) grouper.place(item);
	const { user, system } = process.threadCpuUsage(started);
	return {
		milliseconds: (user + system) / 1000 / (all.length - items),
		megabytes,
	};
}

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** Of the heap, rid of what nobody holds. */
function heldMegabytes(): number {
	collectGarbage();
	return process.memoryUsage().heapUsed / 2 ** 20;
}
