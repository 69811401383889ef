import { makeLog } from "../../lib/log.ts";
import type { PlatformCheck } from "../checks.ts";
import { makeClient } from "./client.ts";
import { reasonOfSlack, slackErrorName } from "./errors.ts";
import { botScopes, paths } from "./register.ts";
import type { SlackSettings } from "./settings.ts";

const appPage = "the app's page at https://api.slack.com/apps";

/** Holds the settings against Slack: whose the tokens are, and whether they allow what we do. */
export async function checkSlack(
	settings: SlackSettings,
): Promise<PlatformCheck> {
	const bot = await checkBotToken(settings);
	if (bot.remedy !== null) return bot;
	const way =
		settings.mode === "socket"
			? await checkAppToken(settings)
			: checkRequests(settings);
	return { ...way, found: `${bot.found}, ${way.found}` };
}

/** https://docs.slack.dev/reference/methods/auth.test, whose answer carries the token's scopes */
async function checkBotToken(settings: SlackSettings): Promise<PlatformCheck> {
	const { botToken } = settings;
	if (botToken === null) return fine("workspaces install it by themselves");
	try {
		const { team, url, response_metadata } = await clientFor(
			botToken,
			settings,
		).auth.test();
		const found = `${team ?? "a workspace without a name"} (${url ?? "no address"})`;
		const scopes = response_metadata?.scopes;
		const missing = scopes
			? botScopes.filter((scope) => !scopes.includes(scope))
			: [];
		if (missing.length === 0) return fine(found);
		return {
			found: `${found}, but the app lacks the scopes ${missing.join(", ")}`,
			accepted: false,
			remedy: `On ${appPage}, put what \`modelwire slack manifest\` prints under App Manifest, then reinstall the app under Install App.`,
		};
	} catch (error) {
		return refusal(
			error,
			"SLACK_BOT_TOKEN",
			"Copy the Bot User OAuth Token, which begins with xoxb-: OAuth & Permissions",
		);
	}
}

/** https://docs.slack.dev/reference/methods/apps.connections.open, of which nothing comes until somebody connects */
async function checkAppToken(settings: SlackSettings): Promise<PlatformCheck> {
	try {
		await clientFor(settings.appToken, settings).apps.connections.open();
		return fine("Socket Mode");
	} catch (error) {
		return refusal(
			error,
			"SLACK_APP_TOKEN",
			"Make an app-level token with the scope connections:write: Basic Information",
		);
	}
}

function checkRequests(settings: SlackSettings): PlatformCheck {
	const { signingSecret, publicUrl, port } = settings;
	if (signingSecret === null)
		return {
			found: "no SLACK_SIGNING_SECRET",
			accepted: false,
			remedy: `Copy it from ${appPage}: Basic Information.`,
		};
	if (publicUrl === null)
		return {
			found: `signed requests at port ${port}, no PUBLIC_URL`,
			accepted: true,
			remedy: `Set PUBLIC_URL to the address under which Slack reaches port ${port}.`,
		};
	const { href } = new URL(paths.events, publicUrl);
	return fine(`signed requests at ${href}`);
}

function fine(found: string): PlatformCheck {
	return { found, accepted: true, remedy: null };
}

function clientFor(token: string | null, settings: SlackSettings) {
	return makeClient(token, { settings, log: makeLog("silent") });
}

function refusal(error: unknown, setting: string, how: string): PlatformCheck {
	const name = slackErrorName(error);
	if (name === null)
		return {
			found: `Slack did not answer: ${reasonOfSlack(error)}`,
			accepted: false,
			remedy: "See whether this machine reaches https://slack.com; try again.",
		};
	return {
		found: `Slack does not accept ${setting}: ${name}`,
		accepted: false,
		remedy: `${how} on ${appPage}.`,
	};
}
