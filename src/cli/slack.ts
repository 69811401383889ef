import { commands } from "../chat/commands/commands.ts";
import {
	createAppUrl,
	manifestCommands,
	slackManifest,
} from "../chat/slack/register.ts";
import type { SlackSettings } from "../chat/slack/settings.ts";
import { textsIn } from "../chat/texts/texts.ts";
import { readConfig } from "../config.ts";
import { UsageError } from "../lib/errors.ts";
import type { Command } from "./command.ts";
import { tell, write, writeLine } from "./streams.ts";

export const command: Command = {
	usage: "manifest [--mode socket|http] [--link]",
	description: `Prints the manifest from which Slack makes the app: its commands, what it may do and
what it is told of. At https://api.slack.com/apps choose "Create New App", "From a manifest".
  socket  one team; we connect to Slack, nothing has to reach us (default)
  http    Slack sends signed requests to PUBLIC_URL; any number of teams`,
	options: {
		mode: {
			type: "string",
			value: "MODE",
			help: "socket or http; else as the settings say",
		},
		link: {
			type: "boolean",
			help: "the address of a page that has it filled in",
		},
	},
	examples: [
		"slack manifest > manifest.json",
		"slack manifest --mode http",
		"slack manifest --link",
	],
	async run(input) {
		const [action] = input.arguments;
		if (action !== "manifest")
			throw new UsageError(
				action === undefined
					? 'Say what to do: "slack manifest".'
					: `"slack ${action}" is nothing that can be done.`,
			);
		const { slack, language } = readConfig();
		const mode = readMode(input.text("mode")) ?? slack?.mode ?? "socket";
		const publicUrl = slack?.publicUrl ?? null;
		if (mode === "http" && publicUrl === null)
			tell(
				"PUBLIC_URL is not set: put your own address in the place of https://news.example.org.",
			);
		const manifest = slackManifest({
			mode,
			publicUrl,
			oauth: mode === "http" && slack?.botToken == null,
			commands: manifestCommands(commands, textsIn(language)),
		});
		if (input.flag("link")) await write(`${createAppUrl(manifest)}\n`);
		else if (input.json) await writeLine(manifest);
		else await write(`${JSON.stringify(manifest, null, "\t")}\n`);
		return 0;
	},
};

function readMode(given: string | null): SlackSettings["mode"] | null {
	if (given === null || given === "socket" || given === "http") return given;
	throw new UsageError(`--mode ${given}: choose socket or http.`);
}
