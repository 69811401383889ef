import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { ChatCommand } from "#src/chat/commands/command.ts";
import { commands as everyCommand } from "#src/chat/commands/commands.ts";
import { makeDiscordAdapter } from "#src/chat/discord/adapter.ts";
import { commandsJson } from "#src/chat/discord/commands-json.ts";
import { databaseForTest } from "#test/support/database.ts";
import { discordForTest } from "#test/support/discord/for-test.ts";
import { commandProblems } from "#test/support/discord/limits.ts";
import { said, scriptedListener } from "#test/support/discord/listener.ts";
import type { Json } from "#test/support/discord/world.ts";

const put = "PUT /applications/:id/commands";

function command(changes: Partial<ChatCommand> = {}): ChatCommand {
	return {
		name: "brief",
		describe: ({ locale }) => `what is new (${locale})`,
		options: [
			{
				name: "topic",
				describe: () => "one topic",
				required: true,
				complete: async () => [],
			},
			{
				name: "to",
				describe: () => "who sees it",
				required: false,
				choices: ["me", "channel"],
			},
		],
		permission: "anyone",
		personal: false,
		run: async () => said("done"),
		...changes,
	};
}

const commands = [
	command(),
	command({ name: "model", personal: true, options: [] }),
	command({ name: "pause", permission: "manage", options: [] }),
];

describe("our commands", () => {
	test("keep Discord's limits in every language", () => {
		const json = commandsJson(everyCommand, { isGlobal: true }) as Json[];
		expect(commandProblems(json)).toEqual([]);
		expect(json.map(({ name }) => name)).toContain("subscribe");
	});

	test("are registered in Discord's form, in each language that has texts", async () => {
		const listener = scriptedListener({ commands });
		const { discord } = await discordForTest({
			listener,
			database: await databaseForTest(),
		});
		await discord.until(() => discord.commands()[0]);
		const [brief, model, pause] = discord.commands();
		expect(brief).toMatchObject({
			name: "brief",
			description: "what is new (en-GB)",
			description_localizations: { it: "what is new (it)" },
			default_member_permissions: null,
			integration_types: [0],
			contexts: [0],
			options: [
				{ name: "topic", required: true, autocomplete: true },
				{
					name: "to",
					choices: [
						{ name: "me", value: "me" },
						{ name: "channel", value: "channel" },
					],
				},
			],
		});
		expect(model).toMatchObject({
			integration_types: [0, 1],
			contexts: [0, 1, 2],
		});
		expect(pause).toMatchObject({ default_member_permissions: "16" });
	});

	test("are told to Discord again only when they changed", async () => {
		const listener = scriptedListener({ commands });
		const { discord, adapter } = await discordForTest({
			listener,
			database: await databaseForTest(),
		});
		await discord.until(() => discord.commands()[0]);
		const channel = discord.addChannel("news");
		const { reader } = discord.people;
		await discord.command(channel, reader, "brief");
		await adapter.listen(listener);
		await discord.command(channel, reader, "brief");
		expect(discord.calls(put)).toHaveLength(1);
		await adapter.listen(scriptedListener({ commands: [command()] }));
		await discord.until(() => (discord.commands().length === 1 ? true : null));
		expect(discord.calls(put)).toHaveLength(2);
	});

	test("stand in one guild alone when the settings name it", async () => {
		const listener = scriptedListener({ commands });
		const { discord } = await discordForTest({
			listener,
			database: await databaseForTest(),
			guildOnly: true,
		});
		await discord.until(() => discord.commands(discord.guildId)[0]);
		expect(discord.commands()).toEqual([]);
		expect(JSON.stringify(discord.commands(discord.guildId))).not.toMatch(
			/contexts|integration_types/,
		);
	});

	test("move when the settings name a guild, and stand nowhere twice", async () => {
		const listener = scriptedListener({ commands });
		const { discord, database, clock, log } = await discordForTest({
			listener,
		});
		await discord.until(() => discord.commands()[0]);
		const settings = { ...discord.settings, guild: discord.guildId };
		const adapter = makeDiscordAdapter({ settings, database, clock, log });
		onTestFinished(() => adapter.close());
		await adapter.listen(listener);
		await discord.until(() => discord.commands(discord.guildId)[0]);
		expect(discord.commands()).toEqual([]);
	});

	test("keep nobody from being connected when Discord does not take them", async () => {
		const refused = [command({ name: "Not A Name" })];
		const listener = scriptedListener({ commands: refused });
		const { discord, lines } = await discordForTest({
			listener,
			database: await databaseForTest(),
		});
		await discord.until(() => discord.calls(put)[0]?.status);
		const channel = discord.addChannel("news");
		await discord.command(channel, discord.people.reader, "brief");
		// It is noted once the answer was read, which is after Discord gave it.
		await vi.waitFor(() =>
			expect(lines).toContainEqual({
				level: "error",
				fields: { reason: expect.stringContaining("Invalid Form Body") },
				message: "the commands were not registered with Discord",
			}),
		);
	});
});
