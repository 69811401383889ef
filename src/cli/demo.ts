import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../config.ts";
import { recordedChannels, recordedNow } from "../demo/day.ts";
import { recordedHistory } from "../demo/history.ts";
import { rewriteToLoopback, serveRecordedDay } from "../demo/serve.ts";
import { type Totals, totals } from "../digests/store-progress.ts";
import { addFeed } from "../feeds/store.ts";
import { addPollDays } from "../feeds/store-polls.ts";
import { clockFrom } from "../lib/clock.ts";
import { type Running, start, stopOnSignal } from "../main.ts";
import type { Command } from "./command.ts";
import { deskLink } from "./desk-link.ts";
import { subscribeConsole } from "./new-site.ts";
import { tell, write } from "./streams.ts";

/** The channel of who types at the terminal. */
const typedIn = "#chip-policy";

/** Far more than the demo takes on a slow machine. */
const patienceMilliseconds = 120_000;

export const command: Command = {
	usage: "[--once]",
	description: `Runs the whole pipeline on a recorded day, 28 January 2025, without account or
network: the feeds are served on this machine, the queue and the database are the
real ones, in a throw-away folder. Prints the digests of three channels and keeps
the page open until Ctrl-C.`,
	options: {
		once: { type: "boolean", help: "end when the three digests are printed" },
		verbose: { type: "boolean", help: "show what each job does" },
	},
	examples: ["demo", "demo --once"],
	async run(input) {
		const logLevel = input.flag("verbose") ? "debug" : "silent";
		const day = await serveRecordedDay({});
		const folder = await mkdtemp(join(tmpdir(), "modelwire-demo-"));
		try {
			tell("A recorded day: 28 January 2025, nine in the morning in Rome.");
			tell("Opening a database in a throw-away folder …");
			const printed = new Map<string, string>();
			const running = await start(
				{
					...readConfig({ LOG_LEVEL: logLevel, WEB_PORT: "0" }),
					dataFolder: folder,
					allowedHosts: ["127.0.0.1"],
					// It plays in a past of which they know nothing.
					modelSources: null,
				},
				"all",
				{
					clock: clockFrom(recordedNow),
					rewrite: rewriteToLoopback(day.origin),
					print: (text, channel) => printed.set(channel, text),
					console: {
						channel: typedIn,
						answer: (text) => process.stdout.write(`\n${text}\n\n`),
					},
				},
			);
			const stopped = stopOnSignal(running);
			await subscribeAll(running, day.feeds);
			await deliverAll(running);
			for (const { name } of recordedChannels)
				await write(`\n${name}\n\n${printed.get(name)}\n`);
			if (input.flag("once")) {
				await running.close();
				return 0;
			}
			const page = running.web?.url;
			tell(
				`\nThe same on a page: ${page}   (type /help or /why 1; Ctrl-C ends)`,
			);
			tell(`As Slack shows it:   ${page}/?as=slack`);
			tell(`As Discord shows it: ${page}/?as=discord`);
			tell(`The operator's desk: ${deskLink(running)}   (good once)`);
			return await stopped;
		} finally {
			await day.close();
			await rm(folder, { recursive: true, force: true });
		}
	},
};

async function subscribeAll(
	{ app, workers }: Running,
	feeds: Awaited<ReturnType<typeof serveRecordedDay>>["feeds"],
): Promise<void> {
	const { database, clock } = app;
	for (const feed of feeds) {
		const { id } = await addFeed(database, feed, {
			by: "demo",
			now: clock.now(),
		});
		const history = recordedHistory(feed.title);
		await addPollDays(
			database,
			history.map((day) => ({ feedId: id, ...day })),
		);
	}
	for (const channel of recordedChannels) await subscribeConsole(app, channel);
	await workers?.sweep();
}

/** Waits for the digests, telling how far the pipeline is. */
async function deliverAll({ app }: Running): Promise<void> {
	const started = performance.now();
	let shown = "";
	for (;;) {
		const counts = await totals(app.database);
		const progress = describe(counts);
		if (progress !== shown) tell(progress);
		shown = progress;
		if (counts.delivered === recordedChannels.length) return;
		if (performance.now() - started > patienceMilliseconds)
			throw new Error(
				`The demo stopped at: ${progress}. Run it again with --verbose to see why.`,
			);
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
}

function describe(counts: Totals): string {
	return `${counts.feedsRead} of ${counts.feeds} feeds read · ${counts.items} items · ${counts.articles} articles · ${counts.stories} stories · ${counts.briefs} briefs · ${counts.delivered} digests`;
}
