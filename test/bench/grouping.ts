import { makeGrouper } from "../../src/stories/cluster.ts";
import { makeHeadlines } from "./stories/headlines.ts";

export const description =
	"milliseconds and memory of grouping 100,000 invented items of 30 days; --million groups 1,000,000 of 300 days too and compares";

interface Load {
	items: number;
	days: number;
}

interface Cost {
	mean: number;
	"99 %": number;
	worst: number;
	"resident MB": number;
	"heap MB at the end": number;
	stories: number;
}

const month: Load = { items: 100_000, days: 30 };
const year: Load = { items: 1_000_000, days: 300 };
/** Memory is read this often. */
const often = 1000;

export function run(args: string[]): void {
	const short = group(month);
	console.table({ "100,000 items, 30 days": short });
	if (!args.includes("--million")) return;
	const long = group(year);
	console.table({ "1,000,000 items, 300 days": long });
	console.log(
		`An item of the longer run costs ${(long.mean / short.mean).toFixed(2)} of one of the shorter.`,
	);
}

/**
 * The mean is of the processor's time of this thread, since other work on the
 * machine is not ours; a single item is too short for that clock, so the rest is
 * of the time that passed.
 */
function group({ items, days }: Load): Cost {
	const grouper = makeGrouper();
	const passed = new Float32Array(items);
	let processor = 0;
	let resident = 0;
	let stories = 0;
	let count = 0;
	for (const batch of batches(makeHeadlines({ items, days }), often)) {
		const before = process.threadCpuUsage();
		for (const headline of batch) {
			const started = performance.now();
			if (grouper.place(headline).joinedBy === "first") stories++;
			passed[count++] = performance.now() - started;
		}
		const { user, system } = process.threadCpuUsage(before);
		processor += (user + system) / 1000;
		resident = Math.max(resident, process.memoryUsage.rss());
	}
	passed.sort();
	const rounded = (value: number) => Math.round(value * 1000) / 1000;
	return {
		mean: rounded(processor / items),
		"99 %": rounded(passed[Math.floor(items * 0.99)] ?? 0),
		worst: rounded(passed.at(-1) ?? 0),
		"resident MB": Math.round(resident / 1e6),
		"heap MB at the end": Math.round(process.memoryUsage().heapUsed / 1e6),
		stories,
	};
}

function* batches<Item>(items: Iterable<Item>, size: number) {
	let batch: Item[] = [];
	for (const item of items) {
		batch.push(item);
		if (batch.length < size) continue;
		yield batch;
		batch = [];
	}
	if (batch.length > 0) yield batch;
}
