import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { checkPlatforms } from "#src/chat/checks.ts";
import { askChat } from "#src/cli/setup/chat.ts";
import type { Answers } from "#src/cli/setup/options.ts";
import { LeftError } from "#src/cli/setup/prompts.ts";
import { readConfig } from "#src/config.ts";
import { runCli } from "#test/support/cli.ts";
import { makeDiscordStandIn } from "#test/support/discord/driver.ts";
import { scriptedPrompts } from "#test/support/scripted-prompts.ts";
import { makeSlackStandIn } from "#test/support/slack/driver.ts";

async function standIns() {
	const slack = await makeSlackStandIn();
	const discord = await makeDiscordStandIn();
	onTestFinished(async () => {
		await slack.close();
		await discord.close();
	});
	const environment = {
		SLACK_API_URL: String(slack.settings.apiUrl),
		DISCORD_API_URL: discord.settings.apiUrl,
	};
	return {
		environment,
		bot: String(slack.settings.botToken),
		app: String(slack.settings.appToken),
		discord: discord.settings.token,
		invitation: `client_id=${discord.applicationId}`,
		removeGuild: () => discord.removeGuild(),
		check: (answers: Answers) => {
			const { slack, discord } = readConfig({ ...environment, ...answers });
			return Array.fromAsync(checkPlatforms({ slack, discord }));
		},
	};
}

async function emptyFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), "modelwire-setup-"));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

test("the wizard shows how each app is made, and takes tokens once the platforms do", async () => {
	const { bot, app, discord, check, invitation, removeGuild } =
		await standIns();
	removeGuild();
	const { prompts, shown, left } = scriptedPrompts([
		["slack", "discord"],
		...["swapped", bot, "xapp-wrong", "again"],
		...[` ${bot} `, app, discord],
	]);
	expect(await askChat({ prompts, config: readConfig({}), check })).toEqual({
		SLACK_BOT_TOKEN: bot,
		SLACK_APP_TOKEN: app,
		DISCORD_TOKEN: discord,
	});
	expect(left).toEqual([]);
	const link = shown.find((line) => line.includes("manifest_json="));
	expect(
		JSON.parse(new URL(String(link)).searchParams.get("manifest_json") ?? ""),
	).toMatchObject({ settings: { socket_mode_enabled: true } });
	const text = shown.join("\n");
	expect(text).toContain("It begins with xoxb-.");
	expect(text).toMatch(/does not accept SLACK_APP_TOKEN[\s\S]*Slack: Acme/);
	expect(text).toContain(invitation);
});

test("tokens can be checked once more, or kept all the same", async () => {
	const { app, check } = await standIns();
	const { prompts, shown } = scriptedPrompts([
		["slack"],
		...["xoxb-wrong", app, "check", "keep"],
	]);
	expect(
		await askChat({ prompts, config: readConfig({}), check }),
	).toMatchObject({ SLACK_BOT_TOKEN: "xoxb-wrong" });
	expect(shown.filter((line) => line.includes("invalid_auth"))).toHaveLength(2);
});

test("without a platform nothing is asked, and who leaves is let go", async () => {
	const config = readConfig({});
	const nowhere = scriptedPrompts([[]]);
	expect(
		await askChat({ prompts: nowhere.prompts, config, check: null }),
	).toEqual({});
	const { prompts } = scriptedPrompts([["discord"]]);
	await expect(askChat({ prompts, config, check: null })).rejects.toThrow(
		LeftError,
	);
});

test("tokens that are given as options are checked, and written", async () => {
	const { bot, app, discord, environment, invitation, removeGuild } =
		await standIns();
	removeGuild();
	const folder = await emptyFolder();
	const { code, stderr } = await runCli(
		[
			...["setup", "--slack-bot-token", bot, "--slack-app-token", app],
			...["--discord-token", discord],
		],
		{ folder, environment },
	);
	expect(code).toBe(0);
	expect(stderr).toContain("Slack: Acme");
	expect(stderr).toContain(invitation);
	expect(await readFile(join(folder, ".env"), "utf8")).toBe(
		`SLACK_BOT_TOKEN="${bot}"\nSLACK_APP_TOKEN="${app}"\nDISCORD_TOKEN="${discord}"\n`,
	);
	const doctor = await runCli(["doctor", "--json"], {
		folder,
		// What it says of the platforms comes before it.
		environment: {
			...environment,
			DATABASE_URL: "postgres://127.0.0.1:9/nowhere",
		},
	});
	expect(doctor.lines()).toContainEqual({
		check: "slack",
		ok: true,
		found: expect.stringContaining("Acme"),
		remedy: null,
		mended: null,
	});
	expect(doctor.lines()).toContainEqual({
		check: "discord",
		ok: false,
		found: "modelwire, in no server yet",
		remedy: expect.stringContaining(invitation),
		mended: null,
	});
});

test("a token that is not taken ends setup with one line, and nothing is written", async () => {
	const { environment } = await standIns();
	const folder = await emptyFolder();
	const words = ["setup", "--discord-token", "wrong"];
	const { code, stderr } = await runCli(words, { folder, environment });
	expect(code).toBe(1);
	expect(stderr.trim().split("\n")).toEqual([
		expect.stringContaining("Discord does not accept DISCORD_TOKEN"),
	]);
	await expect(readFile(join(folder, ".env"))).rejects.toThrow("ENOENT");

	const unchecked = await runCli([...words, "--no-check"], { folder });
	expect(unchecked.code).toBe(0);
	expect(await readFile(join(folder, ".env"), "utf8")).toBe(
		'DISCORD_TOKEN="wrong"\n',
	);
});
