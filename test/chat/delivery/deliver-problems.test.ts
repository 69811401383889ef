import { expect, test } from "vitest";
import { DeliveryError } from "#src/chat/adapter.ts";
import { tellWaitingOwners } from "#src/chat/delivery/tell-owner.ts";
import { channelById, ensureChannel, pauseChannel } from "#src/chat/store.ts";
import {
	activateChannel,
	disableWorkspace,
	enableWorkspace,
} from "#src/chat/store-channels.ts";
import { openDigests } from "#src/digests/store.ts";
import { makeDigestSite } from "#test/support/digest-site.ts";
import { composedDigest } from "#test/support/digests.ts";

const now = new Date("2025-01-28T08:00:00Z");
const minute = 60_000;

async function withDigest() {
	const site = await makeDigestSite(now);
	const { database, channelId } = site;
	const digestId = await composedDigest(database, { channelId, now });
	const state = async () => (await site.digest(digestId))?.state;
	return { ...site, digestId, state };
}

const removed = () =>
	new DeliveryError("permanent", "not_in_channel", { problem: "removed" });
const revoked = () =>
	new DeliveryError("revoked", "account_inactive", { problem: "revoked" });

test("the owner is told once, in the channel's language, what is wrong and how to mend it", async () => {
	const site = await withDigest();
	await site.change({ language: "it" });
	site.failures.push(removed());
	expect(await site.deliver(site.digestId)).toBeNull();
	expect(await site.deliver(site.digestId)).toBeNull();
	expect(site.told).toHaveLength(1);
	const [{ to, message } = {}] = site.told;
	expect(to).toEqual({ workspace: "W1", person: "U1" });
	expect(JSON.stringify(message)).toMatch(/#news.*tolto.*\/resume/);
	expect(await site.state()).toBe("composed");
});

test("of two digests that fail at once one tells the owner", async () => {
	const site = await withDigest();
	const { database, channelId } = site;
	const later = new Date(now.getTime() + minute);
	const second = await composedDigest(database, { channelId, now: later });
	const { promise: bothAsked, resolve } = Promise.withResolvers<void>();
	let asked = 0;
	site.adapter.post = async () => {
		if (++asked === 2) resolve();
		await bothAsked;
		throw removed();
	};
	await Promise.all([site.deliver(site.digestId), site.deliver(second)]);
	expect(asked).toBe(2);
	expect(site.told).toHaveLength(1);
});

test("an owner whom a crash kept from being told is told by a later look, once", async () => {
	const site = await withDigest();
	const { adapter, channelId, database } = site;
	const tell = adapter.tell;
	const { promise: crashed, resolve: crash } = Promise.withResolvers<void>();
	adapter.tell = () => {
		crash();
		return new Promise(() => {});
	};
	site.failures.push(removed());
	// The process ends here: nothing comes of this call any more.
	void site.deliver(site.digestId);
	await crashed;
	adapter.tell = tell;
	await tellWaitingOwners(site.deps);
	expect(site.told, "whoever paused it may be about to").toEqual([]);

	site.clock.advance(minute);
	await tellWaitingOwners(site.deps);
	await tellWaitingOwners(site.deps);
	expect(site.told.map(({ to }) => to.person)).toEqual(["U1"]);
	expect(JSON.stringify(site.told)).toMatch(/#news.*\/resume/);
	expect(await channelById(database, channelId)).toMatchObject({
		state: "paused",
		reason: "removed",
	});
});

test("an owner is told later where the platform is busy, and not in a closed workspace", async () => {
	const site = await withDigest();
	const { database } = site;
	site.failures.push(removed(), new DeliveryError("busy", "slow down"));
	await site.deliver(site.digestId);
	site.clock.advance(minute);
	const workspace = { platform: "test", workspace: "W1" };
	await disableWorkspace(database, workspace, "revoked");
	await tellWaitingOwners(site.deps);
	expect(site.calls).toEqual(["post", "tell"]);
	await enableWorkspace(database, workspace);
	await tellWaitingOwners(site.deps);
	await tellWaitingOwners(site.deps);
	expect(site.calls).toEqual(["post", "tell", "tell"]);
	expect(site.told).toHaveLength(1);
});

test("an owner whom a crash kept from being told is told when the platform is connected", async () => {
	const site = await withDigest();
	const leaseEnd = new Date(now.getTime() + minute);
	await pauseChannel(site.database, site.channelId, "archived", leaseEnd);
	await tellWaitingOwners(site.deps, { platform: "test", workspace: "W2" });
	expect(site.told).toEqual([]);
	await tellWaitingOwners(site.deps, { platform: "test", workspace: "W1" });
	await tellWaitingOwners(site.deps, { platform: "test", workspace: "W1" });
	expect(site.told).toHaveLength(1);
});

test("an owner who cannot be told keeps nothing from being settled", async () => {
	const site = await withDigest();
	site.failures.push(removed(), "before");
	expect(await site.deliver(site.digestId)).toBeNull();
	expect(site.calls).toEqual(["post", "tell"]);
	expect(await site.state()).toBe("composed");
});

test("a paused channel's digest waits without work, and goes out when it is resumed", async () => {
	const site = await withDigest();
	site.failures.push(removed());
	await site.deliver(site.digestId);
	expect(await openDigests(site.database, site.clock.now())).toEqual([]);

	site.clock.advance(60 * minute);
	await activateChannel(site.database, site.channelId);
	expect(await openDigests(site.database, site.clock.now())).toHaveLength(1);
	expect(await site.deliver(site.digestId)).toBeNull();
	expect(site.posted.size).toBe(1);
	expect(await site.state()).toBe("delivered");
	expect((await site.digest(site.digestId))?.edition?.late).toBe(true);
});

test("what waited for more than three hours is left to the next digest", async () => {
	const site = await withDigest();
	site.failures.push(removed());
	await site.deliver(site.digestId);
	site.clock.advance(181 * minute);
	await activateChannel(site.database, site.channelId);
	expect(await site.deliver(site.digestId)).toBeNull();
	expect(site.posted.size).toBe(0);
	expect(await site.state()).toBe("skipped");
});

test("a workspace that took its permission back is called no more, in any of its channels", async () => {
	const site = await withDigest();
	const other = await ensureChannel(site.database, {
		platform: "test",
		workspace: { externalId: "W1", name: "Team" },
		externalId: "C2",
		name: "#other",
		now,
	});
	const second = await composedDigest(site.database, { channelId: other, now });
	site.failures.push(revoked());
	expect(await site.deliver(site.digestId)).toBeNull();
	expect(await site.deliver(second)).toBeNull();
	expect(await site.deliver(site.digestId)).toBeNull();
	expect(site.calls).toEqual(["post"]);
	expect(await openDigests(site.database, now)).toEqual([]);
	expect(await site.state()).toBe("composed");

	// Let in again, nothing is lost.
	await activateChannel(site.database, site.channelId);
	site.clock.advance(minute);
	await site.deliver(site.digestId);
	await site.deliver(second);
	expect(site.posted.size).toBe(2);
});

test("a busy channel delays no other", async () => {
	const site = await withDigest();
	const other = await ensureChannel(site.database, {
		platform: "test",
		workspace: { externalId: "W1", name: "Team" },
		externalId: "C2",
		name: "#other",
		now,
	});
	const second = await composedDigest(site.database, { channelId: other, now });
	site.failures.push(
		new DeliveryError("busy", "slow down", {
			retryAfterMilliseconds: 60 * minute,
		}),
	);
	const again = await site.deliver(site.digestId);
	expect(again).toEqual(new Date(now.getTime() + 60 * minute));
	expect(await site.deliver(second)).toBeNull();
	expect(site.posted.size).toBe(1);
	// Asked too early, nothing is called.
	expect(await site.deliver(site.digestId)).toEqual(again);
	expect(site.calls).toEqual(["post", "post"]);
	site.clock.set(again as Date);
	expect(await site.deliver(site.digestId)).toBeNull();
	expect(site.posted.size).toBe(2);
});

test("a channel that was paused by a person gets nothing until then", async () => {
	const site = await withDigest();
	await site.change({ pausedUntil: new Date(now.getTime() + 120 * minute) });
	expect(await site.deliver(site.digestId)).toBeNull();
	expect(await openDigests(site.database, now)).toEqual([]);
	site.clock.advance(120 * minute);
	await site.deliver(site.digestId);
	expect(site.posted.size).toBe(1);
});
