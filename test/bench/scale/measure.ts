import type { Point } from "../figures/growth.ts";
import { pollAll } from "./polls.ts";
import { queueJobs } from "./queues.ts";
import { fillSite, withDatabase } from "./site.ts";
import { type TableSize, tableSizes } from "./tables.ts";
import { groupWithin } from "./window.ts";
import { selectAll, writeAll } from "./writing.ts";

export interface Servers {
	databaseUrl: string;
	redisUrl: string;
}

/** By what was measured, a point for each size. */
export type Measured = Map<string, Point[]>;

/** Tables that grow with every digest, and with every item. */
const ofDigests = ["digests", "digest_entries", "story_memory", "outbox"];
const ofItems = ["articles", "stories", "story_articles"];

/** Finding who is due among ever more channels, all of them due. */
export async function measureSelection(
	servers: Servers,
	sizes: readonly number[],
	measured: Measured,
): Promise<void> {
	const note = noteIn(measured);
	for (const channels of sizes)
		await withDatabase(servers.databaseUrl, "scale_due", async (db) => {
			await fillSite(db, { channels, stories: 1, history: 0 });
			note("selection ms", channels, await selectAll(db));
		});
}

/** Digests of ever more channels from the same stories, then of the same channels from ever more stories. */
export async function measureWriting(
	servers: Servers,
	sizes: { channels: readonly number[]; stories: readonly number[] },
	measured: Measured,
): Promise<Map<string, TableSize>> {
	const note = noteIn(measured);
	let tables = new Map<string, TableSize>();
	const [fewest = 1] = sizes.stories;
	for (const channels of sizes.channels)
		await withDatabase(servers.databaseUrl, "scale_channels", async (db) => {
			await fillSite(db, { channels, stories: fewest, history: 1 });
			await db.query("truncate digests cascade");
			await keepHistory(db);
			const cost = await writeAll(db);
			note("digest CPU ms by channels", channels, cost.cpuMilliseconds);
			tables = await tableSizes(db, [...ofDigests, ...ofItems]);
		});
	const [most = 1] = sizes.channels;
	for (const stories of sizes.stories)
		await withDatabase(servers.databaseUrl, "scale_stories", async (db) => {
			await fillSite(db, { channels: most, stories, history: 1 });
			const cost = await writeAll(db);
			note("digest CPU ms by stories", stories, cost.cpuMilliseconds);
			note(
				"digest ms of the server by stories",
				stories,
				cost.serverMilliseconds,
			);
		});
	return tables;
}

/** Without any digest a channel's first one would wait for all feeds to be read. */
async function keepHistory(db: {
	query(text: string): Promise<unknown>;
}): Promise<void> {
	await db.query(
		`insert into digests (channel_id, slot, kind, state, claimed_at, composed_at, delivered_at)
		select channel_id, next_slot - interval '1 day', 'scheduled', 'delivered',
			next_slot - interval '1 day', next_slot - interval '1 day', next_slot - interval '1 day'
		from subscriptions`,
	);
}

/** Jobs that wait, in Redis and in PostgreSQL. */
export async function measureQueues(
	servers: Servers,
	sizes: readonly number[],
	measured: Measured,
): Promise<void> {
	const note = noteIn(measured);
	for (const jobs of sizes)
		await withDatabase(servers.databaseUrl, "scale_queue", async (db) => {
			const redis = await queueJobs(db, servers.redisUrl, jobs);
			note("Redis bytes", jobs, redis.bytes);
			note("Redis ms", jobs, redis.milliseconds);
			const postgres = await queueJobs(db, null, jobs);
			note("PostgreSQL bytes", jobs, postgres.bytes);
			note("PostgreSQL ms", jobs, postgres.milliseconds);
		});
}

/** Readings of ever more feeds, all that they bring new. */
export async function measurePolls(
	sizes: readonly number[],
	measured: Measured,
): Promise<void> {
	const note = noteIn(measured);
	for (const feeds of sizes) note("polls CPU ms", feeds, await pollAll(feeds));
}

/** Items that are placed among those of two days. */
export function measureGrouping(
	sizes: readonly number[],
	measured: Measured,
): void {
	const note = noteIn(measured);
	for (const items of sizes) {
		const cost = groupWithin(items);
		note("grouping ms an item", items, cost.milliseconds);
		note("window MB", items, cost.megabytes);
	}
}

function noteIn(measured: Measured) {
	return (name: string, size: number, value: number) => {
		measured.set(name, [...(measured.get(name) ?? []), { size, value }]);
	};
}
