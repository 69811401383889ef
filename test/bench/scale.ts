import { startServers } from "../support/servers.ts";
import { growthOf, inWords, lineOf } from "./figures/growth.ts";
import { machineInWords } from "./figures/machine.ts";
import { figuresOf } from "./scale/extrapolate.ts";
import { limitInWords, limitsOf } from "./scale/limits.ts";
import { loadsOf } from "./scale/loads.ts";
import {
	type Measured,
	measureGrouping,
	measurePolls,
	measureQueues,
	measureSelection,
	measureWriting,
} from "./scale/measure.ts";

export const description =
	"what 10,000 feeds and 100,000 channels would take: each figure measured at three sizes on PostgreSQL and Redis, its growth law, and what breaks first; --size N times the sizes (1)";

export async function run(args: string[]): Promise<void> {
	const factor = args.includes("--size")
		? Number(args[args.indexOf("--size") + 1])
		: 1;
	const times = (sizes: readonly number[]) =>
		sizes.map((size) => Math.max(2, Math.round(size * factor)));
	const measured: Measured = new Map();
	const servers = await startServers();
	let tables: Awaited<ReturnType<typeof measureWriting>>;
	try {
		await measureSelection(servers, times([2_000, 6_000, 18_000]), measured);
		tables = await measureWriting(
			servers,
			{ channels: times([100, 200, 400]), stories: times([100, 300, 900]) },
			measured,
		);
		await measureQueues(servers, times([500, 1_500, 4_500]), measured);
	} finally {
		await servers.stop();
	}
	await measurePolls(times([50, 150, 450]), measured);
	measureGrouping(times([2_000, 6_000, 18_000]), measured);
	console.log(machineInWords());
	console.table(
		Object.fromEntries(
			[...measured].map(([name, points]) => [
				name,
				{
					...Object.fromEntries(
						points.map(({ value }, at) => [
							["small", "middle", "large"][at] ?? at,
							Number(value.toPrecision(3)),
						]),
					),
					sizes: points.map(({ size }) => size).join(" "),
					law: inWords(growthOf(points)),
					"each one more": Number(lineOf(points).slope.toPrecision(3)),
				},
			]),
		),
	);
	const loads = loadsOf(measured, tables);
	console.table(figuresOf(loads));
	console.log("What breaks first, and how many times what is wanted it bears:");
	for (const [index, limit] of limitsOf(loads).entries())
		console.log(`${index + 1}. ${limitInWords(limit)}`);
}
