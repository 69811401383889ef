import { startServers } from "../support/servers.ts";
import { runHour } from "./hour/compose.ts";
import { connectPlatforms } from "./hour/platforms.ts";
import { type HourSize, makeHourSite } from "./hour/site.ts";

export const description =
	"the hour at which all channels want their digest: composing with the briefs written ahead, then posting to stand-ins that keep the platforms' limits; --channels N (1000), --items N (600), --history DAYS (7), --engine pglite|postgres";

const engines = ["pglite", "postgres"] as const;

export async function run(args: string[]): Promise<void> {
	const option = (name: string) =>
		args.includes(name) ? args[args.indexOf(name) + 1] : undefined;
	const size = {
		channels: Number(option("--channels") ?? 1_000),
		items: Number(option("--items") ?? 600),
		history: Number(option("--history") ?? 7),
	};
	const wanted = option("--engine");
	const rows: Record<string, object> = {};
	for (const engine of engines.filter((each) => (wanted ?? each) === each))
		rows[engine === "pglite" ? engine : "postgres + redis"] = await measureHour(
			engine,
			size,
		);
	console.table(rows);
}

/** One process does all the work, as `npm start` does. */
export async function measureHour(
	engine: (typeof engines)[number],
	size: HourSize,
): Promise<Record<string, string | number>> {
	const servers = engine === "postgres" ? await startServers() : null;
	try {
		const site = await makeHourSite(size, servers);
		try {
			const platforms = await connectPlatforms(site.app);
			try {
				const app = { ...site.app, adapters: platforms.adapters };
				const hour = await runHour(app, size.channels, ["worker", "chat"]);
				const { posts, channels, refused } = await platforms.received();
				return {
					channels,
					"composed after s": hour.composedSeconds.toFixed(1),
					"CPU ms a digest": ((1000 * hour.cpuSeconds) / size.channels).toFixed(
						1,
					),
					"posted after s": hour.postedSeconds.toFixed(1),
					posts,
					"posts a s": (posts / hour.postedSeconds).toFixed(1),
					"refused for their pace": refused,
					"MB before": Math.round(hour.residentMegabytes),
					"MB at most": Math.round(hour.peakMegabytes),
				};
			} finally {
				await platforms.close();
			}
		} finally {
			await site.close();
		}
	} finally {
		await servers?.stop();
	}
}
