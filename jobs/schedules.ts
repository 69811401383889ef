import type { App } from "#src/app.ts";
import { reasonOf } from "#src/lib/errors.ts";
import type { JobQueue, JobSchedule } from "#src/lib/queue/queue.ts";
import { type AnyJob, type JobName, job } from "./payloads.ts";
import type { Registry } from "./registry.ts";
import { releaseUnnoted } from "./unnoted.ts";

/** What is repeated, and how often. */
interface Repeated {
	job: AnyJob;
	schedule: JobSchedule;
}

/**
 * Has the jobs of these names repeated by their schedules, and looks again and again whether they
 * still are: Redis may be emptied, and with the schedules it would forget the sweep, which brings
 * back all else. What stands in the sweep's way is cleared with it.
 * @param lost told when schedules had been forgotten, and stand again
 * @returns the function that ends the looking
 */
export async function keepSchedules(
	app: Pick<App, "log" | "patience" | "database">,
	queue: JobQueue<AnyJob>,
	rows: Registry,
	names: readonly JobName[],
	lost: () => Promise<void>,
): Promise<() => Promise<void>> {
	const { log, patience } = app;
	const repeated = names.flatMap((name): Repeated[] => {
		const { schedule } = rows[name];
		return schedule
			? [{ job: { ...job("sweep", {}), id: name }, schedule }]
			: [];
	});
	for (const each of repeated) await queue.schedule(each.job, each.schedule);

	async function look(): Promise<void> {
		if (repeated.length > 0) await releaseUnnoted(app, queue);
		let hasLost = false;
		for (const each of repeated) {
			if (await queue.isScheduled(each.job)) continue;
			await queue.schedule(each.job, each.schedule);
			hasLost = true;
		}
		if (!hasLost) return;
		log.warn({}, "the queue had forgotten what is repeated; it is again");
		await lost();
	}

	let looking: Promise<void> | null = null;
	const timer = setInterval(() => {
		// While the queue cannot be reached a look waits; no other joins it.
		looking ??= look()
			.catch((error) =>
				log.warn({ reason: reasonOf(error) }, "the queue was not looked at"),
			)
			.finally(() => {
				looking = null;
			});
	}, patience.jobMilliseconds);
	return async () => {
		clearInterval(timer);
		await looking;
	};
}
