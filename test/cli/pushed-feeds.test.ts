import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeApp } from "#src/app.ts";
import { readConfig } from "#src/config.ts";
import { addFeed } from "#src/feeds/store.ts";
import { beginAsking, confirmLease } from "#src/feeds/store-hubs.ts";
import { runCli } from "#test/support/cli.ts";
import { freshServerDatabase, testSnapshot } from "#test/support/database.ts";
import { loopbackForTest } from "#test/support/loopback.ts";

const now = new Date("2026-01-20T12:00:00Z");
const until = "2126-01-20T12:00:00.000Z";

/** Settings of a site with two feeds, of which a hub pushes the first for a hundred years. */
async function siteWithPush() {
	const folder = await mkdtemp(join(tmpdir(), "modelwire-pushed-"));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	const serverUrl = process.env.TEST_DATABASE_URL;
	const databaseUrl = serverUrl ? await freshServerDatabase(serverUrl) : null;
	const server = await loopbackForTest((_, response) => {
		response.end("<rss><channel><title>The Lab</title></channel></rss>");
	});
	const app = await makeApp(
		{ ...readConfig({}), dataFolder: folder, databaseUrl },
		serverUrl ? {} : { snapshot: testSnapshot() },
	);
	const urls = [`${server.url}/pushed`, `${server.url}/polled`] as const;
	const [pushed] = await Promise.all(
		urls.map((url) => addFeed(app.database, { url }, { by: null, now })),
	);
	const topic = urls[0];
	const keys = { token: "t".repeat(32), secret: "s" };
	await beginAsking(
		app.database,
		{
			feedId: pushed?.id ?? 0,
			mode: "subscribe",
			hub: "https://hub.example/",
			topic,
		},
		keys,
		{ now, askedBefore: now },
	);
	const askedAfter = new Date(0);
	await confirmLease(
		app.database,
		{ token: keys.token, topic, askedAfter },
		new Date(until),
	);
	await app.close();
	return {
		urls,
		environment: {
			DATA_DIR: folder,
			ALLOWED_HOSTS: "127.0.0.1",
			...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
		},
	};
}

test("`feeds list`, `feeds check` and `doctor` tell which feeds are pushed, by whom and until when", async () => {
	const { urls, environment } = await siteWithPush();
	const run = (...words: string[]) => runCli(words, { environment });
	const words = `pushed by hub.example until ${until}`;
	const list = await run("feeds", "list");
	expect(
		list.stdout.split("\n").filter((line) => line.includes("pushed by")),
	).toEqual([expect.stringMatching(`press, not read yet, ${words}$`)]);
	const told = (await run("feeds", "list", "--json")).lines();
	expect(told).toHaveLength(2);
	expect(told).toEqual(
		expect.arrayContaining([
			expect.objectContaining({ url: urls[0], pushedUntil: until }),
			expect.objectContaining({ url: urls[1], pushedUntil: null }),
		]),
	);
	const check = await run("feeds", "check", ...urls);
	expect(check.stdout.match(/pushed by.*/g)).toEqual([words]);
	const doctor = await run("doctor");
	expect(doctor.stdout).toContain(
		`0 of 2 fresh, 1 pushed by hub.example until ${until}\n`,
	);
}, 120_000);
