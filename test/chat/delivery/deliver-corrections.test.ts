import { expect, test } from "vitest";
import { DeliveryError } from "#src/chat/adapter.ts";
import { editDigest } from "#src/chat/delivery/edit-digest.ts";
import { changedDigests, outboxOf } from "#src/chat/delivery/store-outbox.ts";
import { makeDigestSite, story } from "#test/support/digest-site.ts";

const now = new Date("2025-01-28T08:00:00Z");
const day = 24 * 60 * 60_000;
const minute = 60_000;

const claim = "Huawei ships 100,000 Ascend chips to data centres in China";
const text =
	"Huawei shipped 100,000 of its Ascend artificial intelligence chips to data centres in China this month.";
const denial = `Huawei denies it ships 100,000 Ascend chips to data centres in China`;

/** A channel that was told a claim yesterday among other news, and its denial today. */
async function withDenial() {
	const site = await makeDigestSite(now);
	await site.plant([
		...story(claim, text, { hosts: 2 }),
		...story(
			"TSMC starts making AI accelerators in Arizona",
			"TSMC started to make artificial intelligence accelerators at its second plant in Arizona.",
		),
	]);
	const first = await site.first();
	if (first === null) throw new Error("there was no first digest");
	await site.deliver(first);
	const before = [...site.posted.values()];
	site.clock.set(new Date(now.getTime() + day));
	await site.plant(story(denial, text, { hosts: 2, name: "Later" }));
	site.calls.length = 0;
	const bodyOf = (part: number) => site.posted.get(`digest-${first}-${part}`);
	const labels = () =>
		[1, 2].map((part) => JSON.stringify(bodyOf(part)?.labels));
	return { ...site, first, before, labels };
}

test("an update links to the message that told the story before", async () => {
	const site = await withDenial();
	const id = await site.tell();
	const update = site.posted.get(`digest-${id}-1`);
	expect(update).toMatchObject({
		title: expect.stringMatching(/^Update to yesterday/),
		lines: expect.arrayContaining([expect.stringMatching(/Earlier message$/)]),
		links: [expect.stringContaining(`message%20digest-${site.first}-`)],
	});
});

test("an update goes out without a link where the platform gives none", async () => {
	const site = await withDenial();
	site.failures.push("before");
	const id = await site.tell();
	expect(site.posted.get(`digest-${id}-1`)).toMatchObject({ links: [] });
	expect(site.calls.slice(0, 2)).toEqual(["link", "post"]);
});

test("a denial edits the message that told the claim, and no other", async () => {
	const site = await withDenial();
	await site.tell();
	expect(site.edited).toHaveLength(1);
	const denied = site.labels().filter((label) => label?.includes("denied on"));
	expect(denied).toHaveLength(1);
	expect(denied[0]).toContain("denied on 29 January");
	const rows = await outboxOf(site.database, site.first);
	expect(rows.map(({ state }) => state)).toEqual(["sent", "sent"]);
	expect(rows.every(({ messageId }) => messageId !== null)).toBe(true);
	expect((await site.digest(site.first))?.state).toBe("delivered");
});

test("an edit that failed or was cut off is taken up again, and done once", async () => {
	const site = await withDenial();
	const later = await site.write();
	// Not the link, nor the post, but the edit.
	const { edit } = site.adapter;
	site.adapter.edit = () => Promise.reject(new Error("socket hang up"));
	await site.deliver(later ?? 0);
	expect((await site.digest(later ?? 0))?.state).toBe("delivered");
	site.adapter.edit = edit;
	expect(await changedDigests(site.database, site.clock.now())).toEqual([]);
	site.clock.advance(minute);
	expect(await changedDigests(site.database, site.clock.now())).toEqual([
		site.first,
	]);
	await editDigest(site.deps, site.first);
	await editDigest(site.deps, site.first);
	expect(site.edited).toHaveLength(1);
	expect(await changedDigests(site.database, site.clock.now())).toEqual([]);
});

test("a message that cannot be edited is given up, and nothing else with it", async () => {
	const site = await withDenial();
	site.adapter.edit = () =>
		Promise.reject(new DeliveryError("refused", "cant_update_message"));
	await site.tell();
	const rows = await outboxOf(site.database, site.first);
	expect(rows.map(({ state }) => state)).toEqual(["sent", "sent"]);
	site.clock.advance(day);
	expect(await changedDigests(site.database, site.clock.now())).toEqual([]);
});

test("tries to edit end after a while", async () => {
	const site = await withDenial();
	let tries = 0;
	site.adapter.edit = () => {
		tries++;
		return Promise.reject(new Error("socket hang up"));
	};
	await site.tell();
	for (let round = 0; round < 20; round++) {
		site.clock.advance(15 * minute);
		await editDigest(site.deps, site.first);
	}
	expect(tries).toBe(6);
	expect(await changedDigests(site.database, site.clock.now())).toEqual([]);
});

test("a correction for which there is no room takes that of the sentences that it corrects", async () => {
	const site = await withDenial();
	const { render } = site.adapter;
	site.adapter.render = (message) => {
		const posts = render(message);
		const isFull = message.entries.some(
			({ labels, paragraphs }) =>
				labels.some((label) => label.startsWith("denied on")) &&
				paragraphs.length > 0,
		);
		return isFull ? [...posts, ...posts.slice(-1)] : posts;
	};
	await site.tell();
	expect(site.edited).toHaveLength(1);
	const texts = [...site.posted.values()]
		.slice(0, 2)
		.map((body) => JSON.stringify(body));
	expect(
		texts.filter((text) => text.includes("denied on 29 January")),
	).toHaveLength(1);
	expect(texts.join()).toContain(claim);
	expect(texts.join()).not.toContain(text);
});

test("where a correction does not fit into as many messages, none is edited", async () => {
	const site = await withDenial();
	const { render } = site.adapter;
	site.adapter.render = (message) => {
		const posts = render(message);
		return posts.length > 1 ? posts.slice(1) : posts;
	};
	await site.tell();
	expect(site.edited).toEqual([]);
	expect([...site.posted.values()].slice(0, 2)).toEqual(site.before);
});

test("a channel that is closed while a message is edited is paused like any other", async () => {
	const site = await withDenial();
	site.adapter.edit = () =>
		Promise.reject(
			new DeliveryError("permanent", "not_in_channel", { problem: "removed" }),
		);
	await site.tell();
	expect(site.told).toHaveLength(1);
	site.clock.advance(day);
	expect(await changedDigests(site.database, site.clock.now())).toEqual([]);
});
