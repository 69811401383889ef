import { expect, onTestFinished, test } from "vitest";
import { makeHubListener } from "#src/feeds/hear-hubs.ts";
import type { PollResult } from "#src/feeds/poll.ts";
import { removeFeed } from "#src/feeds/store.ts";
import { pushedFeeds } from "#src/feeds/store-hubs.ts";
import { hubsWait, subscribeHubs } from "#src/feeds/subscribe-hubs.ts";
import { makeHttpClient } from "#src/lib/http/client.ts";
import { makeLog } from "#src/lib/log.ts";
import { startWeb } from "#src/web/server.ts";
import { signedIn } from "#test/support/web-login.ts";
import { webReader } from "#test/support/web-reader.ts";
import { hubForTest } from "#test/support/websub-hub.ts";
import { monday, type PollingWorld, pollingWorld, rss } from "./polling.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const publicUrl = "https://news.example.org";
const topic = "https://thelab.example/feed";
const log = makeLog("silent");

const first = {
	title: "one",
	guid: "1",
	date: "Mon, 20 Jan 2025 10:00:00 GMT",
};
const second = {
	title: "two",
	guid: "2",
	date: "Mon, 20 Jan 2025 12:05:00 GMT",
};
const headers = {
	link: `<https://hub.example/>; rel="hub", <${topic}>; rel="self"`,
};

/** A feed that offers a hub, the hub, and our page, which the hub reaches under a public name. */
async function hubWorld(offer: Record<string, string> = headers) {
	const world = await pollingWorld();
	const { clock, database } = world;
	// One database a file: what other tests agreed on is not asked for here.
	await database.query("update feeds set hub = null where id <> $1", [
		world.feedId,
	]);
	await database.query("delete from hub_subscriptions");
	const web = await startWeb({
		reader: webReader(),
		login: signedIn,
		log,
		host: "127.0.0.1",
		port: 0,
		hubs: {
			listener: makeHubListener({ database, clock, log }),
			hostName: "news.example.org",
		},
	});
	onTestFinished(() => web.close());
	const hub = await hubForTest(() => web.url);
	const http = makeHttpClient({
		version: "0",
		allowedHosts: ["127.0.0.1"],
		rewrite: (url) => url.replace("https://hub.example", hub.url),
	});
	onTestFinished(() => http.close());
	world.answers.push({ body: rss([first]), headers: offer });
	await world.poll();
	const dependencies = { database, clock, log, http };
	return {
		...world,
		hub,
		ask: () => subscribeHubs(dependencies, publicUrl),
		waits: () => hubsWait(dependencies),
		pushed: () => pushedFeeds(database, clock.now()),
		/** As asked, confirmed. */
		async subscribe() {
			await subscribeHubs(dependencies, publicUrl);
			return hub.confirm();
		},
		async row() {
			const { rows } = await database.query<{
				state: string;
				reason: string | null;
			}>("select state, reason from hub_subscriptions where feed_id = $1", [
				world.feedId,
			]);
			return rows[0] ?? null;
		},
	};
}

async function isDue({ feed, clock }: PollingWorld): Promise<boolean> {
	return (await feed()).nextPollAt <= clock.now();
}

test("a feed that offers a hub is subscribed to, confirmed, pushed, and polled at once", async () => {
	const world = await hubWorld();
	const { hub, clock } = world;
	expect(await world.waits()).toBe(true);
	await world.ask();
	expect(hub.asked).toEqual([
		{
			mode: "subscribe",
			topic,
			callback: expect.stringMatching(
				/^https:\/\/news\.example\.org\/websub\/[\w-]{32}$/,
			),
			lease_seconds: "864000",
			secret: expect.stringMatching(/^[\w-]{43}$/),
		},
	]);
	expect(await world.pushed()).toEqual([]);
	const { status, text, challenge } = await hub.confirm();
	expect([status, text]).toEqual([200, challenge]);
	expect(await world.pushed()).toMatchObject([
		{
			feedId: world.feedId,
			hub: "https://hub.example/",
			until: new Date(monday.getTime() + 10 * day),
		},
	]);
	expect(await world.waits()).toBe(false);

	clock.advance(10 * minute);
	expect(await isDue(world)).toBe(false);
	// What is sent is not read; what the publisher shows is.
	world.answers.splice(0, 1, { body: rss([first, second]), headers });
	expect(
		(await hub.push(rss([{ title: "from the hub", guid: "3" }]))).status,
	).toBe(202);
	expect(await isDue(world)).toBe(true);
	expect((await world.poll()).newItems).toHaveLength(1);
	const { rows } = await world.database.query(
		"select title from items where feed_id = $1 order by id",
		[world.feedId],
	);
	expect(rows).toEqual([{ title: "one" }, { title: "two" }]);
});

