import { describe, expect, test } from "vitest";
import { type DiscordStandIn, faults } from "#test/support/discord/driver.ts";
import { discordForTest } from "#test/support/discord/for-test.ts";
import {
	said,
	scriptedListener,
	sentence,
} from "#test/support/discord/listener.ts";

function many(count: number) {
	return sentence("", {
		entries: Array.from({ length: count }, (_, index) => ({
			number: index + 1,
			title: `Story ${index + 1}`,
			labels: [],
			language: "en",
			paragraphs: [[{ kind: "text" as const, text: "word ".repeat(200) }]],
			sources: [],
			moreSources: null,
			actions: [
				{ id: "more", value: `${index}`, label: "More" },
				{ id: "why", value: `${index}`, label: "Why this?" },
			],
			storyId: index,
		})),
	});
}

const asks = (discord: DiscordStandIn, name = "brief", options = {}) => {
	const channel = discord.addChannel("news");
	return discord.command(channel, discord.people.reader, name, options);
};

describe("a command in Discord", () => {
	test("is acknowledged at once and answered to the person alone", async () => {
		const listener = scriptedListener({ reply: () => said("the news") });
		const { discord } = await discordForTest({ listener });
		const reply = await asks(discord, "brief", { topic: "chips" });
		expect(reply.text()).toContain("the news");
		expect(reply.ephemeral()).toBe(true);
		expect(listener.calls("command")).toEqual([
			[expect.anything(), "brief", { topic: "chips" }],
		]);
		expect(discord.ackTimes()[0]).toBeLessThan(3_000);
	});

	test("says who asks, from where, with which rights", async () => {
		const listener = scriptedListener();
		const { discord } = await discordForTest({ listener });
		const { owner, lettrice } = discord.people;
		const channel = discord.addChannel("news");
		await discord.command(channel, owner, "status");
		await discord.command(channel, lettrice, "status");
		const direct = discord.addChannel("", "dm", { recipientId: owner.id });
		await discord.command(direct, owner, "model");
		expect(listener.calls("command").map(([asker]) => asker)).toMatchObject([
			{
				platform: "discord",
				workspace: { id: discord.guildId, name: "The guild" },
				channel: { id: channel, name: "#news" },
				person: { id: owner.id, rights: "manager", language: "en" },
			},
			{ person: { id: lettrice.id, rights: "member", language: "it" } },
			{ workspace: { id: "@me" }, channel: null, person: { rights: "member" } },
		]);
	});

	test("is answered where a person alone brought us along, though we cannot post there", async () => {
		const listener = scriptedListener();
		const { discord } = await discordForTest({ listener });
		discord.removeGuild();
		const channel = discord.addChannel("elsewhere");
		const { owner } = discord.people;
		const reply = await discord.command(channel, owner, "model");
		expect(reply.text()).toContain("done");
		expect(listener.calls("command")[0]?.[0]).toMatchObject({
			channel: null,
			person: { rights: "member" },
		});
	});

	test("waits while Discord is busy, and is answered then", async () => {
		const listener = scriptedListener();
		const { discord } = await discordForTest({ listener });
		discord.faults.next(
			"PATCH /webhooks/:id/:token/messages/@original",
			faults.rateLimit(0.05),
		);
		expect((await asks(discord)).text()).toContain("done");
	});

	test("is answered to the channel when the person asked for that", async () => {
		const listener = scriptedListener({ reply: () => said("all", "channel") });
		const { discord } = await discordForTest({ listener });
		const reply = await asks(discord, "brief", { to: "channel" });
		expect(reply.ephemeral()).toBe(false);
		expect(
			discord.calls("DELETE /webhooks/:id/:token/messages/@original"),
		).toEqual([]);
	});

	test.each([
		["channel", {}, false],
		["person", { to: "channel" }, true],
	] as const)(
		"reaches the %s, whoever saw that it was thought about",
		async (audience, options, hidden) => {
			const listener = scriptedListener({ reply: () => said("so", audience) });
			const { discord } = await discordForTest({ listener });
			const reply = await asks(discord, "brief", options);
			expect(reply.messages()).toHaveLength(1);
			expect(reply.ephemeral()).toBe(hidden);
		},
	);

	test("goes on in further messages when the answer is long", async () => {
		const message = many(12);
		const listener = scriptedListener({
			reply: () => ({ kind: "message", audience: "person", message }),
		});
		const { discord } = await discordForTest({ listener });
		const reply = await asks(discord);
		await discord.until(() => (/Story 12\n/.test(reply.text()) ? true : null));
		expect(reply.messages().length).toBeGreaterThan(1);
		expect(reply.ephemeral()).toBe(true);
	});

	test("runs once, however often it is delivered", async () => {
		const listener = scriptedListener();
		const { discord } = await discordForTest({ listener });
		const channel = discord.addChannel("news");
		const sent = discord.send(channel, discord.people.reader, "pause");
		discord.redeliver(sent);
		await discord.replyTo(sent);
		discord.redeliver(sent);
		// What comes after it has been read, so it has been read too.
		await discord.command(channel, discord.people.reader, "brief");
		expect(listener.calls("command").map(([, name]) => name)).toEqual([
			"pause",
			"brief",
		]);
	});

	test("is answered though the answer to its acknowledgement was lost", async () => {
		const listener = scriptedListener();
		const { discord } = await discordForTest({ listener });
		discord.faults.next("POST /interactions/:id/:token/callback", {
			kind: "drop",
			accepted: true,
		});
		expect((await asks(discord)).text()).toContain("done");
		discord.faults.next("PATCH /webhooks/:id/:token/messages/@original", {
			kind: "status",
			status: 500,
		});
		expect((await asks(discord)).text()).toContain("done");
	});

	test("is not run when Discord gave up on it", async () => {
		const listener = scriptedListener();
		const { discord, lines } = await discordForTest({ listener });
		discord.faults.next("POST /interactions/:id/:token/callback", {
			kind: "error",
			status: 404,
			code: 10062,
		});
		const channel = discord.addChannel("news");
		discord.send(channel, discord.people.reader, "pause");
		await discord.command(channel, discord.people.reader, "brief");
		expect(listener.calls("command").map(([, name]) => name)).toEqual([
			"brief",
		]);
		expect(lines.map(({ message }) => message)).toContain(
			"an interaction was not answered",
		);
	});

	test("offers what may be meant while somebody types", async () => {
		const listener = scriptedListener();
		const { discord } = await discordForTest({ listener });
		const channel = discord.addChannel("news");
		const { reader } = discord.people;
		expect(
			await discord.complete(channel, reader, "brief", "topic", "ch"),
		).toEqual([{ name: "about chips", value: "chips" }]);
	});
});

