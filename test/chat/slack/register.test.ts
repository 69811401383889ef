import { describe, expect, test } from "vitest";
import { commands } from "#src/chat/commands/commands.ts";
import {
	botEvents,
	botScopes,
	createAppUrl,
	type ManifestOptions,
	manifestCommands,
	slackManifest,
} from "#src/chat/slack/register.ts";
import { textsIn } from "#src/chat/texts/texts.ts";
import { golden } from "#test/support/chat-fixtures.ts";
import { runCli } from "#test/support/cli.ts";

const manifest = (changes: Partial<ManifestOptions> = {}) =>
	slackManifest({
		mode: "socket",
		publicUrl: null,
		oauth: false,
		commands: manifestCommands(commands, textsIn("en")),
		...changes,
	});

describe("the app's manifest", () => {
	test.each([
		["socket", manifest()],
		[
			"http",
			manifest({
				mode: "http",
				publicUrl: "https://news.example.org",
				oauth: true,
			}),
		],
	])("for %s looks as in the golden file", async (mode, given) => {
		await expect(`${JSON.stringify(given, null, "\t")}\n`).toMatchFileSnapshot(
			golden(`manifest-${mode}.slack.json`),
		);
	});

	test("keeps Slack's limits", () => {
		// https://docs.slack.dev/reference/app-manifest
		const { features, display_information: about } = manifest();
		expect(features.slash_commands.length).toBeLessThanOrEqual(50);
		for (const {
			command,
			description,
			usage_hint = "",
		} of features.slash_commands) {
			expect(command).toMatch(/^\/[a-z-]{1,31}$/);
			expect(description.length).toBeLessThanOrEqual(2000);
			expect(description.length).toBeGreaterThan(0);
			expect(usage_hint.length).toBeLessThanOrEqual(1000);
		}
		expect(about.name.length).toBeLessThanOrEqual(35);
		expect(about.description.length).toBeLessThanOrEqual(140);
		expect(botEvents.length).toBeLessThanOrEqual(100);
		expect(botScopes.length).toBeLessThanOrEqual(255);
	});

	test("leaves Slack's own words to Slack, and reaches them through /modelwire", () => {
		const { slash_commands } = manifest().features;
		const names = slash_commands.map(({ command }) => command);
		expect(names).not.toContain("/status");
		expect(names).not.toContain("/help");
		expect(names).toContain("/subscribe");
		const umbrella = slash_commands.find(
			({ command }) => command === "/modelwire",
		);
		expect(umbrella?.usage_hint).toContain("status");
	});

	test("stands in the address of a page that creates the app", () => {
		const url = new URL(createAppUrl(manifest()));
		expect(url.origin).toBe("https://api.slack.com");
		expect(JSON.parse(url.searchParams.get("manifest_json") ?? "")).toEqual(
			manifest(),
		);
	});
});

test("`slack manifest` prints it, for the mode that is asked for", async () => {
	const printed = await runCli(["slack", "manifest", "--mode", "http"]);
	expect(printed.code).toBe(0);
	expect(JSON.parse(printed.stdout).settings.socket_mode_enabled).toBe(false);
	expect(printed.stderr).toContain("PUBLIC_URL");
	const link = await runCli(["slack", "manifest", "--link"]);
	expect(link.stdout).toMatch(/^https:\/\/api\.slack\.com\/apps\?new_app=1&/);
	const wrong = await runCli(["slack", "manifest", "--mode", "pigeon"]);
	expect(wrong.code).toBe(2);
	expect(wrong.stderr).toContain("socket or http");
});
