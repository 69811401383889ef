import type { Config } from "../../config.ts";
import { isTimeZone } from "../../digests/schedule.ts";
import { zonesInUse } from "../../digests/store-progress.ts";
import { aboutServer } from "../../lib/database/about.ts";
import type { Database } from "../../lib/database/database.ts";
import { type Finding, fine, wrong } from "./finding.ts";

/** Beyond this a digest is visibly early or late, and signatures of Slack's look old. */
const mostSeconds = 30;

/** Whether this machine's clock and its table of time zones can be relied on. */
export async function* checkClock(
	{ timeZone }: Pick<Config, "timeZone">,
	database: Database,
	now: () => Date = () => new Date(),
): AsyncGenerator<Finding> {
	const { clock } = await aboutServer(database);
	const apart = Math.round((now().getTime() - clock.getTime()) / 1000);
	const words = `zones of ${process.versions.tz ?? "an unknown edition"}, ${timeZone} here`;
	yield Math.abs(apart) > mostSeconds
		? wrong(
				"clock",
				`this machine is ${Math.abs(apart)} seconds ${apart > 0 ? "ahead of" : "behind"} the database's`,
				"Let both keep time by NTP (timedatectl set-ntp true): digests go out by this clock.",
			)
		: fine("clock", `as the database's; ${words}`);
	for (const { zone, channels } of await zonesInUse(database))
		if (!isTimeZone(zone))
			yield wrong(
				"clock",
				`${channels} channels follow the time of ${zone}, which this Node does not know`,
				"Update Node (npm ci brings it), or choose another zone there: /subscribe.",
			);
}
