import { makeBudget } from "#src/briefs/budget.ts";
import type { Place } from "#src/chat/delivery/place.ts";
import { prepareDelivery } from "#src/chat/delivery/prepare-delivery.ts";
import { makeAdapters } from "#src/chat/platforms.ts";
import { digestById, dueSubscriptions } from "#src/digests/store.ts";
import { writeDigest } from "#src/digests/write.ts";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { makeLog } from "#src/lib/log.ts";
import { quantile } from "../figures/quantile.ts";
import { serverTimes, spentSince } from "./server-times.ts";
import { hour } from "./site.ts";

const selectionTurns = 9;

export interface WritingCost {
	/** Of this process, for each digest after the first of each language. */
	cpuMilliseconds: number;
	/** Of PostgreSQL's processes, for the same. */
	serverMilliseconds: number;
}

/** Milliseconds to find all that are due; the middle of several turns. */
export async function selectAll(database: Database): Promise<number> {
	const turns: number[] = [];
	for (let turn = 0; turn < selectionTurns; turn += 1) {
		const started = performance.now();
		await dueSubscriptions(database, hour);
		turns.push(performance.now() - started);
	}
	return quantile(turns, 0.5);
}

/** Writes the digests of all channels that are due, and renders their messages; posts nothing. */
export async function writeAll(database: Database): Promise<WritingCost> {
	const clock = manualClock(hour);
	const log = makeLog("silent");
	const deps = {
		database,
		clock,
		log,
		endpoint: null,
		budget: makeBudget({ dailyLimit: 0 }),
	};
	const due = await dueSubscriptions(database, hour);
	const adapters = await makeAdapters(
		{
			console: { file: "", print: () => {}, colour: false, width: 80 },
			slack: null,
			discord: null,
		},
		{ database, clock, log },
	);
	const adapter = adapters.get("console");
	if (!adapter) throw new Error("there is no console");
	const write = async ({ channelId, slot }: (typeof due)[number]) => {
		const id = await writeDigest(deps, { channelId, slot });
		const digest = id === null ? null : await digestById(database, id);
		if (!digest?.edition) return;
		const place = {
			adapter,
			channel: { id: channelId, address: { workspace: "", channel: "" } },
		} as unknown as Place;
		await prepareDelivery(deps, place, digest);
	};
	// The briefs of each language are written with its first digests.
	const first = due.splice(0, Math.min(due.length / 2, 30));
	for (const each of first) await write(each);
	const [server, cpu] = [await serverTimes(database), process.cpuUsage()];
	for (const each of due) await write(each);
	const { user, system } = process.cpuUsage(cpu);
	return {
		cpuMilliseconds: (user + system) / 1000 / due.length,
		serverMilliseconds:
			spentSince(server, await serverTimes(database)) / due.length,
	};
}
