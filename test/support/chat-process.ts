/**
 * The whole program as a process of its own, connected to stand-ins of Slack and Discord, so that
 * what they measure is its time and not theirs. Tells its parent when it is connected.
 */
import { readConfig } from "#src/config.ts";
import { recordedNow } from "#src/demo/day.ts";
import { clockFrom } from "#src/lib/clock.ts";
import { start } from "#src/main.ts";

const running = await start(
	{
		...readConfig({ LOG_LEVEL: "error", WEB_PORT: "0" }),
		...JSON.parse(process.argv[2] ?? ""),
	},
	"all",
	{ clock: clockFrom(recordedNow), console: { lines: null, print: () => {} } },
);
process.send?.(await running.connections?.first);
process.on("message", async () => {
	await running.close();
	process.disconnect();
});