test("a hub that pushes all the time has a feed polled once a minute at most, and no push is lost", async () => {
	const world = await hubWorld();
	await world.subscribe();
	const polls: PollResult[] = [];
	for (let second = 0; second < 180; second += 10) {
		await world.hub.push("x");
		polls.push(await world.poll());
		world.clock.advance(10_000);
	}
	const read = polls.filter(({ outcome }) => outcome.kind !== "skipped");
	expect(read).toHaveLength(2);
	world.clock.advance(50_000);
	expect(await isDue(world)).toBe(true);
});

test("a push that arrives while the feed is being read has it read again", async () => {
	const world = await hubWorld();
	const { hub, clock } = world;
	await world.subscribe();
	clock.set((await world.feed()).nextPollAt);
	const { server } = world.server;
	server.removeAllListeners("request");
	server.once("request", async (_, response) => {
		clock.advance(1_000);
		await hub.push("x");
		response.end(rss([first]));
	});
	await world.poll();
	expect((await world.feed()).nextPollAt).toEqual(
		new Date(clock.now().getTime() + minute),
	);
});

test.each([
	["none", null],
	[
		"another secret's",
		"sha256=8a5ce3a6a52a6cbd9a0bbd1d8f8a3a4c2c7a36a0e1d2b8f2dd0b6a31d3c0a111",
	],
	["an algorithm that is none", "md5=900150983cd24fb0d6963f7d28e17f72"],
])(
	"a notification with a forged signature (%s) is taken and changes nothing",
	async (_, signature) => {
		const world = await hubWorld();
		await world.subscribe();
		world.clock.advance(10 * minute);
		const before = await world.feed();
		expect((await world.hub.push("x", { signature })).status).toBe(202);
		expect(await world.feed()).toEqual(before);
	},
);

test("an address that nobody can guess: others know nothing there, and readers do not get the page under its name", async () => {
	const world = await hubWorld();
	await world.subscribe();
	world.clock.advance(10 * minute);
	for (const token of ["x", "A".repeat(32), "%00".repeat(32)]) {
		const to = `${publicUrl}/websub/${token}`;
		expect((await world.hub.push("x", { to })).status).toBe(410);
	}
	expect(await isDue(world)).toBe(false);
	// The public name is for hubs alone: readers do not get the page under it.
	const page = await world.hub.push("x", { to: `${publicUrl}/feeds` });
	expect(page.status).toBe(421);
	const other = await world.hub.push("x", {
		to: world.hub.latest().callback.replace("news.", "evil."),
	});
	expect(other.status).toBe(421);
});

test("only what was asked for is confirmed, and once", async () => {
	const world = await hubWorld();
	const { hub } = world;
	await world.ask();
	const wrong = [
		{ "hub.topic": `${topic}/other` },
		{ "hub.mode": "unsubscribe" },
		{ "hub.mode": "publish" },
		{ "hub.challenge": "" },
	];
	for (const changes of wrong)
		expect((await hub.confirm(changes)).status).toBe(404);
	expect(await world.pushed()).toEqual([]);
	expect((await hub.confirm()).status).toBe(200);
	// Replayed, a confirmation prolongs nothing.
	world.clock.advance(hour);
	const [before] = await world.pushed();
	expect((await hub.confirm()).status).toBe(404);
	expect(await world.pushed()).toEqual([before]);
});

test("a confirmation that comes when the hub has been given up is not wanted any more", async () => {
	const world = await hubWorld();
	await world.ask();
	world.clock.advance(6 * hour);
	expect((await world.hub.confirm()).status).toBe(404);
});

test("a lease is renewed a day before it ends, under the same address and secret", async () => {
	const world = await hubWorld();
	const { hub, clock } = world;
	await world.ask();
	await hub.confirm({ "hub.lease_seconds": String((5 * day) / 1_000) });
	clock.advance(4 * day - minute);
	await world.ask();
	expect(hub.asked).toHaveLength(1);
	clock.advance(minute);
	await world.ask();
	expect(hub.asked[1]).toEqual(hub.asked[0]);
	// Until it is confirmed, the old lease goes on.
	expect(await world.pushed()).toHaveLength(1);
	await hub.confirm();
	expect(await world.pushed()).toMatchObject([
		{ until: new Date(clock.now().getTime() + 10 * day) },
	]);
});

