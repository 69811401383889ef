import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { hubsDue } from "#jobs/subscribe-hubs.ts";
import { readConfig } from "#src/config.ts";
import { addFeed, listFeeds } from "#src/feeds/store.ts";
import { manualClock } from "#src/lib/clock.ts";
import { start } from "#src/main.ts";
import { freshServerDatabase, testSnapshot } from "#test/support/database.ts";
import { loopbackForTest } from "#test/support/loopback.ts";
import { runJobs } from "#test/support/run-jobs.ts";
import { hubForTest } from "#test/support/websub-hub.ts";
import { monday, rss } from "./polling.ts";

/** The program with its page, jobs done when told to, and one feed that offers a hub. */
async function openSite(publicUrl: string | null) {
	const clock = manualClock(monday);
	const dataFolder = await mkdtemp(join(tmpdir(), "modelwire-hubs-"));
	const serverUrl = process.env.TEST_DATABASE_URL;
	const titles = ["one"];
	const link = '<https://hub.example/>; rel="hub"';
	const feed = await loopbackForTest((_, response) => {
		const items = titles.map((title) => ({ title, guid: title }));
		response.writeHead(200, { link }).end(rss(items));
	});
	const page = { url: "" };
	const hub = await hubForTest(() => page.url);
	const running = await start(
		{
			...readConfig({ LOG_LEVEL: "silent" }),
			dataFolder,
			databaseUrl: serverUrl ? await freshServerDatabase(serverUrl) : null,
			allowedHosts: ["127.0.0.1"],
			web: { host: "127.0.0.1", port: 0 },
			publicUrl,
		},
		"web",
		{
			clock,
			rewrite: (url) => url.replace("https://hub.example", hub.url),
			...(serverUrl ? {} : { snapshot: testSnapshot() }),
		},
	);
	onTestFinished(async () => {
		await running.close();
		await rm(dataFolder, { recursive: true, force: true });
	});
	const { app, web } = running;
	page.url = web?.url ?? "";
	await addFeed(
		app.database,
		{ url: `${feed.url}/feed` },
		{ by: null, now: clock.now() },
	);
	await runJobs(app, { isOutward: true });
	return { app, clock, feed, hub, titles };
}

test("the sweep has hubs asked, and what a hub told polled", async () => {
	const { app, clock, feed, hub, titles } = await openSite(
		"https://news.example.org",
	);
	// The feed was read after the sweep looked for hubs; the next one finds it.
	expect(hub.asked).toEqual([]);
	clock.advance(10_000);
	await runJobs(app, { isOutward: true });
	expect((await hub.confirm()).status).toBe(200);
	expect(await hubsDue(app)).toEqual([]);
	titles.push("two");
	clock.advance(60_000);
	await runJobs(app, { isOutward: true });
	expect(feed.requests).toHaveLength(1);
	expect((await hub.push("new")).status).toBe(202);
	await runJobs(app, { isOutward: true });
	expect(feed.requests).toHaveLength(2);
	const { rows } = await app.database.query("select title from items");
	expect(rows).toHaveLength(2);
});

test("without an address of ours no hub is asked", async () => {
	const { app, clock, hub } = await openSite(null);
	expect(await listFeeds(app.database)).toMatchObject([
		{ hub: "https://hub.example/" },
	]);
	clock.advance(10_000);
	await runJobs(app, { isOutward: true });
	expect(hub.asked).toEqual([]);
});

test("PUBLIC_URL is one setting for hubs and for Slack", () => {
	const settings = {
		PUBLIC_URL: "https://news.example.org",
		SLACK_SIGNING_SECRET: "secret",
		SLACK_BOT_TOKEN: "xoxb-1",
	};
	const { publicUrl, slack } = readConfig(settings);
	expect([publicUrl, slack?.publicUrl]).toEqual([
		settings.PUBLIC_URL,
		settings.PUBLIC_URL,
	]);
	expect(readConfig({}).publicUrl).toBeNull();
});
