import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { makeParser } from "../../src/feeds/parser.ts";
import { pollFeed } from "../../src/feeds/poll.ts";
import { addFeed } from "../../src/feeds/store.ts";
import { duePolls } from "../../src/feeds/store-turns.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { migrate } from "../../src/lib/database/migrate.ts";
import { openDatabase } from "../../src/lib/database/open.ts";
import { makeHttpClient } from "../../src/lib/http/client.ts";
import { corpus } from "../support/corpora.ts";
import { startLoopbackServer } from "../support/loopback.ts";

export const description =
	"every real feed and hostile file served on loopback and polled into a database";

/** How many feeds are polled at a time, as by the workers. */
const concurrency = 8;

export async function run(): Promise<void> {
	const folders = ["feeds", "feeds-hostile"].flatMap(
		(name) => corpus(name) ?? [],
	);
	const [feeds] = folders;
	if (feeds === undefined) return;
	const reference: Record<string, { entries?: unknown[] }> = JSON.parse(
		readFileSync(join(feeds, "reference.json"), "utf8"),
	);
	const files = folders.flatMap((folder) =>
		readdirSync(folder, { recursive: true, encoding: "utf8" })
			.filter((name) => /\.\w+$/.test(name) && !name.endsWith("reference.json"))
			.map((name) => join(folder, name)),
	);
	const server = await startLoopbackServer((request, response) => {
		const file = files[Number(request.url?.slice(1))];
		if (file) response.end(readFileSync(file));
		else response.writeHead(404).end();
	});
	const dataFolder = mkdtempSync(join(tmpdir(), "modelwire-smoke-"));
	const database = await openDatabase({ databaseUrl: null, dataFolder });
	await migrate(database);
	const http = makeHttpClient({
		version: "bench",
		allowedHosts: ["127.0.0.1"],
	});
	const parser = makeParser();
	const dependencies = { database, http, parser, clock: systemClock };
	try {
		const byId = new Map<number, string>();
		for (const [index, file] of files.entries()) {
			const entry = { url: `${server.url}/${index}` };
			const { id } = await addFeed(database, entry, {
				by: null,
				now: new Date(),
			});
			byId.set(id, file);
		}
		const outcomes = new Map<
			string,
			{ items: number; reason: string; milliseconds: number }
		>();
		const started = performance.now();
		const due = (await duePolls(database, new Date(), files.length)).values();
		await Promise.all(
			Array.from({ length: concurrency }, async () => {
				for (const { feedId: id } of due) {
					const begun = performance.now();
					const { newItems, outcome } = await pollFeed(dependencies, id);
					outcomes.set(byId.get(id) ?? "", {
						items: newItems.length,
						reason: outcome.kind === "failed" ? outcome.reason : outcome.kind,
						milliseconds: performance.now() - begun,
					});
				}
			}),
		);
		const seconds = (performance.now() - started) / 1_000;
		const expected = files.filter(
			(file) => (reference[relative(feeds, file)]?.entries?.length ?? 0) > 0,
		);
		const missing = expected.filter((file) => !outcomes.get(file)?.items);
		const slowest = [...outcomes.values()].reduce(
			(most, { milliseconds }) => Math.max(most, milliseconds),
			0,
		);
		console.table({
			"feeds polled": `${outcomes.size} of ${files.length}`,
			"with entries in the reference": expected.length,
			"of those gave items": `${expected.length - missing.length} (${((100 * (expected.length - missing.length)) / expected.length).toFixed(2)} %)`,
			"items stored": [...outcomes.values()].reduce(
				(sum, { items }) => sum + items,
				0,
			),
			seconds: seconds.toFixed(1),
			"feeds a second": (outcomes.size / seconds).toFixed(1),
			"slowest poll, ms": Math.round(slowest),
			"peak MB": Math.round(process.resourceUsage().maxRSS / 1024),
		});
		for (const file of missing)
			console.log(relative(feeds, file), outcomes.get(file)?.reason);
	} finally {
		await parser.close();
		await http.close();
		await database.end();
		await server.close();
		rmSync(dataFolder, { recursive: true, force: true });
	}
}
