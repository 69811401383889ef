import { describe, expect, test } from "vitest";
import type { ChatAdapter, PostOptions } from "#src/chat/adapter.ts";
import { editionMessage } from "#src/chat/messages/edition-message.ts";
import { morning } from "#test/support/chat-fixtures.ts";
import { type DiscordStandIn, faults } from "#test/support/discord/driver.ts";
import { discordForTest } from "#test/support/discord/for-test.ts";

const create = "POST /channels/:id/messages";
const message = editionMessage(morning());
const key: PostOptions = { key: "digest-1-1", after: null };

function addressOf(discord: DiscordStandIn, channel: string) {
	return { workspace: discord.guildId, channel };
}

function bodyFor(adapter: ChatAdapter) {
	const [post] = adapter.render(message);
	if (!post) throw new Error("nothing was rendered");
	return post.body;
}

describe("a post to Discord", () => {
	test("stands in the channel, with a nonce, and opens from its link", async () => {
		const { discord, adapter } = await discordForTest();
		const to = addressOf(discord, discord.addChannel("news"));
		const id = await adapter.post(to, bodyFor(adapter), key);
		const [posted] = discord.messages(to.channel);
		expect(posted).toMatchObject({ id, ephemeral: false });
		expect(posted?.text).toContain("AI briefing");
		expect(discord.calls(create)[0]?.body).toMatchObject({
			enforce_nonce: true,
			allowed_mentions: { parse: [] },
		});
		expect(await adapter.linkTo(to, id)).toBe(
			`https://discord.com/channels/${discord.guildId}/${to.channel}/${id}`,
		);
	});

	test("asks what kind of channel it is once", async () => {
		const { discord, adapter } = await discordForTest();
		const to = addressOf(discord, discord.addChannel("news"));
		await adapter.post(to, bodyFor(adapter), { key: "a", after: null });
		await adapter.post(to, bodyFor(adapter), { key: "b", after: null });
		expect(discord.calls("GET /channels/:id")).toHaveLength(1);
	});

	test("is not made twice by a second attempt within the nonce's minutes", async () => {
		const { discord, adapter } = await discordForTest();
		const to = addressOf(discord, discord.addChannel("news"));
		const first = await adapter.post(to, bodyFor(adapter), key);
		const again = await adapter.post(to, bodyFor(adapter), key);
		expect(again).toBe(first);
		expect(discord.messages(to.channel)).toHaveLength(1);
	});

	test("goes into a thread, and opens one that is archived", async () => {
		const { discord, adapter } = await discordForTest();
		const archived = { archived: true };
		const thread = discord.addChannel("old", "thread", archived);
		const to = addressOf(discord, thread);
		await adapter.post(to, bodyFor(adapter), key);
		expect(discord.messages(thread)).toHaveLength(1);
		expect(discord.channel(thread).archived).toBe(false);
	});

	test("is changed in a thread that was archived since", async () => {
		const { discord, adapter } = await discordForTest();
		const thread = discord.addChannel("old", "thread");
		const to = addressOf(discord, thread);
		const id = await adapter.post(to, bodyFor(adapter), key);
		discord.channel(thread).archived = true;
		await adapter.edit(to, id, bodyFor(adapter));
		expect(discord.messages(thread)[0]?.edits).toHaveLength(1);
	});

	test("says that a thread is archived when it may not open it", async () => {
		const { discord, adapter } = await discordForTest();
		const locked = { archived: true, locked: true };
		const thread = discord.addChannel("old", "thread", locked);
		await expect(
			adapter.post(addressOf(discord, thread), bodyFor(adapter), key),
		).rejects.toMatchObject({ failure: "permanent", problem: "archived" });
		expect(discord.calls(create)).toHaveLength(1);
	});

	test("is published in an announcement channel, and stands where it may not be", async () => {
		const { discord, adapter } = await discordForTest();
		const to = addressOf(discord, discord.addChannel("news", "announcement"));
		await adapter.post(to, bodyFor(adapter), { key: "a", after: null });
		discord.faults.next(
			"POST /channels/:id/messages/:id/crosspost",
			faults.missingPermissions,
		);
		await adapter.post(to, bodyFor(adapter), { key: "b", after: null });
		expect(
			discord.messages(to.channel).map(({ crossposted }) => crossposted),
		).toEqual([true, false]);
	});

	test("is a post of its own in a forum, and goes on inside of it", async () => {
		const { discord, adapter } = await discordForTest();
		const forum = discord.addChannel("briefings", "forum");
		const to = addressOf(discord, forum);
		const first = await adapter.post(to, bodyFor(adapter), key);
		const second = await adapter.post(to, bodyFor(adapter), {
			key: "digest-1-2",
			after: first,
		});
		const [thread, ...others] = discord.threadsOf(forum);
		expect(others).toEqual([]);
		expect(thread?.name).toBe("AI briefing · Tuesday 28 January 2025");
		expect(discord.messages(thread?.id ?? "")).toHaveLength(2);
		expect(await adapter.linkTo(to, second)).toMatch(
			new RegExp(`/${discord.guildId}/${thread?.id}/\\d+$`),
		);
	});

	test("is changed in place", async () => {
		const { discord, adapter } = await discordForTest();
		const to = addressOf(discord, discord.addChannel("news"));
		const id = await adapter.post(to, bodyFor(adapter), key);
		const [corrected] = adapter.render({ ...message, headline: "Corrected" });
		await adapter.edit(to, id, corrected?.body ?? {});
		const [posted, ...others] = discord.messages(to.channel);
		expect(others).toEqual([]);
		expect(posted?.text).toContain("## Corrected");
		expect(posted?.edits[0]).toContain("AI briefing");
	});

	test("tells one person apart", async () => {
		const { discord, adapter } = await discordForTest();
		const { owner } = discord.people;
		await adapter.tell(
			{ workspace: discord.guildId, person: owner.id },
			message,
		);
		expect(discord.directMessages(owner)).toHaveLength(1);
	});
});

