import { type AnyJob, type JobName, job } from "#jobs/payloads.ts";
import { type Handler, registry } from "#jobs/registry.ts";
import type { App } from "#src/app.ts";

/** What needs the network is not run: a test brings its articles itself. */
const outward: readonly JobName[] = ["poll-feed", "ingest-item"];

/**
 * Does all that is due at the app's clock, as the workers would but one after another, beginning
 * with a sweep. What is to come later waits for a later call, whose sweep finds it again.
 */
export async function runJobs(app: App): Promise<void> {
	const wanted: AnyJob[] = [job("sweep", {})];
	const done = new Set<string>();
	for (const { name, id, payload, delayMilliseconds = 0 } of wanted) {
		const isLater = name === "deliver-digest" && delayMilliseconds > 0;
		if (done.has(id) || isLater || outward.includes(name)) continue;
		done.add(id);
		// The compiler cannot see that the payload and the handler share the name.
		const handle = registry[name].handle as Handler<JobName>;
		wanted.push(...(await handle(payload as never, app)));
	}
}
