import { describe, expect, onTestFinished, test } from "vitest";
import { makeDiscordAdapter } from "#src/chat/discord/adapter.ts";
import { makeGateway } from "#src/chat/discord/gateway.ts";
import { shardsOf } from "#src/chat/discord/settings.ts";
import { readConfig } from "#src/config.ts";
import { makeLog } from "#src/lib/log.ts";
import {
	type DiscordStandIn,
	makeDiscordStandIn,
} from "#test/support/discord/driver.ts";
import { discordForTest } from "#test/support/discord/for-test.ts";
import { scriptedListener } from "#test/support/discord/listener.ts";

/** Whether a command still comes through and is answered. */
async function answers(discord: DiscordStandIn): Promise<boolean> {
	const channel = discord.addChannel("news");
	const reply = await discord.command(channel, discord.people.reader, "brief");
	return reply.text().includes("done");
}

describe("the connection to Discord", () => {
	test("asks for the guilds only, on as many shards as Discord recommends", async () => {
		const listener = scriptedListener();
		const { discord } = await discordForTest({ listener, shards: 2 });
		expect(discord.gateway.identifies).toMatchObject([
			{ intents: 1, shard: [0, 2] },
			{ intents: 1, shard: [1, 2] },
		]);
		expect(await answers(discord)).toBe(true);
	});

	test("fails with a reason when the token is not accepted, and leaves nothing open", async () => {
		const { discord, adapter } = await discordForTest();
		discord.revoke();
		await expect(adapter.listen(scriptedListener())).rejects.toThrow(
			/^discord: .*token/i,
		);
		expect(discord.gateway.connections()).toBe(0);
	});

	test("fails with a reason when Discord is down, and can be tried again", async () => {
		const { discord, adapter } = await discordForTest();
		const down = { kind: "status", status: 503 } as const;
		discord.faults.next("GET /gateway/bot", down, down, down, down);
		const listener = scriptedListener();
		await expect(adapter.listen(listener)).rejects.toThrow(/^discord: /);
		await adapter.listen(listener);
		expect(await answers(discord)).toBe(true);
	});

	test("resumes after it broke, and misses nothing", async () => {
		const listener = scriptedListener();
		const { discord } = await discordForTest({ listener });
		discord.gateway.drop();
		expect(await answers(discord)).toBe(true);
		expect(discord.gateway.resumes()).toBe(1);
		expect(discord.gateway.identifies).toHaveLength(1);
	});

	test("resumes when Discord asks to connect again", async () => {
		const listener = scriptedListener();
		const { discord } = await discordForTest({ listener });
		discord.gateway.askToReconnect();
		await discord.until(() => (discord.gateway.resumes() > 0 ? true : null));
		expect(await answers(discord)).toBe(true);
	});

	test("begins anew when the session is not known any more", async () => {
		const listener = scriptedListener();
		const { discord } = await discordForTest({ listener });
		discord.gateway.invalidate();
		await discord.until(() =>
			discord.gateway.identifies.length > 1 && discord.gateway.connections() > 0
				? true
				: null,
		);
		expect(await answers(discord)).toBe(true);
	});

	test("is made anew when Discord closed it for good", async () => {
		const listener = scriptedListener();
		const { discord, lines } = await discordForTest({ listener });
		// "Sharding required": discord.js does not come back from this.
		discord.gateway.closeWith(4011);
		await discord.until(() =>
			discord.gateway.identifies.length > 1 && discord.gateway.connections() > 0
				? true
				: null,
		);
		expect(await answers(discord)).toBe(true);
		expect(lines).toContainEqual({
			level: "error",
			fields: { reason: expect.stringContaining("4011") },
			message: "the connection to Discord was lost",
		});
	});
});

test("a shard that does not come back is missed, and all begins anew", async () => {
	const discord = await makeDiscordStandIn();
	const events: string[] = [];
	const gateway = makeGateway({
		settings: discord.settings,
		log: makeLog("silent"),
		onEvent: ({ kind }) => events.push(kind),
		firstPauseMilliseconds: 10,
		watchMilliseconds: 100,
	});
	onTestFinished(async () => {
		await gateway.close();
		await discord.close();
	});
	// discord.js throws where nobody catches it, and tries no more.
	discord.gateway.resumeAt("no address");
	await gateway.connect();
	discord.gateway.resumeAt(null);
	discord.gateway.drop();
	await discord.until(() =>
		discord.gateway.identifies.length > 1 && discord.gateway.connections() > 0
			? true
			: null,
	);
	expect(discord.gateway.resumes()).toBe(0);
	expect(events.filter((kind) => kind === "ready").length).toBeGreaterThan(0);
});