describe("an outcome that is not known", () => {
	test.each([
		["the connection was cut after Discord took it", faults.dropAfter, 1],
		["the connection was cut before", faults.dropBefore, 0],
		["Discord answers 500", faults.serverError, 0],
	])("%s", async (_, fault, stands) => {
		const { discord, adapter } = await discordForTest();
		const to = addressOf(discord, discord.addChannel("news"));
		discord.faults.next(create, fault);
		await expect(adapter.post(to, bodyFor(adapter), key)).rejects.toMatchObject(
			{ failure: "unknown" },
		);
		expect(discord.calls(create)).toHaveLength(1);
		// After the nonce is forgotten, only the message itself tells.
		discord.passTime(3_600_000);
		const found = await adapter.find(to, key);
		expect(found).toBe(discord.messages(to.channel)[0]?.id ?? null);
		expect(discord.messages(to.channel)).toHaveLength(stands);
	});

	test("is settled by our own message only, among those of others", async () => {
		const { discord, adapter } = await discordForTest();
		const to = addressOf(discord, discord.addChannel("news"));
		const id = await adapter.post(to, bodyFor(adapter), key);
		const sent = discord.calls(create)[0]?.body ?? {};
		discord.say(to.channel, discord.people.reader, sent);
		await adapter.post(to, bodyFor(adapter), { key: "other", after: null });
		expect(await adapter.find(to, key)).toBe(id);
		expect(await adapter.find(to, { key: "third", after: null })).toBeNull();
	});

	test("is settled though many others wrote since", async () => {
		const { discord, adapter } = await discordForTest();
		const to = addressOf(discord, discord.addChannel("news"));
		const id = await adapter.post(to, bodyFor(adapter), key);
		for (let count = 0; count < 150; count++)
			discord.say(to.channel, discord.people.reader, { content: "so what" });
		expect(await adapter.find(to, key)).toBe(id);
	});

	test("is settled in a forum by its posts", async () => {
		const { discord, adapter } = await discordForTest();
		const forum = discord.addChannel("briefings", "forum");
		const to = addressOf(discord, forum);
		await adapter.post(to, bodyFor(adapter), { key: "earlier", after: null });
		discord.faults.next("POST /channels/:id/threads", faults.dropAfter);
		await expect(adapter.post(to, bodyFor(adapter), key)).rejects.toMatchObject(
			{ failure: "unknown" },
		);
		const last = discord.threadsOf(forum).at(-1);
		expect(await adapter.find(to, key)).toBe(`${last?.id}/${last?.id}`);
		if (last) last.archived = true;
		expect(await adapter.find(to, key)).toBe(`${last?.id}/${last?.id}`);
	});

	test("publishes what is found and was not published", async () => {
		const { discord, adapter } = await discordForTest();
		const to = addressOf(discord, discord.addChannel("news", "announcement"));
		discord.faults.next(create, faults.dropAfter);
		await expect(adapter.post(to, bodyFor(adapter), key)).rejects.toMatchObject(
			{ failure: "unknown" },
		);
		await adapter.find(to, key);
		expect(discord.messages(to.channel)[0]?.crossposted).toBe(true);
	});
});

