import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Job, UnrecoverableError } from "bullmq";
import { expect, onTestFinished, test } from "vitest";
import { openQueue } from "#jobs/main.ts";
import { type AnyJob, job } from "#jobs/payloads.ts";
import { type Registry, registry } from "#jobs/registry.ts";
import { runJob } from "#jobs/run-job.ts";
import { makeApp } from "#src/app.ts";
import { readConfig } from "#src/config.ts";
import { addFeed } from "#src/feeds/store.ts";
import { manualClock } from "#src/lib/clock.ts";
import { PermanentError } from "#src/lib/errors.ts";
import { makeLog } from "#src/lib/log.ts";
import { readSite } from "#src/web/metrics-site.ts";
import { freshServerDatabase, testSnapshot } from "#test/support/database.ts";
import { loopbackForTest } from "#test/support/loopback.ts";
import { freshRedisDatabase } from "#test/support/redis.ts";

const now = new Date("2025-01-28T08:00:00Z");

/** The program without workers: jobs are run one by one, and what they say is kept. */
async function openSite() {
	const dataFolder = await mkdtemp(join(tmpdir(), "modelwire-jobs-"));
	const serverUrl = process.env.TEST_DATABASE_URL;
	const opened = await makeApp(
		{
			...readConfig({ LOG_LEVEL: "silent" }),
			dataFolder,
			databaseUrl: serverUrl ? await freshServerDatabase(serverUrl) : null,
			redisUrl: freshRedisDatabase(),
			allowedHosts: ["127.0.0.1"],
			modelSources: null,
		},
		{
			clock: manualClock(now),
			...(serverUrl ? {} : { snapshot: testSnapshot() }),
		},
	);
	onTestFinished(async () => {
		await opened.close();
		await rm(dataFolder, { recursive: true, force: true });
	});
	const lines: string[] = [];
	const log = makeLog("info", { write: (line) => lines.push(line) });
	const app = { ...opened, log };
	const queue = openQueue(app);
	onTestFinished(() => queue.close());
	return {
		app,
		queue,
		/** @returns the line that the job left, and what comes next */
		async run(
			wanted: AnyJob,
			{
				attempt = 1,
				rows = registry,
			}: { attempt?: number; rows?: Registry } = {},
		) {
			const next: AnyJob[] = [];
			const keeping = {
				...queue,
				enqueue: async (jobs: readonly AnyJob[]) => {
					next.push(...jobs);
				},
			};
			lines.length = 0;
			const ended = await runJob(
				{ app, queue: keeping, name: wanted.name, registry: rows },
				queuedAs(wanted, attempt),
			).catch((error: unknown) => error);
			expect(lines).toHaveLength(1);
			return { ended, next, line: JSON.parse(lines[0] ?? "") };
		},
	};
}

/** A job as BullMQ hands it over, as far as it is looked at. */
function queuedAs({ name, id, payload }: AnyJob, attempt: number): Job {
	const queued = {
		...{ name, id, data: payload, attemptsMade: attempt - 1 },
		...{ timestamp: 1_000, processedOn: 5_250, opts: { delay: 4_000 } },
	};
	return queued as unknown as Job;
}

const rss = `<rss version="2.0"><channel><title>Lab news</title>
<item><title>The lab shows a model of 7 billion parameters</title><link>https://lab.example/7b</link>
<guid>7b</guid><pubDate>Tue, 28 Jan 2025 07:30:00 GMT</pubDate>
<description>${"The lab showed a model of 7 billion parameters on Tuesday. ".repeat(20)}</description></item>
</channel></rss>`;

