import { beforeEach, describe, expect, test } from "vitest";
import {
	fillOutbox,
	markFailed,
	markSent,
	outboxOf,
	postpone,
} from "#src/chat/delivery/store-outbox.ts";
import { pauseChannel } from "#src/chat/store.ts";
import { disableWorkspace } from "#src/chat/store-channels.ts";
import { closeDigest } from "#src/digests/store.ts";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { noteBackup } from "#src/lib/database/last-backup.ts";
import { type DeskRecords, makeDeskRecords } from "#src/web/desk/records.ts";
import { databaseForTest } from "#test/support/database.ts";
import { composedDigest, subscribedChannel } from "#test/support/digests.ts";

const now = new Date("2025-01-28T08:00:00Z");
const inMinutes = (minutes: number) =>
	new Date(now.getTime() + minutes * 60_000);
const clock = manualClock(now);

let database: Database;
let records: DeskRecords;

beforeEach(async () => {
	clock.set(now);
	database = await databaseForTest();
	records = makeDeskRecords({ database, clock });
});

const channel = (name: string, nextSlot = inMinutes(60), workspace = "W1") =>
	subscribedChannel(database, {
		platform: "slack",
		now,
		address: { workspace, channel: name },
		nextSlot,
	});

const pausedUntil = (channelId: number, until: Date) =>
	database.query(
		"update subscriptions set paused_until = $2 where channel_id = $1",
		[channelId, until],
	);

/** A digest of the slot `now`, with a message in the outbox. */
async function digestFor(channelId: number) {
	const id = await composedDigest(database, { channelId, now });
	await fillOutbox(database, id, [{ body: {}, storyIds: [] }], now);
	const [row] = await outboxOf(database, id);
	return { id, messageId: row?.id ?? 0 };
}

async function posted(channelId: number, minutesLate: number) {
	const { id, messageId } = await digestFor(channelId);
	const at = inMinutes(minutesLate);
	await markSent(database, messageId, "1.1", at);
	await closeDigest(database, id, "delivered", { now: at });
	return id;
}

describe("the overview", () => {
	test("counts the channels of each coming slot that can be posted to", async () => {
		await channel("one");
		await channel("two");
		await channel("later", inMinutes(23 * 60));
		await channel("tomorrow", inMinutes(25 * 60));
		await pauseChannel(database, await channel("closed"), "removed");
		await pausedUntil(await channel("back in time"), inMinutes(60));
		await pausedUntil(await channel("away"), inMinutes(61));
		const { slots, channels } = await records.overview();
		expect(slots).toEqual([
			{ slot: inMinutes(60), channels: 3 },
			{ slot: inMinutes(23 * 60), channels: 1 },
		]);
		expect(channels).toEqual({ following: 7, silenced: 1, paused: 2 });
	});

	test("tells digests in time from late ones, from those that are overdue, and refused ones", async () => {
		await posted(await channel("punctual"), 1);
		await posted(await channel("late"), 20);
		await digestFor(await channel("stuck"));
		await channel("unclaimed", now);
		await pausedUntil(await channel("asked for silence", now), inMinutes(60));
		const refused = await digestFor(await channel("refused"));
		await closeDigest(database, refused.id, "failed", { now, reason: "no" });
		const closed = await channel("closed");
		await digestFor(closed);
		await pauseChannel(database, closed, "removed");

		expect((await records.overview()).punctuality).toMatchObject({
			overdue: 0,
		});
		clock.set(inMinutes(30));
		expect((await records.overview()).punctuality).toEqual({
			posted: 2,
			postedLate: 1,
			overdue: 2,
			refused: 1,
		});
	});

	test("knows the last backup", async () => {
		expect((await records.overview()).lastBackup).toBeNull();
		await noteBackup(database, inMinutes(-90));
		await noteBackup(database, inMinutes(-30));
		expect((await records.overview()).lastBackup).toEqual(inMinutes(-30));
	});
});

