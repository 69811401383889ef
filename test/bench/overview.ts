import { machineInWords } from "./figures/machine.ts";
import { quantile } from "./figures/quantile.ts";
import { measureHour } from "./hour.ts";
import { measureLatency } from "./latency.ts";
import { measureMemory } from "./memory.ts";
import { measurePolls, type PollCost } from "./overview/polls.ts";
import { measureStages, type StageCost } from "./overview/stages.ts";

export const description =
	"one table of all: each stage beside what one would otherwise use, from feed to message, start and memory, on generated data; what `npm run bench` without a name runs; --stages for those alone, --json";

/** Small, so that all of it takes minutes. */
const sizes = { channels: 100, items: 160, history: 3 };
const rounds = 5;
const articles = 2_000;

interface Row {
	"items a s"?: number;
	"ms an item"?: number;
	MB?: number;
	/** Of an item at ten times as many, times that of one. */
	"at 10×"?: number;
	beside?: string;
	/** Ours, times theirs. */
	ratio?: number;
	note?: string;
}

export async function run(args: string[]): Promise<void> {
	const rows: Record<string, Row> = {};
	const add = (name: string, row: Row) => {
		rows[name] = row;
		console.error(`${name} measured`);
	};
	add("poll", rowOfPolls(await measurePolls()));
	for (const [name, cost] of Object.entries(await measureStages()))
		add(name, rowOfStage(cost));
	if (!args.includes("--stages")) await addWhole(add);
	const machine = machineInWords();
	if (args.includes("--json")) console.log(JSON.stringify({ machine, rows }));
	else {
		console.log(machine);
		console.table(rows);
	}
}

/** What only the whole program shows. */
async function addWhole(add: (name: string, row: Row) => void): Promise<void> {
	const hour = await measureHour("pglite", sizes);
	add("compose, render, deliver", {
		"ms an item": Number(hour["CPU ms a digest"]),
		MB: Number(hour["MB at most"]),
		note: `${sizes.channels} digests composed after ${hour["composed after s"]} s, posted after ${hour["posted after s"]} s`,
	});
	const stages = await measureLatency(false, rounds);
	const seconds = stages.map((each) =>
		Object.values(each).reduce((sum, step) => sum + step, 0),
	);
	add("feed change → message", {
		note: `p50 ${quantile(seconds, 0.5).toFixed(1)} s, p95 ${quantile(seconds, 0.95).toFixed(1)} s after the poll was due`,
	});
	const { phases, startSeconds } = await measureMemory({
		articles,
		restSeconds: 70,
	});
	add("start", { note: `${startSeconds.toFixed(1)} s` });
	for (const [phase, { megabytes }] of Object.entries(phases))
		add(`memory, ${phase}`, {
			MB: Math.round(megabytes),
			note: `200 feeds, ${articles} articles before`,
		});
}

function rowOfPolls({ feeds, first, newsboat }: PollCost): Row {
	return {
		"items a s": Math.round(feeds / first.seconds),
		"ms an item": rounded((1000 * first.cpuSeconds) / feeds),
		MB: Math.round(first.peakMegabytes),
		beside: "newsboat",
		...(newsboat
			? { ratio: rounded(first.seconds / newsboat.seconds) }
			: { note: "newsboat is not installed (apt install newsboat)" }),
	};
}

function rowOfStage(cost: StageCost): Row {
	const { milliseconds, millisecondsAtTen, megabytes, beside } = cost;
	return {
		"items a s": Math.round(1000 / milliseconds),
		"ms an item": rounded(milliseconds),
		MB: Math.round(megabytes),
		"at 10×": rounded(millisecondsAtTen / milliseconds),
		...(beside && {
			beside: beside.name,
			ratio: rounded(milliseconds / beside.milliseconds),
		}),
	};
}

function rounded(value: number): number {
	return Number(value.toPrecision(3));
}