test("each job leaves one line that tells what it did, and is counted", async () => {
	const { app, run } = await openSite();
	const { url } = await loopbackForTest((_request, response) => {
		response.writeHead(200, { "Content-Type": "application/rss+xml" }).end(rss);
	});
	const { id: feedId } = await addFeed(
		app.database,
		{ url: `${url}/feed` },
		{ by: null, now },
	);

	const polled = await run(job("poll-feed", { feedId, due: now.getTime() }));
	expect(polled.line).toMatchObject({
		...{ level: "info", msg: "a job is done", job: "poll-feed", feedId },
		...{ attempt: 1, waitedMilliseconds: 250, outcome: "done" },
		...{ feed: new URL(url).host, newItems: 1, next: { "ingest-item": 1 } },
		milliseconds: expect.any(Number),
		poll: { kind: "read", items: 1 },
	});
	const [ingest] = polled.next;
	if (!ingest) throw new Error("no item is taken up");
	const ingested = await run(ingest);
	expect(ingested.line).toMatchObject({
		...{ job: "ingest-item", articleId: expect.any(Number) },
		next: { "group-stories": 1 },
	});
	const grouped = await run(job("group-stories", { tick: 1 }));
	expect(grouped.line).toMatchObject({ articles: 1, stories: 1 });

	const { metrics } = app;
	expect(metrics.samples("modelwire_polls_total")).toMatchObject([
		{ labels: { outcome: "read" }, value: 1 },
	]);
	expect(metrics.samples("modelwire_items_new_total")[0]?.value).toBe(1);
	expect(metrics.samples("modelwire_articles_total")).toMatchObject([
		{ labels: { outcome: "kept" }, value: 1 },
	]);
	expect(metrics.samples("modelwire_stories_total")[0]?.value).toBe(1);
	expect(
		metrics.samples("modelwire_jobs_total").map(({ labels }) => labels),
	).toEqual(
		["poll-feed", "ingest-item", "group-stories"].map((job_name) => ({
			job_name,
			outcome: "done",
		})),
	);
});

test("a job that fails tells its reason without secrets, and whether it is tried again", async () => {
	const { app, run } = await openSite();
	const failingWith = (error: Error): Registry => ({
		...registry,
		"tell-owners": {
			...registry["tell-owners"],
			attempts: 3,
			handle: async () => {
				throw error;
			},
		},
	});
	const wanted = job("tell-owners", { round: 1 });
	const hidden = failingWith(new Error("xoxb-12-34-abcdefgh is not valid"));
	const first = await run(wanted, { rows: hidden });
	expect(first.line).toMatchObject({
		...{ level: "warn", msg: "a job failed", outcome: "failed", attempt: 1 },
		reason: "xoxb-… is not valid",
	});
	expect(first.ended).not.toBeInstanceOf(UnrecoverableError);
	const last = await run(wanted, { rows: hidden, attempt: 3 });
	expect(last.line).toMatchObject({
		outcome: "given_up",
		waitedMilliseconds: null,
	});
	const rows = failingWith(new PermanentError("it never works"));
	const hopeless = await run(wanted, { rows });
	expect(hopeless.line).toMatchObject({ outcome: "given_up" });
	expect(hopeless.ended).toBeInstanceOf(UnrecoverableError);
	expect(app.metrics.samples("modelwire_jobs_total")).toMatchObject([
		{ labels: { job_name: "tell-owners", outcome: "failed" }, value: 1 },
		{ labels: { job_name: "tell-owners", outcome: "given_up" }, value: 2 },
	]);
});

test("the figures of the site are read from its database and its queue", async () => {
	const { app, queue } = await openSite();
	for (const path of ["one", "two"])
		await addFeed(
			app.database,
			{ url: `https://lab.example/${path}` },
			{ by: null, now },
		);
	await queue.enqueue([job("rank-stories", { tick: 1 })]);
	const samples = await readSite({ ...app, queue });
	const figure = (name: string, labels: object = {}) =>
		samples.find(
			(sample) =>
				sample.name === name &&
				JSON.stringify(sample.labels) === JSON.stringify(labels),
		)?.value;
	expect(figure("modelwire_site_readable")).toBe(1);
	expect(figure("modelwire_feeds", { state: "unread" })).toBe(2);
	expect(figure("modelwire_feeds", { state: "failing" })).toBe(0);
	expect(figure("modelwire_digests_overdue")).toBe(0);
	expect(figure("modelwire_database_bytes")).toBeGreaterThan(1_000_000);
	const waiting = { job_name: "rank-stories", state: "waiting" };
	expect(figure("modelwire_queue_jobs", waiting)).toBe(1);
	expect(
		figure("modelwire_queue_oldest_seconds", { job_name: "rank-stories" }),
	).toBeGreaterThanOrEqual(0);
	expect(
		figure("modelwire_queue_oldest_seconds", { job_name: "poll-feed" }),
	).toBe(0);
	const broken = {
		...app.database,
		query: () => Promise.reject(new Error("gone")),
	};
	expect(await readSite({ ...app, database: broken, queue })).toEqual([
		{ name: "modelwire_site_readable", labels: {}, value: 0 },
	]);
});
