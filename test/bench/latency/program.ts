/**
 * The program as a process of its own, with breaking news on in a channel of Slack and one of
 * Discord. Told that a feed is due, it answers when the news stood in both channels and when each
 * step was done.
 */
import { startWorkers } from "#jobs/main.ts";
import { makeApp } from "#src/app.ts";
import { readConfig } from "#src/config.ts";
import { addFeed } from "#src/feeds/store.ts";
import type { Database } from "#src/lib/database/database.ts";
import { addChannels } from "../hour/channels.ts";
import { connectPlatforms } from "../hour/platforms.ts";
import { rounds } from "./news.ts";
import { type Stages, stagesSince } from "./stages.ts";

export interface ProgramSettings {
	dataFolder: string;
	databaseUrl: string | null;
	redisUrl: string | null;
	/** Where the feeds are served. */
	origin: string;
	teasing: string;
}

export type ProgramReport = { ready: true } | Stages;

const lookMilliseconds = 50;
const day = 24 * 60 * 60_000;
const settings = JSON.parse(process.argv[2] ?? "") as ProgramSettings;
const made = await makeApp(
	{
		...readConfig({ LOG_LEVEL: "error" }),
		...settings,
		allowedHosts: ["127.0.0.1"],
	},
	{ rewrite: toOrigin, print: () => {} },
);
const { database } = made;
await addChannels(database, {
	channels: 40,
	history: 1,
	slot: new Date(Date.now() + day),
});
// One channel of each platform is interrupted; the others are there to be left alone.
await database.query(
	`update subscriptions set topics = '["model-releases"]', keywords = '[]', breaking = true, quiet_from = 0, quiet_until = 0
	where channel_id in (select min(id) from channels group by workspace_id)`,
);
const platforms = await connectPlatforms(made);
const now = new Date();
for (const host of [...rounds.map((each) => each.host), settings.teasing])
	await addFeed(
		database,
		{
			url: `https://${host}/feed`,
			title: host,
			kind: host === settings.teasing ? "press" : "official",
			language: "en",
		},
		{ by: "bench", now },
	);
const workers = await startWorkers({ ...made, adapters: platforms.adapters }, [
	"worker",
	"chat",
]);
while (!(await isRead(database))) await rest();
process.send?.({ ready: true } satisfies ProgramReport);

process.on("message", async (message: { due?: string }) => {
	if (message.due === undefined) {
		await workers.close();
		await platforms.close();
		await made.close();
		process.disconnect();
		return;
	}
	const began = new Date();
	// Whatever the day brought so far, the next news may interrupt.
	await database.query(
		"update digests set slot = slot - interval '2 days' where kind = 'breaking'",
	);
	await database.query(
		"update feeds set next_poll_at = $2 where url in ($1, $3)",
		[`https://${message.due}/feed`, began, `https://${settings.teasing}/feed`],
	);
	let stages = await stagesSince(database, began, message.due);
	for (; stages === null; await rest())
		stages = await stagesSince(database, began, message.due);
	process.send?.(stages satisfies ProgramReport);
});

/** All hosts are served by one, which reads the host in the path. */
function toOrigin(address: string): string {
	const { host, pathname } = new URL(address);
	return `${settings.origin}/at/${host}${pathname}`;
}

async function isRead(database: Database): Promise<boolean> {
	const { rows } = await database.query(
		"select from feeds where last_polled_at is null limit 1",
	);
	return rows.length === 0;
}

async function rest(): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, lookMilliseconds));
}
