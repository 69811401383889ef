import { expect, test } from "vitest";
import { makeBudget } from "#src/briefs/budget.ts";
import { pauseChannel } from "#src/chat/store.ts";
import { activateChannel } from "#src/chat/store-channels.ts";
import { digestById, subscriptionOf } from "#src/digests/store.ts";
import { foldDigest, withdrawDigests } from "#src/digests/store-memory.ts";
import { writeDigest } from "#src/digests/write.ts";
import type { Endpoint } from "#src/lib/llm/endpoint.ts";
import { EndpointFailure } from "#src/lib/llm/failure.ts";
import { makeDigestSite, story } from "#test/support/digest-site.ts";

const now = new Date("2025-01-28T08:00:00Z");

const huawei = story(
	"Huawei's Ascend chip enters mass production for AI training",
	"Huawei began the mass production of its Ascend chip for the training of artificial intelligence models.",
);
const tsmc = story(
	"TSMC starts making AI accelerators in Arizona",
	"TSMC started to make artificial intelligence accelerators at its second plant in Arizona.",
);
const senators = story(
	"Senators propose to track every exported AI chip",
	"Two senators proposed a law under which every artificial intelligence chip that leaves the United States would report where it is.",
);

const hour = 60 * 60_000;
const at = (time: string) => new Date(time);

/** A channel that had its first digest on Tuesday the 28th; the next is due on Wednesday at 08:00 UTC. */
async function makeSite(changes: Parameters<typeof makeDigestSite>[1] = {}) {
	const site = await makeDigestSite(now, changes);
	await site.plant(huawei);
	const first = await site.first();
	const told = async (id: number | null) => {
		const digest = await site.digest(id ?? 0);
		return { ...digest, headlines: await site.headlines(id) };
	};
	return { ...site, first, told };
}

test("the first digest covers the last 24 hours, and no more", async () => {
	const site = await makeDigestSite(now);
	await site.plant([
		...huawei.map((article) => ({ ...article, minutesAgo: 23 * 60 })),
		...tsmc.map((article) => ({ ...article, minutesAgo: 26 * 60 })),
	]);
	const id = await site.first();
	expect(await site.headlines(id)).toEqual([expect.stringContaining("Huawei")]);
	const digest = await site.digest(id ?? 0);
	expect(digest).toMatchObject({ kind: "first" });
	expect(digest?.edition).toMatchObject({
		late: false,
		since: "2025-01-27T08:00:00.000Z",
	});
});

test("a first digest of other news alone says so, when all feeds were read", async () => {
	const site = await makeDigestSite(now, { topics: ["legal"] });
	await site.plant(tsmc);
	expect(await site.first()).toBeNull();
	await site.database.query("update feeds set last_polled_at = $1", [now]);
	const id = await site.tell();
	expect(site.posted.get(`digest-${id}-1`)).toEqual({
		text: expect.stringMatching(
			/^Nothing new on legal cases.*1 story elsewhere/,
		),
	});
});

test("a digest that was missed goes out late within three hours, and says so", async () => {
	const site = await makeSite();
	site.clock.set(at("2025-01-29T10:59:00Z"));
	await site.plant(tsmc);
	const late = await site.told(await site.write());
	expect(late.headlines).toEqual([expect.stringContaining("TSMC")]);
	expect(late.edition).toMatchObject({
		late: true,
		slot: "2025-01-29T08:00:00.000Z",
	});
});

test("after three hours it is folded into the next, which covers both", async () => {
	const site = await makeSite();
	site.clock.set(at("2025-01-29T07:00:00Z"));
	await site.plant(tsmc);
	site.clock.set(at("2025-01-29T11:01:00Z"));
	expect(await site.write()).toBeNull();
	site.clock.set(at("2025-01-30T08:00:00Z"));
	await site.plant(senators);
	const next = await site.told(await site.write());
	expect(next.headlines).toHaveLength(2);
	expect(next.headlines.join()).toMatch(/TSMC/);
	// Where the first digest ended.
	expect(next.edition?.since).toBe("2025-01-28T08:02:00.000Z");
});

test("what was published before the last digest but read after it is not lost", async () => {
	const site = await makeSite();
	site.clock.set(at("2025-01-28T09:00:00Z"));
	await site.plant(tsmc.map((article) => ({ ...article, minutesAgo: 600 })));
	site.clock.set(at("2025-01-29T08:00:00Z"));
	expect(await site.headlines(await site.write())).toEqual([
		expect.stringContaining("TSMC"),
	]);
});

test("a weekly digest covers its week", async () => {
	const site = await makeSite({ days: [2] });
	site.clock.set(at("2025-01-30T08:00:00Z"));
	await site.plant(tsmc);
	site.clock.set(at("2025-02-04T08:00:00Z"));
	expect(await site.headlines(await site.write())).toEqual([
		expect.stringContaining("TSMC"),
	]);
});

