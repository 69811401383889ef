import { expect, test } from "vitest";
import { addFeed, feedById } from "#src/feeds/store.ts";
import { monday, type PollingWorld, pollingWorld, rss } from "./polling.ts";

const fresh = "Mon, 20 Jan 2025 10:00:00 GMT";
const stale = "Sat, 18 Jan 2025 10:00:00 GMT";

async function storedItems({ database, feedId }: PollingWorld) {
	const { rows } = await database.query<{
		title: string;
		backlog: boolean;
		published_at: Date;
	}>(
		"select title, backlog, published_at from items where feed_id = $1 order by id",
		[feedId],
	);
	return rows;
}

test("the first poll stores everything, and marks what is older than a day or undated as backlog", async () => {
	const world = await pollingWorld();
	world.answers.push({
		body: rss([
			{ title: "new", guid: "1", date: fresh },
			{ title: "old", guid: "2", date: stale },
			{ title: "undated", guid: "3" },
			{ title: "tomorrow", guid: "4", date: "Tue, 21 Jan 2025 10:00:00 GMT" },
		]),
	});
	const { newItems, outcome } = await world.poll();
	expect(outcome).toEqual({ kind: "read", items: 4 });
	expect(newItems).toHaveLength(4);
	expect(await storedItems(world)).toMatchObject([
		{ title: "new", backlog: false },
		{ title: "old", backlog: true },
		{ title: "undated", backlog: true },
		{ title: "tomorrow", backlog: false, published_at: monday },
	]);
	expect(await world.feed()).toMatchObject({
		title: "The Lab",
		firstPolledAt: monday,
		lastOkAt: monday,
		lastStatus: 200,
		lastError: null,
		failures: 0,
	});
});

test("later polls store what is new only, dated or not; what is far too old is backlog", async () => {
	const world = await pollingWorld();
	const first = { title: "first", guid: "1", date: fresh };
	world.answers.push(
		{ body: rss([first]) },
		{
			body: rss([
				{ ...first, title: "first, edited", date: stale },
				{ title: "undated", guid: "2" },
				{ title: "two days old", guid: "3", date: stale },
				{ title: "archive", guid: "4", date: "Fri, 20 Dec 2024 10:00:00 GMT" },
			]),
		},
	);
	await world.poll();
	const { newItems } = await world.pollWhenDue();
	expect(newItems).toHaveLength(3);
	expect(await storedItems(world)).toMatchObject([
		{ title: "first" },
		{ title: "undated", backlog: false },
		{ title: "two days old", backlog: false },
		{ title: "archive", backlog: true },
	]);
});

test("a feed that drops its guids, or moves to https, brings nothing twice", async () => {
	const world = await pollingWorld();
	const link = "http://thelab.example/1";
	world.answers.push(
		{ body: rss([{ title: "one", link }]) },
		{ body: rss([{ title: "one", link, guid: "id-1" }]) },
		{ body: rss([{ title: "one", link: "https://thelab.example/1" }]) },
	);
	await world.poll();
	expect((await world.pollWhenDue()).newItems).toEqual([]);
	expect((await world.pollWhenDue()).newItems).toEqual([]);
});

test("a feed is not polled before its time, unless somebody asks", async () => {
	const world = await pollingWorld();
	world.answers.push({ body: rss([]) });
	await world.poll();
	expect((await world.poll()).outcome).toEqual({ kind: "skipped" });
	expect(world.server.requests).toHaveLength(1);
});

test.each([
	[
		"an error page",
		{ body: "<html><body>Sorry</body></html>" },
		"this is an HTML page, not a feed",
	],
	["nothing", { body: "" }, "answers 200 with nothing in it"],
	[
		"a missing page",
		{ status: 404, body: "no" },
		"answers 404 (no feed there)",
	],
	[
		"a name that cannot be stored",
		{ body: "<a\u0000b/>" },
		"this is XML of another kind",
	],
	["broken XML", { body: "<rss><channel><!-- " }, "broken beyond repair"],
	[
		"broken compression",
		{ headers: { "content-encoding": "br" }, body: "no brotli" },
		"broken compressed",
	],
	[
		"a redirect to a private host",
		{ status: 302, headers: { location: "http://10.0.0.1/" } },
		"is not asked: private",
	],
])(
	"%s marks the feed with the reason and a later attempt",
	async (_, answer, reason) => {
		const world = await pollingWorld();
		world.answers.push(answer);
		const { outcome } = await world.poll();
		expect(outcome).toMatchObject({
			kind: "failed",
			reason: expect.stringContaining(reason),
		});
		const feed = await world.feed();
		expect(feed).toMatchObject({
			failures: 1,
			lastOkAt: null,
			firstPolledAt: null,
		});
		expect(feed.lastError).toContain(reason);
		expect(feed.nextPollAt.getTime()).toBeGreaterThan(monday.getTime());
	},
);

