import { expect, test } from "vitest";
import { DeliveryError } from "#src/chat/adapter.ts";
import { deliverDigest } from "#src/chat/delivery/deliver.ts";
import { channelById } from "#src/chat/store.ts";
import { digestById } from "#src/digests/store.ts";
import { manualClock } from "#src/lib/clock.ts";
import { makeLog } from "#src/lib/log.ts";
import { databaseForTest } from "#test/support/database.ts";
import { composedDigest, subscribedChannel } from "#test/support/digests.ts";
import { failingAt } from "#test/support/failing-database.ts";
import { makeRecordingPlatform } from "#test/support/recording-platform.ts";

const now = new Date("2025-01-28T08:00:00Z");

/** As many posts as are asked for, whatever they say. */
function makePlatform(parts: number) {
	return makeRecordingPlatform({
		render: () =>
			Array.from({ length: parts }, (_, part) => ({
				body: { text: `part ${part + 1}` },
				storyIds: [],
			})),
	});
}

async function setUp({ parts = 2 } = {}) {
	const database = await databaseForTest();
	const clock = manualClock(now);
	const platform = makePlatform(parts);
	const channelId = await subscribedChannel(database, {
		platform: "test",
		now,
	});
	const digestId = await composedDigest(database, { channelId, now });
	const deps = {
		database,
		clock,
		log: makeLog("silent"),
		adapters: new Map([["test", platform.adapter]]),
		patience: { postMilliseconds: 30_000 },
	};
	const texts = () => [...platform.posted.values()].map(({ text }) => text);
	const state = async () => (await digestById(database, digestId))?.state;
	return {
		...platform,
		deps,
		clock,
		digestId,
		channelId,
		database,
		texts,
		state,
	};
}

test("every part is posted once, in order, and the digest is closed", async () => {
	const { deps, digestId, texts, state } = await setUp();
	expect(await deliverDigest(deps, digestId)).toBeNull();
	expect(await deliverDigest(deps, digestId)).toBeNull();
	expect(texts()).toEqual(["part 1", "part 2"]);
	expect(await state()).toBe("delivered");
});

test.each(["before", "after"] as const)(
	"a connection lost %s the post was accepted doubles nothing",
	async (moment) => {
		const { deps, clock, digestId, failures, texts, state } = await setUp();
		failures.push(moment);
		const again = await deliverDigest(deps, digestId);
		expect(again).toBeInstanceOf(Date);
		// Too early: the outcome is not settled yet.
		expect(await deliverDigest(deps, digestId)).toEqual(again);
		clock.set(again as Date);
		expect(await deliverDigest(deps, digestId)).toBeNull();
		expect(texts()).toEqual(["part 1", "part 2"]);
		expect(await state()).toBe("delivered");
	},
);

test("a process that died while posting is followed by one that looks first", async () => {
	const { deps, clock, digestId, adapter, texts, state } = await setUp();
	const { promise, reject } = Promise.withResolvers<never>();
	const { post } = adapter;
	const died = new Error("died");
	adapter.post = async (...call) => {
		await post(...call);
		reject(died);
		return promise;
	};
	// The first process is gone before it could write the outcome down.
	const database = failingAt(
		deps.database,
		"next_attempt_at = $3, reason",
		died,
	);
	await expect(deliverDigest({ ...deps, database }, digestId)).rejects.toBe(
		died,
	);

	adapter.post = post;
	clock.advance(31_000);
	expect(await deliverDigest(deps, digestId)).toBeNull();
	expect(texts()).toEqual(["part 1", "part 2"]);
	expect(await state()).toBe("delivered");
});

test("of two workers one posts", async () => {
	const { deps, digestId, texts } = await setUp({ parts: 3 });
	await Promise.all([
		deliverDigest(deps, digestId),
		deliverDigest(deps, digestId),
	]);
	await deliverDigest(deps, digestId);
	expect(texts()).toEqual(["part 1", "part 2", "part 3"]);
});

test("a busy platform is asked again when it said", async () => {
	const { deps, digestId, failures } = await setUp();
	failures.push(
		new DeliveryError("busy", "slow down", { retryAfterMilliseconds: 7_000 }),
	);
	expect(await deliverDigest(deps, digestId)).toEqual(
		new Date(now.getTime() + 7_000),
	);
});

test("a channel that cannot be posted to is paused, and the digest waits", async () => {
	const { deps, digestId, channelId, database, failures, state } =
		await setUp();
	failures.push(
		new DeliveryError("permanent", "The bot was removed from #news."),
	);
	expect(await deliverDigest(deps, digestId)).toBeNull();
	expect(await channelById(database, channelId)).toMatchObject({
		state: "paused",
		reason: "The bot was removed from #news.",
	});
	expect(await state()).toBe("composed");
});

test("a body that is refused fails alone, with its reason", async () => {
	const { deps, digestId, channelId, database, failures, state } =
		await setUp();
	failures.push(new DeliveryError("refused", "msg_blocks_too_long"));
	expect(await deliverDigest(deps, digestId)).toBeNull();
	expect(await state()).toBe("failed");
	expect((await channelById(database, channelId))?.state).toBe("active");
});