describe("what Discord refuses", () => {
	test("a rate limit is told at once, with the time to wait, and nothing is sent meanwhile", async () => {
		const { discord, adapter } = await discordForTest();
		const to = addressOf(discord, discord.addChannel("news"));
		discord.faults.next(create, faults.rateLimit(7));
		for (let attempt = 0; attempt < 2; attempt++)
			await expect(
				adapter.post(to, bodyFor(adapter), key),
			).rejects.toMatchObject({
				failure: "busy",
				retryAfterMilliseconds: expect.toSatisfy((wait) => wait > 6_000),
			});
		expect(discord.calls(create)).toHaveLength(1);
		const other = addressOf(discord, discord.addChannel("other"));
		await adapter.post(other, bodyFor(adapter), key);
		expect(discord.messages(other.channel)).toHaveLength(1);
	});

	test.each([
		["no access", faults.missingAccess, "no-permission"],
		["no permission", faults.missingPermissions, "no-permission"],
		["no such channel", faults.unknownChannel, "missing"],
	])("%s pauses the channel", async (_, fault, problem) => {
		const { discord, adapter } = await discordForTest();
		const to = addressOf(discord, discord.addChannel("news"));
		discord.faults.next(create, fault);
		await expect(adapter.post(to, bodyFor(adapter), key)).rejects.toMatchObject(
			{ failure: "permanent", problem },
		);
	});

	test("a channel that we were taken out of, one that is gone, and a guild that we left", async () => {
		const { discord, adapter } = await discordForTest();
		const channel = discord.addChannel("news");
		const to = addressOf(discord, channel);
		discord.removeBot(channel);
		await expect(adapter.post(to, bodyFor(adapter), key)).rejects.toMatchObject(
			{ failure: "permanent", problem: "no-permission" },
		);
		discord.removeGuild();
		await expect(adapter.post(to, bodyFor(adapter), key)).rejects.toMatchObject(
			{ failure: "permanent", problem: "removed" },
		);
		discord.removeChannel(channel);
		await expect(adapter.post(to, bodyFor(adapter), key)).rejects.toMatchObject(
			{ failure: "permanent", problem: "missing" },
		);
	});

	test("a token that is not accepted is used no more", async () => {
		const { discord, adapter } = await discordForTest();
		const to = addressOf(discord, discord.addChannel("news"));
		discord.revoke();
		for (let attempt = 0; attempt < 3; attempt++)
			await expect(
				adapter.post(to, bodyFor(adapter), key),
			).rejects.toMatchObject({ failure: "revoked", problem: "revoked" });
		expect(discord.calls()).toHaveLength(1);
	});

	test("a body over the limits", async () => {
		const { discord, adapter } = await discordForTest();
		const to = addressOf(discord, discord.addChannel("news"));
		const body = {
			...bodyFor(adapter),
			components: [
				{ type: 17, components: [{ type: 10, content: "x".repeat(4001) }] },
			],
		};
		await expect(adapter.post(to, body, key)).rejects.toMatchObject({
			failure: "refused",
		});
	});
});
