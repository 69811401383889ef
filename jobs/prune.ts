import type { App } from "#src/app.ts";
import { prune } from "#src/retention/prune.ts";
import { wasPruned } from "#src/retention/store-prunings.ts";
import { type AnyJob, job } from "./payloads.ts";
import type { Handler } from "./registry.ts";

/** A first pruning after years may be long: it is done in turns of so long. */
const turnMilliseconds = 5 * 60_000;

export const pruneJob: Handler<"prune"> = async ({ day, turn }, app) => {
	const until = new Date(app.clock.now().getTime() + turnMilliseconds);
	const { removed, isDone } = await prune(app, app.config.keep, { until });
	app.log.info(removed, "what is kept no longer was removed");
	return isDone ? [] : [job("prune", { day, turn: turn + 1 })];
};

/** The pruning of the day, where it is not done. */
export async function pruneDue({ database, clock }: App): Promise<AnyJob[]> {
	const now = clock.now();
	if (await wasPruned(database, now)) return [];
	return [
		job("prune", { day: Math.floor(now.getTime() / 86_400_000), turn: 0 }),
	];
}
