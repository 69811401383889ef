import { readConfig } from "../config.ts";
import { coverageAt, workAhead } from "../digests/store-progress.ts";
import { UsageError } from "../lib/errors.ts";
import { linkMinutes } from "../lib/login/link.ts";
import {
	type Role,
	type Running,
	roles,
	start,
	stopOnSignal,
} from "../main.ts";
import type { Command } from "./command.ts";
import { deskLink } from "./desk-link.ts";
import { prepareNewSite } from "./new-site.ts";
import { platformNames } from "./platform-names.ts";
import { tell } from "./streams.ts";

export const command: Command = {
	usage: "[--role all|chat|worker|web]",
	description: `Runs the program until it is stopped. With no settings at all it keeps its data in
./data, reads the default feeds, shows the page, and prints its first digest here
as soon as there is enough to tell. Settings are environment variables or lines of
.env; .env.example explains each.`,
	options: {
		role: {
			type: "string",
			value: "ROLE",
			default: "all",
			help: "what this process does: all (default), chat, worker or web",
		},
	},
	examples: ["start", "start --role worker"],
	async run(input) {
		const role = roleNamed(input.text("role") ?? "all");
		const config = readConfig();
		tell("Opening the database (the first time takes some seconds) …");
		const running = await start(config, role);
		const stopped = stopOnSignal(running);
		await prepareNewSite(running.app);
		tell(await welcome(running));
		const watch = running.workers ? watchFirstRound(running) : null;
		const code = await stopped;
		watch?.stop();
		return code;
	},
};

function roleNamed(name: string): Role {
	const role = roles.find((known) => known === name);
	if (role) return role;
	throw new UsageError(
		`--role ${name}: there is no such role. Choose one of ${roles.join(", ")}.`,
	);
}

const whenUsed = `(logs you in once, within ${linkMinutes} minutes; later: npm run -s modelwire -- login)`;

async function welcome(running: Running): Promise<string> {
	const { app } = running;
	const { feeds } = await coverageAt(app.database, app.clock.now());
	const lines = [`Modelwire is running with ${feeds} feeds.`];
	const page = deskLink(running);
	if (page) lines.push(`  Page     ${page}`, `           ${whenUsed}`);
	lines.push(...(await chatLines(running)), "  Stop     Ctrl-C");
	return lines.join("\n");
}

/** Where digests go, and what to do to have them elsewhere. */
async function chatLines({ app, connections }: Running): Promise<string[]> {
	if (!connections) return [];
	const states = (await connections.first).filter(
		({ platform }) => platform in platformNames,
	);
	if (states.length === 0)
		return [
			`  Digest   here, as soon as there is enough to tell, then daily at 09:00 ${app.config.timeZone}`,
			"  Type     /help; Slack, Discord, time zone, language: npm run setup",
		];
	return states.map(({ platform, reason }) => {
		const name = (platformNames[platform] ?? platform).padEnd(8);
		return reason === null
			? `  ${name} connected; invite the bot to a channel and type /subscribe there`
			: `  ${name} not connected: ${reason} Trying goes on; npm run -s modelwire -- doctor tells more.`;
	});
}

/** Tells once, after every feed was tried, how much of the world can be reached. */
function watchFirstRound({ app }: Running): { stop(): void } {
	const timer = setInterval(async () => {
		const { feedsUnread } = await workAhead(app.database);
		if (feedsUnread > 0) return;
		clearInterval(timer);
		const { feeds, fresh, failing } = await coverageAt(
			app.database,
			app.clock.now(),
		);
		tell(
			fresh > 0
				? `${fresh} of ${feeds} feeds were read.`
				: `None of the ${feeds} feeds can be reached (${failing[0]?.reason ?? "no answer"}); trying goes on. To see a digest without a network: npm run demo`,
		);
	}, 1000);
	return { stop: () => clearInterval(timer) };
}
