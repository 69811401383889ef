import { EventEmitter, once } from "node:events";
import { afterAll, onTestFinished } from "vitest";
import { makeSlackAdapter } from "#src/chat/slack/adapter.ts";
import type { SlackSettings } from "#src/chat/slack/settings.ts";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { databaseForTest, openTestDatabase } from "#test/support/database.ts";
import { makeSlackStandIn } from "./driver.ts";
import { makeScriptedListener } from "./listener.ts";

/** One for all tests of a file that care for no more than that there is one. */
let shared: Promise<Database> | null = null;
afterAll(async () => (await shared)?.end());
function sharedDatabase(): Promise<Database> {
	shared ??= openTestDatabase();
	return shared;
}

/** Real Bolt, connected to the stand-in and to a listener with a script; closed after the test. */
export async function connectedSlack({
	mode = "socket",
	listening = true,
	oauth = false,
	timeoutMilliseconds,
}: {
	mode?: SlackSettings["mode"];
	listening?: boolean;
	oauth?: boolean;
	timeoutMilliseconds?: number;
} = {}) {
	const database = oauth ? await databaseForTest() : await sharedDatabase();
	const slack = await makeSlackStandIn({
		mode,
		oauth,
		commands: [{ name: "model" }, { name: "pause" }, { name: "subscribe" }],
	});
	onTestFinished(() => slack.close());
	const lines: { level: string; text: string }[] = [];
	const logged = new EventEmitter();
	const write = (level: string) => (fields: object, text: string) => {
		lines.push({ level, text: `${text} ${JSON.stringify(fields)}` });
		logged.emit("line");
	};
	/** Settles when something was logged. */
	const anyLine = async () => {
		while (lines.length === 0) await once(logged, "line");
	};
	const clock = manualClock(new Date());
	const adapter = makeSlackAdapter({
		settings: slack.settings,
		database,
		clock,
		log: {
			debug: write("debug"),
			info: write("info"),
			warn: write("warn"),
			error: write("error"),
		},
		pictureWaits: [0, 0],
		...(timeoutMilliseconds === undefined ? {} : { timeoutMilliseconds }),
	});
	onTestFinished(() => adapter.close());
	const listener = makeScriptedListener();
	if (listening) await adapter.listen(listener);
	const channel = await slack.addChannel("ai-news");
	const to = { workspace: slack.workspace.id, channel: channel.id };
	return {
		slack,
		adapter,
		listener,
		channel,
		to,
		database,
		clock,
		lines,
		anyLine,
	};
}
