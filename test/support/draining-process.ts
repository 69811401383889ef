/**
 * The program as a process that is stopped by signals while a job runs. The job tells its parent
 * that it has begun, and goes on when it is told to.
 */
import { once } from "node:events";
import type { JobName } from "#jobs/payloads.ts";
import { type Handler, registry } from "#jobs/registry.ts";
import { readConfig } from "#src/config.ts";
import { recordedNow } from "#src/demo/day.ts";
import { clockFrom } from "#src/lib/clock.ts";
import { type Role, start, stopOnSignal } from "#src/main.ts";

export interface DrainingSettings {
	dataFolder: string;
	databaseUrl: string | null;
	redisUrl: string | null;
	role: Role;
	/** The kind of job that waits, in this process. */
	held: "write-digest" | "deliver-digest" | null;
	/** How long a stop may take. */
	milliseconds?: number;
}

export type DrainingReport = "started" | "stopping" | "begun" | "done";

const { role, held, milliseconds, ...settings } = JSON.parse(
	process.argv[2] ?? "",
) as DrainingSettings;

const tell = (report: DrainingReport) => process.send?.(report);

if (held !== null) {
	const row = registry[held] as { handle: Handler<JobName> };
	const { handle } = row;
	row.handle = async (payload, app) => {
		tell("begun");
		await once(process, "message");
		const next = await handle(payload, app);
		tell("done");
		return next;
	};
}
const running = await start(
	{
		...readConfig({ LOG_LEVEL: "silent", WEB_PORT: "0", MODEL_REFRESH: "no" }),
		...settings,
	},
	role,
	{
		clock: clockFrom(recordedNow),
		console: { lines: null, print: () => {} },
		// What a process left behind is taken up quickly, so that the test need not wait.
		patience: { jobMilliseconds: 1_000, postMilliseconds: 1_000 },
	},
);
const stopped = stopOnSignal(
	running,
	milliseconds === undefined ? {} : { milliseconds },
);
process.on("SIGTERM", () => tell("stopping"));
tell("started");
process.exit(await stopped);
