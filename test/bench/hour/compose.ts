import { startWorkers } from "#jobs/main.ts";
import type { JobRole } from "#jobs/registry.ts";
import type { App } from "#src/app.ts";
import { clockFrom } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { slot } from "./site.ts";

const lookMilliseconds = 100;

export interface HourTold {
	/** From the slot until the last digest was composed. */
	composedSeconds: number;
	/** From the slot until the last one was posted. */
	postedSeconds: number;
	cpuSeconds: number;
	residentMegabytes: number;
	peakMegabytes: number;
}

/** Lets the slot come, with the real jobs, and waits until every channel has its digest. */
export async function runHour(
	app: App,
	channels: number,
	roles: readonly JobRole[],
): Promise<HourTold> {
	const residentMegabytes = process.memoryUsage.rss() / 2 ** 20;
	let peak = 0;
	const watch = setInterval(() => {
		peak = Math.max(peak, process.memoryUsage.rss());
	}, 50);
	const [started, cpu] = [performance.now(), process.cpuUsage()];
	const seconds = () => (performance.now() - started) / 1000;
	const workers = await startWorkers({ ...app, clock: clockFrom(slot) }, roles);
	try {
		await until(() => count(app.database, "composed"), channels);
		const composedSeconds = seconds();
		const { user, system } = process.cpuUsage(cpu);
		const isPosted = roles.includes("chat");
		if (isPosted) await until(() => count(app.database, "delivered"), channels);
		return {
			composedSeconds,
			postedSeconds: seconds(),
			cpuSeconds: (user + system) / 1e6,
			residentMegabytes,
			peakMegabytes: peak / 2 ** 20,
		};
	} finally {
		clearInterval(watch);
		await workers.close();
	}
}

async function until(look: () => Promise<number>, wanted: number) {
	while ((await look()) < wanted)
		await new Promise((resolve) => setTimeout(resolve, lookMilliseconds));
}

async function count(
	database: Database,
	column: "composed" | "delivered",
): Promise<number> {
	const { rows } = await database.query<{ count: number }>(
		`select count(${column}_at)::int as count from digests where slot = $1`,
		[slot],
	);
	return rows[0]?.count ?? 0;
}
