import { type AnyJob, type JobName, job } from "#jobs/payloads.ts";
import { type Handler, registry } from "#jobs/registry.ts";
import type { App } from "#src/app.ts";

/** What reaches out to feeds, pages and the sources of model facts. */
const outward: readonly JobName[] = [
	"poll-feed",
	"subscribe-hubs",
	"ingest-item",
	"refresh-models",
];

/**
 * Does all that is due at the app's clock, as the workers would but one after another, beginning
 * with a sweep. What is to come later waits for a later call, whose sweep finds it again.
 * @param isOutward whether feeds are read too; most tests bring their articles themselves
 */
export async function runJobs(
	app: App,
	{ isOutward = false }: { isOutward?: boolean } = {},
): Promise<void> {
	const wanted: AnyJob[] = [job("sweep", {})];
	const done = new Set<string>();
	for (const { name, id, payload, delayMilliseconds = 0 } of wanted) {
		const isLater = name === "deliver-digest" && delayMilliseconds > 0;
		const isLeft = outward.includes(name) && !isOutward;
		if (done.has(id) || isLater || isLeft) continue;
		done.add(id);
		// The compiler cannot see that the payload and the handler share the name.
		const handle = registry[name].handle as Handler<JobName>;
		wanted.push(...(await handle(payload as never, app)));
	}
}
