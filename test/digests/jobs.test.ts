import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeApp } from "#src/app.ts";
import { changedDigests } from "#src/chat/delivery/store-outbox.ts";
import { subscribeConsole } from "#src/cli/new-site.ts";
import { readConfig } from "#src/config.ts";
import { openDigests } from "#src/digests/store.ts";
import { manualClock } from "#src/lib/clock.ts";
import { factsWait } from "#src/stories/read-reported.ts";
import { reportsOf } from "#src/stories/store-reported.ts";
import { freshServerDatabase, testSnapshot } from "#test/support/database.ts";
import { story } from "#test/support/digest-site.ts";
import { plantArticles } from "#test/support/plant-articles.ts";
import { freshRedisDatabase } from "#test/support/redis.ts";
import { runJobs } from "#test/support/run-jobs.ts";

const minute = 60_000;
const morning = new Date("2025-01-28T08:00:00Z");

const huawei = story(
	"Huawei's Ascend chip enters mass production for AI training",
	"Huawei began the mass production of its Ascend chip for the training of artificial intelligence models.",
);
const release = story(
	"OpenAI releases o5, its new artificial intelligence model",
	"OpenAI released o5, a model that the company calls its best. It is open to all who pay from today on.",
	{ hosts: 4, minutesAgo: 30 },
);

/** The program with a channel in the terminal that may be interrupted, after its first digest. */
async function openSite() {
	const clock = manualClock(morning);
	const dataFolder = await mkdtemp(join(tmpdir(), "modelwire-jobs-"));
	const serverUrl = process.env.TEST_DATABASE_URL;
	const printed: string[] = [];
	const app = await makeApp(
		{
			...readConfig({ LOG_LEVEL: "silent", TIME_ZONE: "Europe/Rome" }),
			dataFolder,
			databaseUrl: serverUrl ? await freshServerDatabase(serverUrl) : null,
			redisUrl: freshRedisDatabase(),
		},
		{
			clock,
			print: (text) => printed.push(text),
			...(serverUrl ? {} : { snapshot: testSnapshot() }),
		},
	);
	onTestFinished(async () => {
		await app.close();
		await rm(dataFolder, { recursive: true, force: true });
	});
	await subscribeConsole(app, {
		name: "#console",
		timeZone: "Europe/Rome",
		language: "en",
		topics: [],
	});
	await app.database.query("update subscriptions set breaking = true");
	await plantArticles(app, huawei);
	clock.advance(2 * minute);
	await runJobs(app);
	expect(printed).toHaveLength(1);
	return { app, clock, printed };
}

test("news breaks at once, and the next digest does not repeat it", async () => {
	const { app, clock, printed } = await openSite();
	clock.set(new Date("2025-01-28T10:00:00Z"));
	await plantArticles(app, release);
	await runJobs(app);
	await runJobs(app);
	expect(printed).toHaveLength(2);
	expect(printed[1]).toMatch(/^AI news · .*11:00[\s\S]*o5/);
	clock.set(new Date("2025-01-29T08:00:00Z"));
	await runJobs(app);
	expect(printed).toHaveLength(3);
	expect(printed[2]).toMatch(/^AI briefing[\s\S]*Nothing new/);
	expect(await openDigests(app.database, clock.now())).toEqual([]);
});

test("news at night waits for the morning's digest", async () => {
	const { app, clock, printed } = await openSite();
	clock.set(new Date("2025-01-29T02:00:00Z"));
	await plantArticles(app, release);
	await runJobs(app);
	expect(printed).toHaveLength(1);
	clock.set(new Date("2025-01-29T08:00:00Z"));
	await runJobs(app);
	expect(printed[1]).toMatch(/^AI briefing[\s\S]*o5/);
	expect(printed).toHaveLength(2);
});

test("news that a crash left between two steps is brought to its end", async () => {
	const { app, clock, printed } = await openSite();
	clock.set(new Date("2025-01-28T10:00:00Z"));
	await plantArticles(app, release);
	await app.database.query(
		`insert into digests (channel_id, slot, kind, state, claimed_at, story_id)
		select s.channel_id, $1, 'breaking', 'claimed', $1, st.id
		from subscriptions s, stories st where st.headline like '%o5%'`,
		[clock.now()],
	);
	await runJobs(app);
	expect(printed).toHaveLength(2);
	expect(printed[1]).toContain("o5");
	expect(await openDigests(app.database, clock.now())).toEqual([]);
});

test("what articles state of models is read by the next sweep, whoever lost the job", async () => {
	const { app } = await openSite();
	await plantArticles(
		app,
		story(
			"DeepSeek tells what its model took",
			"Training DeepSeek-V3 cost $5.576 million, its maker says in a paper that it has put on the net.",
		),
	);
	expect(await factsWait(app.database)).toBe(true);
	await runJobs(app);
	expect(await factsWait(app.database)).toBe(false);
	const reports = await reportsOf(app.database, "deepseek-v3", app.clock.now());
	expect(new Set(reports.map(({ value }) => value))).toEqual(
		new Set([5_576_000]),
	);
});

test("a message that a crash left to be edited is edited", async () => {
	const { app, clock, printed } = await openSite();
	await app.database.query(
		"update outbox set state = 'changed', next_attempt_at = $1",
		[clock.now()],
	);
	expect(await changedDigests(app.database, clock.now())).toHaveLength(1);
	await runJobs(app);
	expect(printed).toHaveLength(2);
	expect(printed[1]).toContain("Huawei");
	expect(await changedDigests(app.database, clock.now())).toEqual([]);
	await runJobs(app);
	expect(printed).toHaveLength(2);
});

test("an owner whom a crash kept from being told is told by the next sweep", async () => {
	const { app, clock, printed } = await openSite();
	const toldFrom = new Date(clock.now().getTime() + minute);
	await app.database.query("update subscriptions set created_by = 'U1'");
	await app.database.query(
		"update channels set state = 'paused', reason = 'removed', tell_owner_at = $1",
		[toldFrom],
	);
	await runJobs(app);
	expect(printed).toHaveLength(1);
	clock.set(toldFrom);
	await runJobs(app);
	await runJobs(app);
	expect(printed).toHaveLength(2);
	expect(printed[1]).toContain("/resume");
});
