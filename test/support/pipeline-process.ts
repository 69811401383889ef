/**
 * The whole program as a process of its own over a recorded day, so that a test
 * can kill it. Tells its parent how far it is; ends when it is told to.
 */

import { scheduler } from "node:timers/promises";
import { readConfig } from "#src/config.ts";
import { recordedNow } from "#src/demo/day.ts";
import { rewriteToLoopback } from "#src/demo/serve.ts";
import { type Totals, totals } from "#src/digests/store-progress.ts";
import { clockFrom } from "#src/lib/clock.ts";
import { type Role, start } from "#src/main.ts";

export interface PipelineSettings {
	dataFolder: string;
	databaseUrl: string | null;
	redisUrl: string | null;
	/** Where the recorded day is served. */
	origin: string;
	/** Goes into the user agent: tells whose request one was. */
	contact?: string;
	/** All when not given. */
	role?: Role;
}

export type PipelineReport = Totals;

const reportMilliseconds = 50;

const settings = JSON.parse(process.argv[2] ?? "") as PipelineSettings;
const running = await start(
	{
		...readConfig({ LOG_LEVEL: "error", WEB_PORT: "0" }),
		...settings,
		allowedHosts: ["127.0.0.1"],
	},
	settings.role ?? "all",
	{
		clock: clockFrom(recordedNow),
		rewrite: rewriteToLoopback(settings.origin),
		print: () => {},
		// A killed process is noticed quickly, so that the test need not wait.
		patience: { jobMilliseconds: 3_000, postMilliseconds: 3_000 },
	},
);
let isWanted = true;
process.on("message", () => {
	isWanted = false;
});
// One after another: a machine that is busy is not asked more and more.
while (isWanted) {
	const report: PipelineReport = await totals(running.app.database);
	if (process.connected) process.send?.(report);
	await scheduler.wait(reportMilliseconds);
}
await running.close();
process.disconnect();
