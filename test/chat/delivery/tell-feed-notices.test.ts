import { afterAll, beforeAll, expect, test } from "vitest";
import { DeliveryError } from "#src/chat/adapter.ts";
import { someFeedNoticeWaits } from "#src/chat/delivery/store-feed-notices.ts";
import { tellFeedNotices } from "#src/chat/delivery/tell-feed-notices.ts";
import { ensureWorkspace } from "#src/chat/store.ts";
import { disableWorkspace, enableWorkspace } from "#src/chat/store-channels.ts";
import type { Feed } from "#src/feeds/feed.ts";
import {
	addFeed,
	type FeedChange,
	feedById,
	recordOutcome,
	removeFeed,
} from "#src/feeds/store.ts";
import { type Incident, openIncident } from "#src/feeds/store-incidents.ts";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { makeLog } from "#src/lib/log.ts";
import { openTestDatabase } from "#test/support/database.ts";
import { makeRecordingPlatform } from "#test/support/recording-platform.ts";

const minute = 60_000;
const now = new Date("2025-02-11T09:00:00Z");
const since = new Date("2025-02-08T09:00:00Z");
const url = "https://thelab.example/feed";
const missing: FeedChange = {
	lastError: "thelab.example answers 404 (no feed there)",
	lastProblem: { kind: "status", host: "thelab.example", status: 404, url },
	failures: 7,
	failingSince: since,
};

let database: Database;
beforeAll(async () => {
	database = await openTestDatabase();
});
afterAll(() => database.end());

/** A platform, and a feed with an incident that U1 added there. */
async function siteWith({
	by = "test:W1:U1",
	language = "en",
	kind = "unreadable",
	change = missing,
}: {
	by?: string;
	language?: string;
	kind?: Incident["kind"];
	change?: FeedChange;
} = {}) {
	await database.query("delete from feeds");
	await database.query("delete from workspaces");
	const platform = makeRecordingPlatform();
	const clock = manualClock(now);
	const { id } = await addFeed(
		database,
		{ url, title: "The Lab" },
		{ by, language, now },
	);
	await recordOutcome(database, id, change);
	const feed = (await feedById(database, id)) as Feed;
	await openIncident(database, feed, { kind, since }, now);
	const deps = {
		database,
		clock,
		log: makeLog("silent"),
		adapters: new Map([["test", platform.adapter]]),
	};
	return {
		...platform,
		clock,
		deps,
		feedId: id,
		tell: () => tellFeedNotices(deps),
		waits: () => someFeedNoticeWaits(database, clock.now()),
		said: () =>
			platform.told.map(({ message: { paragraphs, hints } }) =>
				[
					...paragraphs.flat().map((span) => "text" in span && span.text),
					...hints,
				].join("\n"),
			),
	};
}

test("who added a feed is told once, in their language, what is wrong, since when, and what to do", async () => {
	const english = await siteWith();
	await english.tell();
	await english.tell();
	expect(english.told.map(({ to }) => to)).toEqual([
		{ workspace: "W1", person: "U1" },
	]);
	expect(english.said()[0]).toBe(
		`The feed The Lab, which you added, has not been readable since 8 Feb 2025: thelab.example answers 404 (no feed there).
It is tried again by itself. In a channel that I am in, /feeds check shows what is there now; if it has moved, add its new address with /feeds add and take the old one out with /feeds remove.
I say this once, until it can be read and fails again.
/feeds check ${url}
/feeds remove ${url}`,
	);
	const italian = await siteWith({ language: "it" });
	await italian.tell();
	expect(italian.said()[0]).toMatch(
		/^Il feed The Lab, che avete aggiunto voi, non si legge dall’8 feb 2025: thelab\.example risponde 404 \(lì non c’è nessun feed\)\./,
	);
	expect(await italian.waits()).toBe(false);
});

