import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeParser } from "../../../src/feeds/parser.ts";
import { pollFeed } from "../../../src/feeds/poll.ts";
import { addFeed } from "../../../src/feeds/store.ts";
import { systemClock } from "../../../src/lib/clock.ts";
import { migrate } from "../../../src/lib/database/migrate.ts";
import { openDatabase } from "../../../src/lib/database/open.ts";
import { makeHttpClient } from "../../../src/lib/http/client.ts";

/** What one reading of all feeds took. */
export interface Cost {
	seconds: number;
	cpuSeconds: number;
	peakMegabytes: number;
}

/** The program's own poller over an embedded database, in this process. */
export async function makeOurs(addresses: readonly string[], threads: number) {
	const folder = mkdtempSync(join(tmpdir(), "modelwire-polling-"));
	const database = await openDatabase({
		databaseUrl: null,
		dataFolder: folder,
	});
	await migrate(database);
	const http = makeHttpClient({
		version: "bench",
		allowedHosts: addresses.map((address) => new URL(address).hostname),
	});
	const parser = makeParser();
	const ids: number[] = [];
	for (const url of addresses) {
		const added = await addFeed(
			database,
			{ url },
			{ by: null, now: new Date() },
		);
		ids.push(added.id);
	}
	return {
		async reload(): Promise<Cost & { items: number; unchanged: number }> {
			const [started, cpu] = [performance.now(), process.cpuUsage()];
			let [items, unchanged] = [0, 0];
			const due = ids.values();
			await Promise.all(
				Array.from({ length: threads }, async () => {
					for (const id of due) {
						const { newItems, outcome } = await pollFeed(
							{ database, http, parser, clock: systemClock },
							id,
							{ early: true },
						);
						items += newItems.length;
						if (outcome.kind === "unchanged") unchanged += 1;
					}
				}),
			);
			const { user, system } = process.cpuUsage(cpu);
			return {
				items,
				unchanged,
				seconds: (performance.now() - started) / 1_000,
				cpuSeconds: (user + system) / 1e6,
				peakMegabytes: process.resourceUsage().maxRSS / 1024,
			};
		},
		async close(): Promise<void> {
			await parser.close();
			await http.close();
			await database.end();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
