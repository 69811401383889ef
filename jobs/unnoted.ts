import type { App } from "#src/app.ts";
import type { JobQueue } from "#src/lib/queue/queue.ts";
import { stoppedWork } from "#src/lib/queue/store-stopped.ts";
import type { AnyJob } from "./payloads.ts";

/**
 * Drops failed jobs of which no stop is noted, as when the database's disk was full just then: the
 * queue takes no second job of the same id, so that their work would never be taken up again.
 */
export async function releaseUnnoted(
	{ database }: Pick<App, "database">,
	queue: JobQueue<AnyJob>,
): Promise<void> {
	const failures = await queue.failures();
	if (failures.length === 0) return;
	const stops = await stoppedWork(database);
	const noted = new Set(stops.map(({ name, jobId }) => `${name} ${jobId}`));
	// Another process may have dropped it since.
	for (const { name, id } of failures)
		if (!noted.has(`${name} ${id}`)) await queue.drop(name, id).catch(() => {});
}
