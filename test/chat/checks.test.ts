import { expect, onTestFinished, test } from "vitest";
import { checkPlatforms } from "#src/chat/checks.ts";
import { checkDiscord } from "#src/chat/discord/check.ts";
import { checkSlack } from "#src/chat/slack/check.ts";
import { botScopes } from "#src/chat/slack/register.ts";
import { faults, makeDiscordStandIn } from "#test/support/discord/driver.ts";
import { makeSlackStandIn } from "#test/support/slack/driver.ts";

async function slackForTest(
	options?: Parameters<typeof makeSlackStandIn>[0],
): ReturnType<typeof makeSlackStandIn> {
	const slack = await makeSlackStandIn(options);
	onTestFinished(() => slack.close());
	return slack;
}

async function discordForTest(): ReturnType<typeof makeDiscordStandIn> {
	const discord = await makeDiscordStandIn();
	onTestFinished(() => discord.close());
	return discord;
}

test("Slack's tokens are taken, and whose they are is told", async () => {
	const slack = await slackForTest();
	expect(await checkSlack(slack.settings)).toEqual({
		found: expect.stringMatching(/^Acme \(http.*\), Socket Mode$/),
		accepted: true,
		remedy: null,
	});
	expect(slack.calls().map(({ method }) => method)).toEqual([
		"auth.test",
		"apps.connections.open",
	]);
});

test("the token of Slack that is wrong is named, with where it is found", async () => {
	const { settings } = await slackForTest();
	expect(await checkSlack({ ...settings, botToken: "xoxb-no" })).toMatchObject({
		found: "Slack does not accept SLACK_BOT_TOKEN: invalid_auth",
		accepted: false,
		remedy: expect.stringContaining("OAuth & Permissions"),
	});
	expect(await checkSlack({ ...settings, appToken: "xapp-no" })).toMatchObject({
		found: expect.stringMatching(/SLACK_APP_TOKEN: invalid_auth$/),
		accepted: false,
		remedy: expect.stringContaining("connections:write"),
	});
});

test("scopes that the app lacks are named", async () => {
	const slack = await slackForTest();
	slack.grant(botScopes.filter((scope) => scope !== "reactions:read"));
	expect(await checkSlack(slack.settings)).toMatchObject({
		found: expect.stringMatching(/lacks the scopes reactions:read$/),
		accepted: false,
		remedy: expect.stringContaining("slack manifest"),
	});
});

test("over HTTP the address that Slack calls is told, or that it is missing", async () => {
	const { settings } = await slackForTest({ mode: "http" });
	expect(
		await checkSlack({ ...settings, publicUrl: "https://news.example.org" }),
	).toMatchObject({
		found: expect.stringContaining("https://news.example.org/slack/events"),
		remedy: null,
	});
	expect((await checkSlack(settings)).remedy).toContain("PUBLIC_URL");
	expect(await checkSlack({ ...settings, signingSecret: null })).toMatchObject({
		accepted: false,
		remedy: expect.stringContaining("Basic Information"),
	});
});

test("that Slack does not answer is no fault of the token's", async () => {
	const slack = await slackForTest();
	slack.faults.next("auth.test", { kind: "drop", carriedOut: false });
	expect(await checkSlack(slack.settings)).toMatchObject({
		found: expect.stringContaining("Slack did not answer"),
		accepted: false,
	});
});

test("Discord's token is taken, and the server that the bot is in is told", async () => {
	const { settings, guildId } = await discordForTest();
	expect(await checkDiscord({ ...settings, guild: guildId })).toEqual({
		found: "modelwire, in the server The guild",
		accepted: true,
		remedy: null,
	});
});

test("a bot that nobody invited yet is accepted, and its invitation asks for what it needs", async () => {
	const discord = await discordForTest();
	discord.removeGuild();
	const invitation = `https://discord.com/oauth2/authorize?client_id=${discord.applicationId}&scope=bot+applications.commands&permissions=274877975552`;
	expect(await checkDiscord(discord.settings)).toEqual({
		found: "modelwire, in no server yet",
		accepted: true,
		remedy: `Invite it: ${invitation}`,
	});
});

test("a wrong token of Discord, a wrong guild and no answer are told apart", async () => {
	const { settings, faults: planned } = await discordForTest();
	const wrongToken = { ...settings, token: "another.token" };
	expect(await checkDiscord(wrongToken)).toMatchObject({
		found: "Discord does not accept DISCORD_TOKEN",
		accepted: false,
	});
	expect(
		(await checkDiscord({ ...settings, guild: "123456789012345678" })).remedy,
	).toContain("Correct DISCORD_GUILD");
	planned.next("GET /users/@me", faults.serverError);
	expect(await checkDiscord(settings)).toMatchObject({
		found: expect.stringContaining("Discord did not answer"),
		accepted: false,
	});
});

test("only platforms that are configured are asked", async () => {
	const { settings } = await discordForTest();
	expect(
		await Array.fromAsync(
			checkPlatforms({ slack: null, discord: settings }),
			({ platform }) => platform,
		),
	).toEqual(["discord"]);
});