test("a hub that refuses, at once or later, is asked again after six hours; its feed is polled as before", async () => {
	const world = await hubWorld();
	const { hub, clock } = world;
	const { nextPollAt } = await world.feed();
	hub.answerWith(403);
	await world.ask();
	expect(await world.row()).toEqual({
		state: "refused",
		reason: "hub.example answers 403",
	});
	clock.advance(6 * hour - minute);
	await world.ask();
	expect(hub.asked).toHaveLength(1);
	hub.answerWith(202);
	clock.advance(minute);
	await world.subscribe();
	expect(await world.pushed()).toHaveLength(1);
	const denied = await hub.confirm({
		"hub.mode": "denied",
		"hub.reason": "too many",
	});
	expect(denied.status).toBe(200);
	expect(await world.row()).toEqual({ state: "refused", reason: "too many" });
	expect(await world.pushed()).toEqual([]);
	expect(await world.waits()).toBe(false);
	expect((await world.feed()).nextPollAt).toEqual(nextPollAt);
	expect((await world.pollWhenDue()).outcome.kind).toBe("read");
});

test("a hub that is down leaves the lease that runs, and the feed polled as before", async () => {
	const world = await hubWorld();
	await world.subscribe();
	await world.hub.close();
	world.clock.advance(9 * day);
	await world.ask();
	expect(await world.row()).toEqual({
		state: "active",
		reason: "hub.example accepts no connection",
	});
	expect(await world.pushed()).toHaveLength(1);
	world.clock.advance(day);
	expect(await world.pushed()).toEqual([]);
	expect((await world.poll()).outcome.kind).toBe("read");
});

test("a feed that cannot be read waits its time, whatever the hub tells", async () => {
	const world = await hubWorld();
	await world.subscribe();
	world.answers.splice(0, 1, {
		status: 429,
		headers: { "retry-after": "86400" },
	});
	await world.pollWhenDue();
	world.clock.advance(10 * minute);
	await world.hub.push("x");
	expect(await isDue(world)).toBe(false);
});

test("the hub of a removed feed is asked to stop, and that is confirmed too", async () => {
	const world = await hubWorld();
	const { hub, clock, database } = world;
	await world.subscribe();
	clock.advance(day);
	expect((await hub.confirm({ "hub.mode": "unsubscribe" })).status).toBe(404);
	await removeFeed(database, world.feedId);
	expect((await hub.push("x")).status).toBe(410);
	await world.ask();
	expect(hub.asked[1]).toEqual({
		mode: "unsubscribe",
		topic,
		callback: hub.asked[0]?.callback,
	});
	expect((await hub.confirm({ "hub.mode": "subscribe" })).status).toBe(404);
	expect((await hub.confirm()).status).toBe(200);
	expect(await world.row()).toBeNull();
	expect(await world.waits()).toBe(false);
});

test("a feed that changes its hub gets another subscription; one that names none is left alone", async () => {
	const world = await hubWorld();
	const { hub, clock } = world;
	await world.subscribe();
	const old = hub.latest().callback;
	const link = `<https://hub.example/new>; rel=hub, <${topic}>; rel=self`;
	world.answers.splice(0, 1, { body: rss([first]), headers: { link } });
	clock.advance(day);
	await world.poll();
	await world.subscribe();
	expect(await world.pushed()).toMatchObject([
		{ hub: "https://hub.example/new" },
	]);
	expect((await hub.push("x", { to: old })).status).toBe(410);
	world.answers.splice(0, 1, { body: rss([first]) });
	clock.advance(day);
	await world.poll();
	await world.ask();
	expect(hub.asked).toHaveLength(2);
});

test("hubs are asked once, whichever process comes first", async () => {
	const world = await hubWorld();
	await Promise.all([world.ask(), world.ask()]);
	expect(world.hub.asked).toHaveLength(1);
});

test("a hub in the private network is not asked", async () => {
	const world = await hubWorld({ link: "<https://10.0.0.7/hub>; rel=hub" });
	await world.ask();
	expect((await world.row())?.reason).toContain("10.0.0.7 is not asked");
});
