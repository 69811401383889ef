import { commands } from "../../chat/commands/commands.ts";
import {
	createAppUrl,
	manifestCommands,
	slackManifest,
} from "../../chat/slack/register.ts";
import { textsIn } from "../../chat/texts/texts.ts";
import type { Config } from "../../config.ts";
import type { PlatformSteps } from "./chat.ts";

/** Slack in Socket Mode, for one team; HTTP and OAuth are set in .env by hand. */
export function slackSteps({ language }: Config): PlatformSteps {
	const manifest = slackManifest({
		mode: "socket",
		publicUrl: null,
		oauth: false,
		commands: manifestCommands(commands, textsIn(language)),
	});
	return {
		introduction: [
			{
				say: `Slack
1. Open this address, choose your workspace, press Next and Create:`,
			},
			{ show: createAppUrl(manifest) },
			{
				say: `2. Install App: install it to the workspace, and copy the Bot User OAuth Token.
3. Basic Information, App-Level Tokens: generate one with the scope connections:write, and copy it.`,
			},
		],
		tokens: [
			{
				setting: "SLACK_BOT_TOKEN",
				message: "Bot User OAuth Token (xoxb-…)",
				prefix: "xoxb-",
			},
			{
				setting: "SLACK_APP_TOKEN",
				message: "App-level token (xapp-…)",
				prefix: "xapp-",
			},
		],
	};
}

export const discordSteps: PlatformSteps = {
	introduction: [
		{
			say: `Discord
1. Open https://discord.com/developers/applications and press New Application.
2. Bot: press Reset Token, and copy it. No privileged intent is needed.`,
		},
	],
	tokens: [
		{ setting: "DISCORD_TOKEN", message: "Token of the bot", prefix: "" },
	],
};