test("of two processes each holds its shards; what people type is heard once, and commands are registered once", async () => {
	const [first, second] = [scriptedListener(), scriptedListener()];
	const { discord, database, clock, log } = await discordForTest({ shards: 2 });
	const adapters = [0, 1].map((place) =>
		makeDiscordAdapter({
			settings: {
				...discord.settings,
				shards: shardsOf({ place, processes: 2 }, 2),
			},
			database,
			clock,
			log,
		}),
	);
	onTestFinished(async () => {
		for (const adapter of adapters) await adapter.close();
	});
	await Promise.all(
		[first, second].map((listener, place) => adapters[place]?.listen(listener)),
	);
	const held = discord.gateway.identifies.map(({ shard }) => shard);
	expect(held).toHaveLength(2);
	expect(held).toEqual(
		expect.arrayContaining([
			[0, 2],
			[1, 2],
		]),
	);
	expect(await answers(discord)).toBe(true);
	const heard = [first, second].map(
		(listener) => listener.calls("command").length,
	);
	expect(heard.toSorted()).toEqual([0, 1]);
	for (const adapter of adapters) await adapter.close();
	const registrations = discord
		.calls()
		.filter(({ route }) => /^PUT .*\/commands$/.test(route));
	expect(registrations).toHaveLength(1);
});

test("shards are shared out to all processes, and settings that cannot be are refused", () => {
	const shards = (environment: Record<string, string>) =>
		readConfig({ DISCORD_TOKEN: "t", ...environment }).discord?.shards;
	expect(shards({})).toBe(null);
	expect(shards({ DISCORD_SHARDS: "2" })).toEqual({ ids: [0, 1], total: 2 });
	expect(shards({ DISCORD_SHARD: "1/4" })).toEqual({ ids: [1], total: 4 });
	expect(shards({ DISCORD_SHARD: "1/4", DISCORD_SHARDS: "10" })).toEqual({
		ids: [1, 5, 9],
		total: 10,
	});
	for (const wrong of ["4/4", "1", "a/b", "0/0"])
		expect(() => shards({ DISCORD_SHARD: wrong })).toThrow(/^DISCORD_SHARD: /);
	expect(() => shards({ DISCORD_SHARD: "0/4", DISCORD_SHARDS: "2" })).toThrow(
		/too few/,
	);
});

/** What it is, and the bytes. */
const malformed = [
	["no JSON", "{"],
	["nothing", ""],
	["a number", "7"],
	["a list", "[]"],
	["no kind", '{"op":0,"s":9}'],
	["an unknown operation", '{"op":99,"d":{}}'],
	["a READY without a session", '{"op":0,"t":"READY","s":9,"d":null}'],
	["an invalid session that does not say", '{"op":9,"d":null}'],
	["a hello without a rhythm", '{"op":10,"d":null}'],
	["a guild that is nothing", '{"op":0,"t":"GUILD_CREATE","s":9,"d":null}'],
	[
		"a guild without a name",
		'{"op":0,"t":"GUILD_CREATE","s":9,"d":{"id":"1"}}',
	],
	["a channel that is a word", '{"op":0,"t":"CHANNEL_DELETE","s":9,"d":"x"}'],
	["an empty interaction", '{"op":0,"t":"INTERACTION_CREATE","s":9,"d":{}}'],
	[
		"an interaction of nobody",
		'{"op":0,"t":"INTERACTION_CREATE","s":9,"d":{"id":"1","token":"t","application_id":"1","type":2,"data":{"name":"brief"}}}',
	],
	[
		"an interaction without data",
		'{"op":0,"t":"INTERACTION_CREATE","s":9,"d":{"id":"1","token":"t","application_id":"1","type":3,"user":{"id":"1"}}}',
	],
] as const;

test("a malformed packet leaves all else as it was", async () => {
	const listener = scriptedListener();
	const { discord, lines } = await discordForTest({ listener });
	for (const [name, packet] of malformed) {
		discord.gateway.sendRaw(packet);
		expect(await answers(discord), name).toBe(true);
	}
	expect(listener.calls("command")).toHaveLength(malformed.length);
	expect(discord.gateway.identifies).toHaveLength(1);
	expect(lines.filter(({ level }) => level === "warn").length).toBeGreaterThan(
		5,
	);
});