describe("channels", () => {
	const search = async (words: string[], silenced = false) => {
		const page = { words, silenced, limit: 100, offset: 0 };
		const { channels, total } = await records.channels(page);
		expect(channels).toHaveLength(total);
		return channels;
	};

	test("come with what they follow and their latest digest", async () => {
		const id = await channel("one");
		expect(await search([])).toMatchObject([
			{
				id,
				last: null,
				subscription: { timeZone: "Europe/Rome", entries: 10 },
			},
		]);
		const digestId = await posted(id, 0);
		await database.query("delete from subscriptions");
		expect(await search([])).toMatchObject([
			{ subscription: null, last: { digestId, state: "delivered", told: 0 } },
		]);
	});

	test("are found by all words, wherever these stand, and no sign stands for another", async () => {
		const id = await channel("one");
		await database.query(
			"update subscriptions set keywords = '[\"100% open\"]', topics = '[\"chips\"]'",
		);
		for (const words of [["CHIPS", "rome"], ["slack"], ["100%"]])
			expect(await search(words)).toMatchObject([{ id }]);
		for (const words of [["chips", "paris"], ["1%0"], ["%e%w"], ["_"]])
			expect(await search(words)).toEqual([]);
	});

	test("that are closed to us can be shown alone, with the reason", async () => {
		await channel("open");
		await pauseChannel(database, await channel("shut"), "archived");
		await channel("elsewhere", now, "W2");
		await disableWorkspace(
			database,
			{ platform: "slack", workspace: "W2" },
			"revoked",
		);
		expect(
			(await search([], true)).map(({ reason }) => reason).toSorted(),
		).toEqual(["archived", "revoked"]);
	});

	test("are shown a page at a time", async () => {
		for (const name of ["a", "b", "c"]) await channel(name);
		const page = { words: [], silenced: false, limit: 2, offset: 2 };
		const { channels, total } = await records.channels(page);
		expect([channels.length, total]).toEqual([1, 3]);
	});
});

describe("deliveries", () => {
	const log = (
		changes: Partial<Parameters<DeskRecords["deliveries"]>[0]> = {},
	) =>
		records.deliveries({
			state: null,
			words: [],
			from: inMinutes(-60),
			to: inMinutes(60),
			limit: 10,
			offset: 0,
			...changes,
		});

	test("tell what state each is in, how often it was tried, and why it waits", async () => {
		const ids = {
			posted: await posted(await channel("posted"), 1),
			composed: (await digestFor(await channel("composed"))).id,
		};
		const waiting = await digestFor(await channel("waiting"));
		await database.query("update outbox set attempts = 2 where id = $1", [
			waiting.messageId,
		]);
		await postpone(database, waiting.messageId, {
			state: "pending",
			until: inMinutes(5),
			reason: "Slack wants us to wait",
		});
		const refused = await digestFor(await channel("refused"));
		await markFailed(database, refused.messageId, "too long");
		await closeDigest(database, refused.id, "delivered", { now });

		const found = new Map(
			(await log()).map((each) => [each.digestId, each] as const),
		);
		expect(found.get(ids.posted)).toMatchObject({
			state: "posted",
			sent: 1,
			postedAt: inMinutes(1),
		});
		expect(found.get(ids.composed)).toMatchObject({ state: "composed" });
		expect(found.get(waiting.id)).toMatchObject({
			state: "waiting",
			attempts: 2,
			reason: "Slack wants us to wait",
			nextAttemptAt: inMinutes(5),
		});
		expect(found.get(refused.id)).toMatchObject({
			state: "refused",
			reason: "too long",
		});
		for (const state of ["posted", "composed", "waiting", "refused"] as const)
			expect((await log({ state })).map((each) => each.state)).toEqual([state]);
		expect(await log({ state: "skipped" })).toEqual([]);
	});

	test("can be narrowed to late ones, to words and to a day", async () => {
		await posted(await channel("punctual"), 1);
		const late = await posted(await channel("late"), 20);
		expect(await log({ state: "late" })).toMatchObject([{ digestId: late }]);
		expect(await log({ words: ["team", "news"] })).toHaveLength(2);
		expect(await log({ words: ["nothing"] })).toEqual([]);
		expect(await log({ from: inMinutes(1) })).toEqual([]);
		expect(await log({ limit: 1, offset: 1 })).toHaveLength(1);
	});
});
