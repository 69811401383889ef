import { readConfig } from "../config.ts";
import { coverageAt, workAhead } from "../digests/store-progress.ts";
import { UsageError } from "../lib/errors.ts";
import {
	type Role,
	type Running,
	roles,
	start,
	stopOnSignal,
} from "../main.ts";
import type { Command } from "./command.ts";
import { prepareNewSite } from "./new-site.ts";
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

async function welcome({ app, web }: Running): Promise<string> {
	const { feeds } = await coverageAt(app.database, app.clock.now());
	const lines = [`Modelwire is running with ${feeds} feeds.`];
	if (web) lines.push(`  Page     ${web.url}`);
	lines.push(
		`  Digest   here, as soon as there is enough to tell, then daily at 09:00 ${app.config.timeZone}`,
		"  Change   time zone, language, who words the briefs: npm run setup",
		"  Stop     Ctrl-C",
	);
	return lines.join("\n");
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
