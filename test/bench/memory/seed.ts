/** Fills a data folder, in a process of its own: 100,000 articles, feeds on loopback, and channels. */
import { addFeed } from "#src/feeds/store.ts";
import { migrate } from "#src/lib/database/migrate.ts";
import { openPglite } from "#src/lib/database/pglite.ts";
import { subscribedChannel } from "#test/support/digests.ts";
import { fill } from "../answers/fill.ts";
import { addressOf } from "../polling/address.ts";
import { settle } from "./settle.ts";

const [folder = "", ...numbers] = process.argv.slice(2);
const [
	articles = 0,
	feeds = 0,
	port = 0,
	channels = 0,
	pollsAfter = 0,
	hourAfter = 0,
] = numbers.map(Number);
const now = new Date();
const database = await openPglite(folder);
const { rows } = await database.query<{ there: string | null }>(
	"select to_regclass('articles')::text as there",
);
if (rows[0]?.there === null) await fill(database, { articles, models: 6_000 });
// One that was filled long ago has an earlier schema.
await migrate(database);
await settle(database, now);
const seeded = Date.now();
await database.query("delete from feeds");
for (let id = 0; id < feeds; id += 1)
	await addFeed(
		database,
		{ url: `http://${addressOf(id)}:${port}/feed.xml` },
		{ by: "bench", now },
	);
// Read before, as the feeds of a site that runs.
await database.query(
	"update feeds set next_poll_at = $1, first_polled_at = $2, last_polled_at = $2, last_ok_at = $2",
	[new Date(seeded + pollsAfter), now],
);
for (let id = 0; id < channels; id += 1) await subscribe(id);
await database.end();

async function subscribe(id: number): Promise<void> {
	// The first is the one that a new site would be given.
	const name = id === 0 ? "#console" : `#team-${id}`;
	const at = new Date(seeded + hourAfter);
	await subscribedChannel(database, {
		platform: "console",
		address: { workspace: "terminal", channel: name },
		name,
		team: "Terminal",
		now,
		nextSlot: at,
		changes: {
			minuteOfDay: at.getUTCHours() * 60 + at.getUTCMinutes(),
			timeZone: "UTC",
			language: ["en", "it", "de"][id % 3] ?? "en",
		},
	});
}
