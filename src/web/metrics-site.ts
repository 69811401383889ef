import type { Budget } from "../briefs/budget.ts";
import type { Clock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import { reasonOf } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import type { GaugeSample } from "../lib/metrics/instruments.ts";
import type { JobQueue } from "../lib/queue/queue.ts";
import { type SiteCounts, siteCounts } from "./store-metrics.ts";

export interface SiteDeps {
	database: Database;
	clock: Clock;
	/** Null without a language model: then nothing can be spent. */
	endpoint: object | null;
	budget: Pick<Budget, "limits">;
	queue: Pick<JobQueue, "counts" | "oldestWaiting">;
	log: Pick<Log, "warn">;
}

/** The figures that all processes share, read anew each time; those of a database that fails are missing. */
export async function readSite(deps: SiteDeps): Promise<GaugeSample[]> {
	try {
		return [
			readable(true),
			...countSamples(await siteCounts(deps.database, deps.clock.now())),
			...(await queueSamples(deps.queue)),
			...(await budgetSamples(deps)),
		];
	} catch (error) {
		deps.log.warn(
			{ reason: reasonOf(error) },
			"the figures of the site cannot be read",
		);
		return [readable(false)];
	}
}

function readable(isReadable: boolean): GaugeSample {
	const value = Number(isReadable);
	return { name: "modelwire_site_readable", labels: {}, value };
}

function countSamples(counts: SiteCounts): GaugeSample[] {
	const { feeds, channels, overdue, lastItemAt, databaseBytes } = counts;
	const byState =
		(name: "modelwire_feeds" | "modelwire_channels") =>
		([state, value]: [string, number]): GaugeSample => ({
			name,
			labels: { state },
			value,
		});
	return [
		...Object.entries(feeds).map(byState("modelwire_feeds")),
		...Object.entries(channels).map(byState("modelwire_channels")),
		single("modelwire_digests_overdue", overdue.digests),
		single("modelwire_digest_overdue_seconds", overdue.seconds),
		...(lastItemAt
			? [
					single(
						"modelwire_last_item_timestamp_seconds",
						lastItemAt.getTime() / 1000,
					),
				]
			: []),
		single("modelwire_database_bytes", databaseBytes),
	];
}

function single(
	name:
		| "modelwire_digests_overdue"
		| "modelwire_digest_overdue_seconds"
		| "modelwire_last_item_timestamp_seconds"
		| "modelwire_database_bytes",
	value: number,
): GaugeSample {
	return { name, labels: {}, value };
}

async function queueSamples(queue: SiteDeps["queue"]): Promise<GaugeSample[]> {
	const samples: GaugeSample[] = [];
	for (const { name: job, ...states } of await queue.counts())
		for (const [state, value] of Object.entries(states))
			samples.push({
				name: "modelwire_queue_jobs",
				labels: { job_name: job, state },
				value,
			});
	// The queue lives by the machine's own clock, also where the site's is another.
	const now = Date.now();
	for (const { name: job, since } of await queue.oldestWaiting())
		samples.push({
			name: "modelwire_queue_oldest_seconds",
			labels: { job_name: job },
			value: since ? Math.max(0, now - since.getTime()) / 1000 : 0,
		});
	return samples;
}

async function budgetSamples({
	budget,
	endpoint,
	database,
	clock,
}: SiteDeps): Promise<GaugeSample[]> {
	if (endpoint === null) return [];
	const limits = await budget.limits({ database, clock });
	return limits.flatMap(({ name, limit, spent }): GaugeSample[] => {
		const labels = { limit: name };
		return [
			{ name: "modelwire_llm_limit_dollars", labels, value: limit },
			{ name: "modelwire_llm_spent_dollars", labels, value: spent },
		];
	});
}
