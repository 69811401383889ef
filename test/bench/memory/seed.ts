/** Fills a data folder, in a process of its own: 100,000 articles and feeds on loopback. */
import { addFeed } from "#src/feeds/store.ts";
import { migrate } from "#src/lib/database/migrate.ts";
import { openPglite } from "#src/lib/database/pglite.ts";
import { fill } from "../answers/fill.ts";
import { addressOf } from "../polling/server.ts";

const [folder = "", articles = "", feeds = "", port = ""] =
	process.argv.slice(2);
const database = await openPglite(folder);
const { rows } = await database.query<{ there: string | null }>(
	"select to_regclass('feeds')::text as there",
);
if (rows[0]?.there === null)
	await fill(database, { articles: Number(articles), models: 6_000 });
// One that was filled long ago has an earlier schema.
await migrate(database);
await database.query("delete from feeds");
for (let id = 0; id < Number(feeds); id += 1)
	await addFeed(
		database,
		{ url: `http://${addressOf(id)}:${port}/feed.xml` },
		{ by: "bench", now: new Date() },
	);
await database.end();
