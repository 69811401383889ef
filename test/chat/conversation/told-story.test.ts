import { expect, test } from "vitest";
import { askedChannel } from "#src/chat/conversation/asked-channel.ts";
import { storyMeant } from "#src/chat/conversation/told-story.ts";
import type { Asker } from "#src/chat/listener.ts";
import { breakNews } from "#src/digests/break-news.ts";
import { brokenSince, latestEntries } from "#src/digests/store-entries.ts";
import { makeDigestSite, story } from "#test/support/digest-site.ts";

const asker: Asker = {
	platform: "test",
	workspace: { id: "W1", name: "Team" },
	channel: { id: "C1", name: "#news" },
	person: { id: "U1", rights: "member", timeZone: null, language: "en" },
	thread: null,
};

const release = story(
	"OpenAI releases o5, its new artificial intelligence model",
	"OpenAI released o5, a model that the company calls its best. It is open to all who pay from today on.",
	{ hosts: 4, name: "Papers", minutesAgo: 30 },
);

/** A channel with a first digest, into which news broke two hours later; or into nothing. */
async function withNews({ first }: { first: boolean }) {
	const site = await makeDigestSite(new Date("2025-01-28T08:00:00Z"), {
		breaking: true,
	});
	const { database, channelId } = site;
	if (first) {
		await site.plant(
			story(
				"Huawei's Ascend chip enters mass production for AI training",
				"Huawei began the mass production of its Ascend chip for the training of artificial intelligence models.",
			),
		);
		await site.first();
	}
	site.clock.set(new Date("2025-01-28T10:00:00Z"));
	await site.plant(release);
	if (!first)
		// As after an upgrade: what was told before has no entries.
		await database.query(
			`insert into digests (channel_id, slot, kind, state, claimed_at)
			values ($1, now(), 'first', 'delivered', now())`,
			[channelId],
		);
	await site.change({ nextSlot: new Date("2025-01-29T08:00:00Z") });
	expect(await breakNews(site.deps, channelId)).toHaveLength(1);
	const channel = await askedChannel(database, asker);
	return {
		...site,
		meant: (typed: string) => storyMeant(database, channel, typed),
	};
}

test("numbers mean the latest digest, whatever broke since; words find that too", async () => {
	const { database, channelId, meant } = await withNews({ first: true });
	const [huawei, ...others] = await latestEntries(database, channelId);
	const [news, ...more] = await brokenSince(database, channelId);
	expect([others, more]).toEqual([[], []]);
	expect(huawei?.headline).toContain("Huawei");
	expect(news?.headline).toContain("o5");
	expect(await meant("1")).toBe(huawei?.storyId);
	expect(await meant("releases o5")).toBe(news?.storyId);
	await expect(meant("2")).rejects.toThrow();
});

test("numbers mean what broke where nothing else was told", async () => {
	const { database, channelId, meant } = await withNews({ first: false });
	const [news] = await latestEntries(database, channelId);
	expect(news?.headline).toContain("o5");
	expect(await brokenSince(database, channelId)).toEqual([]);
	expect(await meant("1")).toBe(news?.storyId);
});