test("an empty day is said in one line, or passed over in silence", async () => {
	const spoken = await makeSite();
	spoken.clock.set(at("2025-01-29T08:00:00Z"));
	const id = await spoken.tell();
	expect(spoken.posted.get(`digest-${id}-1`)).toEqual({
		text: "Nothing new since yesterday 09:02.",
	});

	const silent = await makeSite({ sayWhenEmpty: false });
	silent.clock.set(at("2025-01-29T08:00:00Z"));
	expect(await silent.write()).toBeNull();
	const subscription = await subscriptionOf(silent.database, silent.channelId);
	expect(subscription?.nextSlot).toEqual(at("2025-01-30T08:00:00Z"));
});

test("stories that the channel does not follow are counted", async () => {
	const site = await makeSite();
	await site.change({ topics: ["legal"] });
	site.clock.set(at("2025-01-29T08:00:00Z"));
	await site.plant(tsmc);
	const id = await site.tell();
	expect(site.posted.get(`digest-${id}-1`)).toEqual({
		text: expect.stringMatching(
			/^Nothing new on legal cases since .* 1 story elsewhere\.$/,
		),
	});
});

test("nothing is written for a channel that cannot be told; within three hours it is made up", async () => {
	const site = await makeSite();
	site.clock.advance(hour);
	await site.plant(tsmc);
	await pauseChannel(site.database, site.channelId, "removed");
	site.clock.set(at("2025-01-29T08:00:00Z"));
	expect(await site.write()).toBeNull();
	site.clock.set(at("2025-01-29T09:00:00Z"));
	await activateChannel(site.database, site.channelId);
	const late = await site.told(await site.write());
	expect(late.headlines).toEqual([expect.stringContaining("TSMC")]);
	expect(late.edition?.late).toBe(true);
});

test("a slot is claimed before anything costs", async () => {
	const site = await makeSite();
	site.clock.set(at("2025-01-29T08:00:00Z"));
	await site.plant(tsmc);
	const states: unknown[] = [];
	const endpoint: Endpoint = {
		name: "test",
		model: "test",
		async ask() {
			const { rows } = await site.database.query(
				"select state, kind from digests where slot = $1",
				[site.clock.now()],
			);
			states.push(...rows);
			throw new EndpointFailure("network", "the endpoint is gone");
		},
	};
	const id = await writeDigest(
		{ ...site.deps, endpoint, budget: makeBudget({ dailyLimit: 5 }) },
		{ channelId: site.channelId, slot: site.clock.now() },
	);
	expect(states).toEqual([{ state: "claimed", kind: "scheduled" }]);
	expect(await site.headlines(id)).toHaveLength(1);
});

test("what is taken back leaves the channel what it knew before", async () => {
	const site = await makeSite();
	site.clock.set(at("2025-01-29T08:00:00Z"));
	await site.plant(
		story(
			"Huawei denies its Ascend chip enters mass production for AI training",
			"Huawei denied the mass production of its Ascend chip for the training of artificial intelligence models.",
			{ name: "Later", hosts: 2 },
		),
	);
	const update = await site.told(await site.write());
	expect(update.edition?.entries[0]?.kind).toBe("update");
	await foldDigest(
		site.database,
		{ id: update.id ?? 0, channelId: site.channelId },
		"test",
	);
	expect(await digestById(site.database, update.id ?? 0)).toMatchObject({
		state: "skipped",
		edition: null,
	});
	site.clock.set(at("2025-01-30T08:00:00Z"));
	const again = await site.told(await site.write());
	expect(again.edition?.entries).toEqual(update.edition?.entries);
});

test("what is withdrawn is posted no more, and counts as not told", async () => {
	const site = await makeSite();
	const { database, channelId, first } = site;
	await withdrawDigests(database, channelId, "the channel was unsubscribed");
	expect(await site.deliver(first ?? 0)).toBeNull();
	expect(site.posted.size).toBe(0);
	const { rows } = await database.query(
		"select state, reason, edition from digests where id = $1",
		[first],
	);
	expect(rows).toEqual([
		{
			state: "skipped",
			reason: "the channel was unsubscribed",
			edition: null,
		},
	]);
	site.clock.set(at("2025-01-28T09:00:00Z"));
	await site.change({ nextSlot: at("2025-01-28T09:00:00Z") });
	const again = await site.told(await site.write());
	expect(again.headlines).toEqual([expect.stringContaining("Huawei")]);
});

test("what has begun to be posted is not withdrawn", async () => {
	const site = await makeSite();
	const { database, channelId, first } = site;
	site.failures.push("after");
	const again = await site.deliver(first ?? 0);
	await withdrawDigests(database, channelId, "the channel was unsubscribed");
	site.clock.set(again ?? now);
	expect(await site.deliver(first ?? 0)).toBeNull();
	expect((await site.told(first)).state).toBe("delivered");
	expect(site.calls).toEqual(["post"]);
});