test.each<[string, Partial<Parameters<typeof siteWith>[0]>, RegExp]>([
	[
		"is gone",
		{ change: { ...missing, state: "gone" } },
		/was closed by its publisher\..*add that one.*\n\/feeds remove/s,
	],
	[
		"is silent",
		{ kind: "silent", change: { lastError: null } },
		/published nothing since 8 Feb 2025, .*its newest item is 3 days old/,
	],
	[
		"gave way to a page that names another",
		{
			change: {
				...missing,
				lastProblem: {
					kind: "no-feed",
					is: "page",
					detail: "this is an HTML page, not a feed",
					namesFeeds: true,
					named: "https://new.example/feed",
				},
			},
		},
		/an HTML page.*names another feed, of new\.example.*\n\/feeds add https:\/\/new\.example\/feed\n/s,
	],
])("a feed that %s is told so", async (_, given, says) => {
	const site = await siteWith(given);
	await site.tell();
	expect(site.said()).toEqual([expect.stringMatching(says)]);
});

test("of two workers one tells", async () => {
	const site = await siteWith();
	await Promise.all([site.tell(), site.tell()]);
	expect(site.told).toHaveLength(1);
});

test("who was being told when the process died is told by a later look", async () => {
	const site = await siteWith();
	const { tell } = site.adapter;
	const { promise: crashed, resolve: crash } = Promise.withResolvers<void>();
	site.adapter.tell = () => {
		crash();
		return new Promise(() => {});
	};
	// The process ends here: nothing comes of this call any more.
	void site.tell();
	await crashed;
	site.adapter.tell = tell;
	await site.tell();
	expect(site.told, "whoever took it may be about to tell").toEqual([]);
	site.clock.advance(minute);
	expect(await site.waits()).toBe(true);
	await site.tell();
	site.clock.advance(60 * minute);
	await site.tell();
	expect(site.told).toHaveLength(1);
});

test("who takes no messages from us is tried once", async () => {
	const site = await siteWith();
	site.failures.push(
		new DeliveryError("permanent", "Cannot send messages to this user"),
	);
	await site.tell();
	site.clock.advance(30 * 24 * 60 * minute);
	expect(await site.waits()).toBe(false);
	await site.tell();
	expect(site.calls).toEqual(["tell"]);
});

test("a busy platform is asked more and more seldom, and not for ever", async () => {
	const site = await siteWith();
	const busy = () => new DeliveryError("busy", "slow down");
	site.failures.push(...Array.from({ length: 12 }, busy));
	await site.tell();
	for (let asked = 1; asked < 12; asked += 1) {
		site.clock.advance(minute * 2 ** (asked - 1) - 1);
		await site.tell();
		expect(site.calls).toHaveLength(asked);
		site.clock.advance(1);
		await site.tell();
		expect(site.calls).toHaveLength(asked + 1);
	}
	site.clock.advance(90 * 24 * 60 * minute);
	expect(await site.waits()).toBe(false);
});

test("nobody is told of a removed feed, nor of one from the command line or another platform", async () => {
	const removed = await siteWith();
	await removeFeed(database, removed.feedId);
	await removed.tell();
	const ours = await siteWith({ by: "command line" });
	expect(await ours.waits()).toBe(false);
	await ours.tell();
	const elsewhere = await siteWith({ by: "other:W1:U1" });
	await elsewhere.tell();
	expect([...removed.calls, ...ours.calls, ...elsewhere.calls]).toEqual([]);
	expect(await elsewhere.waits(), "another process serves it").toBe(true);
});

test("in a workspace that is closed to us they are told when it lets us in again", async () => {
	const site = await siteWith();
	await ensureWorkspace(database, {
		platform: "test",
		externalId: "W1",
		name: "Team",
		now,
	});
	const workspace = { platform: "test", workspace: "W1" };
	await disableWorkspace(database, workspace, "revoked");
	await site.tell();
	expect(site.calls).toEqual([]);
	await enableWorkspace(database, workspace);
	await site.tell();
	expect(site.told).toHaveLength(1);
});
