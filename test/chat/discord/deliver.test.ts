import fc from "fast-check";
import { expect, test } from "vitest";
import { deliverDigest } from "#src/chat/delivery/deliver.ts";
import { editionMessage } from "#src/chat/messages/edition-message.ts";
import { channelById, ensureChannel } from "#src/chat/store.ts";
import { claimDigest, digestById, saveComposed } from "#src/digests/store.ts";
import { manualClock } from "#src/lib/clock.ts";
import { makeLog } from "#src/lib/log.ts";
import { longMorning } from "#test/support/chat-fixtures.ts";
import { faults } from "#test/support/discord/driver.ts";
import { discordForTest } from "#test/support/discord/for-test.ts";
import type { ChannelKind } from "#test/support/discord/world.ts";

const now = new Date("2025-01-28T08:00:00Z");
const tomorrow = new Date("2025-01-29T08:00:00Z");
const tenMinutes = 600_000;
const routes = {
	post: "POST /channels/:id/messages",
	thread: "POST /channels/:id/threads",
	history: "GET /channels/:id/messages",
	kind: "GET /channels/:id",
};
const words = editionMessage(longMorning());

async function setUp() {
	const clock = manualClock(now);
	const { discord, adapter, database } = await discordForTest({ clock });
	const deps = {
		database,
		clock,
		log: makeLog("silent"),
		adapters: new Map([["discord", adapter]]),
		patience: { postMilliseconds: 30_000 },
	};
	let digests = 0;

	/** A digest of several posts for a new channel. */
	async function digestFor(kind: ChannelKind) {
		clock.set(now);
		const channel = discord.addChannel(`news-${++digests}`, kind);
		const channelId = await ensureChannel(database, {
			platform: "discord",
			workspace: { externalId: discord.guildId, name: "The guild" },
			externalId: channel,
			name: "#news",
			now,
		});
		const digest = await claimDigest(database, {
			channelId,
			slot: now,
			kind: "scheduled",
			state: "claimed",
			nextSlot: tomorrow,
			now,
		});
		const edition = { ...longMorning(), digestId: digest.id };
		await saveComposed(database, digest, edition, [], now);
		const digestId = digest.id;
		return { channel, channelId, digestId };
	}

	/** Delivers as the queue does: whenever it is asked to come again. */
	async function deliver(digestId: number, between = () => {}) {
		for (let calls = 0; calls < 500; calls++) {
			const again = await deliverDigest(deps, digestId);
			if (again === null) return;
			if (again > clock.now()) clock.set(again);
			between();
		}
		throw new Error("the delivery does not end");
	}

	/** What a reader sees, in a forum inside of its only post. */
	function seen(channel: string, kind: ChannelKind): string[] {
		const threads = discord.threadsOf(channel);
		if (kind === "forum") expect(threads).toHaveLength(1);
		const place = kind === "forum" ? (threads[0]?.id ?? "") : channel;
		return discord.messages(place).map(({ text }) => text.split("\n")[0] ?? "");
	}

	return { discord, adapter, database, deliver, digestFor, seen, deps };
}

const fault = fc.constantFrom(
	faults.rateLimit(0.02),
	faults.serverError,
	faults.dropBefore,
	faults.dropAfter,
);

test("whatever fails, each post of a digest stands once, in order", async () => {
	const { discord, adapter, deliver, digestFor, seen } = await setUp();
	const wanted = adapter.render(words).length;
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom<ChannelKind>("text", "announcement", "thread", "forum"),
			fc.record({
				post: fc.array(fault, { maxLength: 4 }),
				thread: fc.array(fault, { maxLength: 3 }),
				history: fc.array(fault, { maxLength: 2 }),
				kind: fc.array(fault, { maxLength: 2 }),
			}),
			fc.boolean(),
			async (kind, planned, slow) => {
				discord.faults.clear();
				for (const [route, list] of Object.entries(planned))
					discord.faults.next(routes[route as keyof typeof routes], ...list);
				const { channel, digestId } = await digestFor(kind);
				await deliver(digestId, () => {
					// Sometimes Discord has forgotten the nonce when we come again.
					if (slow) discord.passTime(tenMinutes);
				});
				const texts = seen(channel, kind);
				expect(texts).toHaveLength(wanted);
				expect(new Set(texts).size).toBe(wanted);
				expect(texts[0]).toContain("AI briefing");
			},
		),
		{ numRuns: 15 },
	);
});

test("a channel that we may not post to is asked once, and its digest waits", async () => {
	const { discord, database, deliver, digestFor, deps } = await setUp();
	const { channel, channelId, digestId } = await digestFor("text");
	discord.removeBot(channel);
	await deliver(digestId);
	expect(await channelById(database, channelId)).toMatchObject({
		state: "paused",
		reason: "no-permission",
	});
	const before = discord.calls().length;
	expect(await deliverDigest(deps, digestId)).toBeNull();
	expect(discord.calls()).toHaveLength(before);
	expect((await digestById(database, digestId))?.state).toBe("composed");
});