test("failures double the wait up to a day, and one good poll forgets them", async () => {
	const world = await pollingWorld();
	world.answers.push({ status: 500 });
	const waits: number[] = [];
	for (let attempt = 0; attempt < 8; attempt++) {
		await world.pollWhenDue();
		waits.push(
			((await world.feed()).nextPollAt.getTime() -
				world.clock.now().getTime()) /
				60_000,
		);
	}
	expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1440, 1440]);
	world.answers.splice(0, 1, { body: rss([]) });
	await world.pollWhenDue();
	expect(await world.feed()).toMatchObject({ failures: 0, lastError: null });
});

test("a feed that its publisher calls gone is not asked again, and may be added again", async () => {
	const world = await pollingWorld();
	world.answers.push({ status: 410 });
	expect((await world.poll()).outcome).toEqual({ kind: "gone" });
	expect((await world.feed()).state).toBe("gone");
	world.clock.advance(30 * 24 * 60 * 60 * 1_000);
	expect((await world.poll()).outcome).toEqual({ kind: "skipped" });
	const { url } = await world.feed();
	const again = await addFeed(
		world.database,
		{ url },
		{ by: "me", now: world.clock.now() },
	);
	expect(again).toEqual({ id: world.feedId, added: true });
	expect((await world.feed()).state).toBe("active");
});

test("a permanent move is adopted after three good polls in a row", async () => {
	const world = await pollingWorld("/old");
	const moved = { status: 301, headers: { location: "/new" } };
	const good = { body: rss([]) };
	world.answers.push(
		moved,
		good,
		moved,
		good,
		good,
		moved,
		good,
		moved,
		good,
		moved,
		good,
	);
	const addresses: string[] = [];
	for (let poll = 0; poll < 6; poll++) {
		await world.pollWhenDue();
		addresses.push(new URL((await world.feed()).url).pathname);
	}
	// The third answer came without the redirect: counting starts again.
	expect(addresses).toEqual(["/old", "/old", "/old", "/old", "/old", "/new"]);
	expect(await world.feed()).toMatchObject({ movedTo: null, movedSeen: 0 });
});

test.each([
	["302", { status: 302, headers: { location: "/new" } }],
	["307", { status: 307, headers: { location: "/new" } }],
])("a temporary move (%s) is never adopted", async (_, moved) => {
	const world = await pollingWorld("/old");
	for (let poll = 0; poll < 5; poll++) {
		world.answers.splice(0, 2, moved, { body: rss([]) });
		await world.pollWhenDue();
	}
	expect(new URL((await world.feed()).url).pathname).toBe("/old");
});

test("a move towards a page that is no feed, or to a feed that we have, is not adopted", async () => {
	const world = await pollingWorld("/old");
	const moved = { status: 308, headers: { location: "/new" } };
	for (let poll = 0; poll < 5; poll++) {
		world.answers.splice(0, 2, moved, { body: "<html>Log in</html>" });
		await world.pollWhenDue();
	}
	expect(new URL((await world.feed()).url).pathname).toBe("/old");

	const other = await addFeed(
		world.database,
		{ url: `${world.server.url}/new` },
		{ by: null, now: monday },
	);
	for (let poll = 0; poll < 5; poll++) {
		world.answers.splice(0, 2, moved, { body: rss([]) });
		await world.pollWhenDue();
	}
	expect(new URL((await world.feed()).url).pathname).toBe("/old");
	expect(await feedById(world.database, other.id)).not.toBeNull();
});
