import {
	afterAll,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
} from "vitest";
import type { Database } from "#src/lib/database/database.ts";
import { openQueueEngine, type QueueEngine } from "#src/lib/queue/engine.ts";
import { type JobQueue, makeJobQueue } from "#src/lib/queue/queue.ts";
import type { StoppedJobs } from "#src/web/desk.ts";
import { openTestDatabase } from "#test/support/database.ts";
import { openDesk, site } from "#test/support/open-desk.ts";
import { freshRedisDatabase } from "#test/support/redis.ts";

const policies = {
	"poll-feed": { attempts: 1, backoffSeconds: 1 },
	"ingest-item": { attempts: 1, backoffSeconds: 1 },
};

const hostile = `<img src=x onerror="alert(1)"> & "quoted"`;

let database: Database;
let engine: QueueEngine;
let queue: JobQueue;
beforeAll(async () => {
	database = await openTestDatabase();
	engine = await openQueueEngine({
		redisUrl: freshRedisDatabase(),
		database,
	});
	queue = makeJobQueue(engine, policies);
});
afterAll(async () => {
	await queue.close();
	await engine.close();
	await database.end();
});
beforeEach(async () => {
	for (const name of Object.keys(policies)) {
		const each = engine.makeQueue(name);
		await each.obliterate({ force: true });
		await each.close();
	}
});

/** What the queue itself says has failed; in the program the database keeps it. */
const stopped: StoppedJobs = {
	list: async () =>
		(await queue.failures()).map(({ name, id, reason, attempts, at }) => ({
			key: id,
			name,
			jobId: id,
			payload: {},
			reason,
			attempts,
			stops: 1,
			stoppedAt: new Date(at),
			againAt: null,
		})),
	retry: (name, id) => queue.retry(name, id),
	drop: (name, id) => queue.drop(name, id),
};

/** A desk over a real queue: one job waits, and of another kind three have failed. */
async function deskWithFailures() {
	await queue.enqueue([{ name: "poll-feed", id: "feed.1", payload: {} }]);
	const ended = Promise.withResolvers<void>();
	let failed = 0;
	const worker = engine.makeWorker(
		"ingest-item",
		async () => {
			throw new Error(hostile);
		},
		{},
	);
	worker.on("failed", () => {
		if (++failed === 3) ended.resolve();
	});
	await queue.enqueue(
		[1, 2, 3].map((item) => ({
			name: "ingest-item",
			id: `item.${item}`,
			payload: { item },
		})),
	);
	await ended.promise;
	await worker.close();
	const desk = openDesk(database, { desk: { queue, stopped } });
	const browser = desk.browser();
	await browser.logIn();
	return { desk, browser, token: await browser.formToken() };
}

const idsOf = (text: string) =>
	[...text.matchAll(/<bdi>(item\.\d)<\/bdi>/g)].map(([, id]) => id).sort();

describe("the page of the queues", () => {
	test("counts, says since when what is oldest waits, and lists what failed with its reason", async () => {
		const { browser } = await deskWithFailures();
		const { text } = await browser.get("/queues");
		expect(text).toContain("3 jobs stopped");
		expect(text).toMatch(
			/poll-feed<\/th><td>1<\/td><td>0<\/td><td>0<\/td><td>0<\/td><td><time /,
		);
		expect(text).toMatch(
			/ingest-item<\/th><td>0<\/td><td>0<\/td><td>0<\/td><td>3<\/td><td>–/,
		);
		expect(idsOf(text)).toEqual(["item.1", "item.2", "item.3"]);
		expect(text).toContain("&lt;img src=x onerror=");
		expect(text).not.toContain("<img src=x");
		expect(text).toContain("1 attempt, the last");
	});

	test("tries a job again, forgets one, and forgets all of a kind", async () => {
		const { browser, token } = await deskWithFailures();
		const press = (path: string, fields: Record<string, string>) =>
			browser.post(path, {
				...fields,
				name: "ingest-item",
				"form-token": token,
			});
		await press("/queues/retry", { id: "item.1" });
		const [, counts] = await queue.counts();
		expect(counts).toMatchObject({ waiting: 1, failed: 2 });
		const dropped = await press("/queues/drop", { id: "item.2" });
		const shown = await browser.get(dropped.headers.get("location") ?? "");
		expect(shown.text).toContain("The job is given up.");
		expect(idsOf(shown.text)).toEqual(["item.3"]);
		await press("/queues/drop-all", {});
		expect((await browser.get("/queues")).text).toContain(
			"No job has stopped.",
		);
		const gone = await press("/queues/retry", { id: "item.2" });
		expect(gone.status).toBe(409);
		expect(gone.text).toContain("it may have been done or dropped since");
	});
});

describe("Bull Board", () => {
	test("is served with its parts, and nothing from elsewhere", async () => {
		const { browser } = await deskWithFailures();
		const { status, text, headers } = await browser.get("/queues/board");
		expect(status).toBe(200);
		expect(text).not.toMatch(/<(link|script|img)\b[^>]*https?:/);
		expect(text).not.toMatch(/<script(?![^>]*(\bsrc=|application\/json))/);
		const policy = headers.get("content-security-policy") ?? "";
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("script-src 'self';");
		expect(policy).toContain("frame-ancestors 'none'");
		expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
		const parts = [...text.matchAll(/(?:src|href)="(static\/[^"]+)"/g)];
		expect(parts.length).toBeGreaterThan(4);
		for (const [, path = ""] of parts)
			expect((await browser.get(`/queues/board/${path}`)).status, path).toBe(
				200,
			);
	});

	test("shows our queues and what failed, on each engine", async () => {
		const { browser } = await deskWithFailures();
		const { status, text } = await browser.get(
			"/queues/board/api/queues?activeQueue=ingest-item&status=failed&page=1",
		);
		expect(status).toBe(200);
		const { queues } = JSON.parse(text) as {
			queues: { name: string; counts: Record<string, number> }[];
		};
		expect(queues.map(({ name }) => name)).toEqual([
			"poll-feed",
			"ingest-item",
		]);
		expect(queues[1]?.counts.failed).toBe(3);
		expect(text).toContain("item.2");
	});

	test("changes a queue for who is logged in and on a page of ours, and for nobody else", async () => {
		const { desk, browser } = await deskWithFailures();
		const path = "/queues/board/api/queues/ingest-item/item.1/retry";
		const send = (headers: Record<string, string>, who = browser) =>
			desk.web.request(`${site}${path}`, {
				method: "PUT",
				headers: {
					Cookie: [...who.cookies].map((pair) => pair.join("=")).join("; "),
					...headers,
				},
			});
		for (const headers of [
			{},
			{ Origin: "https://evil.example" },
			{ Origin: site, "Sec-Fetch-Site": "cross-site" },
		])
			expect((await send(headers)).status).toBe(403);
		expect((await send({ Origin: site }, desk.browser())).status).toBe(401);
		expect((await queue.counts())[1]).toMatchObject({ waiting: 0, failed: 3 });
		expect((await send({ Origin: site })).status).toBe(204);
		expect((await queue.counts())[1]).toMatchObject({ waiting: 1, failed: 2 });
	});
});