describe("what can be pressed in Discord", () => {
	test("a button, and what stands in a menu", async () => {
		const message = many(2);
		const listener = scriptedListener({
			reply: (id) =>
				id === "brief"
					? { kind: "message", audience: "channel", message }
					: said("pressed"),
		});
		const { discord } = await discordForTest({ listener });
		const brief = await asks(discord, "brief", { to: "channel" });
		const [shown] = brief.messages();
		const { reader } = discord.people;
		await discord.pressLabel(reader, shown?.id ?? "", "More");
		const reply = await discord.pressLabel(
			reader,
			shown?.id ?? "",
			"2. Why this?",
		);
		expect(reply.text()).toContain("pressed");
		expect(reply.ephemeral()).toBe(true);
		expect(listener.calls("action").map(([, ...given]) => given)).toEqual([
			["more", "0"],
			["why", "1"],
		]);
		expect(discord.messages(shown?.channelId ?? "")).toHaveLength(1);
	});
});

describe("what becomes of the places that we post to", () => {
	test("channels and threads that are deleted, the guild that we leave and join", async () => {
		const listener = scriptedListener();
		const { discord } = await discordForTest({ listener });
		const channel = discord.addChannel("news");
		const thread = discord.addChannel("thread", "thread", {
			parentId: channel,
		});
		const told = (name: "removed" | "revoked" | "joined", count: number) =>
			discord.until(() => (listener.calls(name).length >= count ? true : null));
		const poll = () => asks(discord);
		discord.removeChannel(thread);
		discord.removeChannel(channel);
		await poll();
		await told("removed", 2);
		expect(listener.calls("removed")).toEqual([
			["discord", discord.guildId, thread, "missing"],
			["discord", discord.guildId, channel, "missing"],
		]);
		discord.gateway.dispatch("GUILD_DELETE", {
			id: discord.guildId,
			unavailable: true,
		});
		await poll();
		expect(listener.calls("revoked")).toEqual([]);
		expect(listener.calls("joined")).toEqual([]);
		discord.removeGuild();
		discord.joinGuild();
		const news = discord.addChannel("after");
		await discord.command(news, discord.people.reader, "brief");
		expect(listener.calls("revoked")).toEqual([["discord", discord.guildId]]);
		expect(listener.calls("joined").length).toBeGreaterThan(0);
		// Seen when the session began, and when we were invited again.
		expect(listener.calls("connected")).toEqual([
			["discord", discord.guildId],
			["discord", discord.guildId],
		]);
	});
});
