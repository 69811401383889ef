import { expect, test } from "vitest";
import { ensureChannel, pauseChannel } from "#src/chat/store.ts";
import { disableWorkspace } from "#src/chat/store-channels.ts";
import { checkChannels, checkChat } from "#src/cli/doctor/chat.ts";
import { readConfig } from "#src/config.ts";
import { databaseForTest } from "#test/support/database.ts";

const now = new Date("2026-03-02T09:00:00Z");

test("without a platform the doctor says where digests are read", async () => {
	expect(await Array.fromAsync(checkChat(readConfig({})))).toMatchObject([
		{ check: "chat", ok: true, found: expect.stringContaining("terminal") },
	]);
});

test("the doctor names paused channels and disabled workspaces, and what mends them", async () => {
	const database = await databaseForTest();
	const channel = (platform: string, workspace: string, name: string) =>
		ensureChannel(database, {
			platform,
			workspace: { externalId: workspace, name: workspace },
			externalId: name,
			name,
			now,
		});
	await channel("slack", "Acme", "#fine");
	await pauseChannel(
		database,
		await channel("slack", "Acme", "#ai-news"),
		"removed",
	);
	await pauseChannel(
		database,
		await channel("discord", "Lab", "#chips"),
		"the sky fell",
	);
	await pauseChannel(
		database,
		await channel("discord", "Gone", "#unheard"),
		"revoked",
	);
	await disableWorkspace(
		database,
		{ platform: "discord", workspace: "Gone" },
		"revoked",
	);
	expect(await Array.fromAsync(checkChannels(database))).toMatchObject([
		{
			check: "workspace",
			ok: false,
			found: expect.stringContaining("Gone (Discord)"),
			remedy: expect.stringContaining("/resume"),
		},
		{
			check: "channel",
			ok: false,
			found: "#chips in Lab (Discord) is paused: the sky fell",
			remedy: expect.stringContaining("/resume"),
		},
		{
			check: "channel",
			ok: false,
			found: "#ai-news in Acme (Slack) is paused: the bot was removed from it",
			remedy:
				"Invite the bot again and send /resume there; what waits is posted then.",
		},
	]);
});
