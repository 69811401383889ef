/**
 * Real Bolt and our adapter against `local-slack`, with its own idea of Slack: run as a process
 * within a network namespace by `local-slack.ts`, reports as JSON on standard output.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeSlackAdapter } from "#src/chat/slack/adapter.ts";
import { systemClock } from "#src/lib/clock.ts";
import { migrate } from "#src/lib/database/migrate.ts";
import { openPglite } from "#src/lib/database/pglite.ts";
import type { Json } from "./emulator.ts";
import { makeScriptedListener, message } from "./listener.ts";
import { type Filled, pressable, stateOf, wordsOf } from "./views.ts";

const [, , program = "", mode = "socket"] = process.argv;
const [slackPort, ourPort] = [3999, 3998];
const root = `http://127.0.0.1:${slackPort}`;
const secret = "signing-secret-of-local-slack";
const [person, bot, channel] = ["U1", "UBOT", "C1"];

const folder = mkdtempSync(join(tmpdir(), "modelwire-local-slack-"));
const config = join(folder, "config.json");
writeFileSync(
	config,
	JSON.stringify({
		workspace: { name: "Acme", domain: "acme", teamId: "T1" },
		apps: [
			{
				appId: "A1",
				botUserId: bot,
				botToken: "xoxb-local",
				appToken: "xapp-local",
				signingSecret: secret,
				mode: mode === "socket" ? "socket" : "events",
				requestUrl: `http://127.0.0.1:${ourPort}/slack/events`,
			},
		],
		users: [{ id: person, name: "ada", tz: "Europe/Rome" }],
		channels: [{ id: channel, name: "ai-news", members: [person, bot] }],
	}),
);
const slack = spawn(
	program,
	["--config", config, "--port", String(slackPort), "--base-host", "127.0.0.1"],
	{ stdio: ["ignore", "pipe", "inherit"] },
);
await once(slack.stdout, "data");

/** What its page in a browser is told, and does. */
const page = new WebSocket(`ws://127.0.0.1:${slackPort}/ui`);
const seen: Json[] = [];
const watchers = new Set<() => void>();
page.addEventListener("message", ({ data }) => {
	seen.push(JSON.parse(String(data)) as Json);
	for (const watcher of watchers) watcher();
});
await once(page, "open");

function next<Found>(fits: (event: Json) => Found | null): Promise<Found> {
	const from = seen.length;
	return new Promise((resolve) => {
		const watcher = () => {
			for (const event of seen.slice(from)) {
				const found = fits(event);
				if (found === null) continue;
				watchers.delete(watcher);
				return resolve(found);
			}
		};
		watchers.add(watcher);
	});
}
const tell = (event: Json) => page.send(JSON.stringify(event));
const control = (path: string, body: Json) =>
	fetch(`${root}/_control/${path}`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify(body),
	});
const aMessage = (words: string) =>
	next((event) => {
		const { t, message: given } = event as { t: string; message?: Json };
		return t === "message" && wordsOf(given?.blocks).includes(words)
			? (given as Json)
			: null;
	});
const aWindow = (words: string) =>
	next((event) => {
		const { t, stack = [] } = event as { t: string; stack?: Json[] };
		const top = stack.at(-1);
		return t === "view" && top && wordsOf(top).includes(words) ? top : null;
	});
const submit = (view: Json, filled: Filled) =>
	tell({
		t: "view_submit",
		user: person,
		values: stateOf(view, filled).values,
	});

const database = await openPglite(null);
await migrate(database);
const quiet = () => {};
const adapter = makeSlackAdapter({
	settings: {
		mode: mode === "socket" ? "socket" : "http",
		botToken: "xoxb-local",
		appToken: mode === "socket" ? "xapp-local" : null,
		signingSecret: secret,
		oauth: null,
		port: ourPort,
		publicUrl: null,
		secretKeys: [],
		apiUrl: `${root}/api/`,
	},
	database,
	clock: systemClock,
	log: {
		debug: quiet,
		info: quiet,
		warn: (fields, text) =>
			process.stderr.write(`${text} ${JSON.stringify(fields)}\n`),
		error: (fields, text) =>
			process.stderr.write(`${text} ${JSON.stringify(fields)}\n`),
	},
});
const listener = makeScriptedListener();
await adapter.listen(listener);

const reply = aMessage("Answer to model");
await control("command", {
	channel,
	user: person,
	command: "/model",
	text: "deepseek v3",
});
const answered = await reply;

const [button] = pressable(answered.blocks as Json[]);
const opened = aWindow("What this channel gets");
await control("interact", {
	channel,
	messageTs: answered.ts,
	user: person,
	action: { block_id: "b1", ...button?.action },
});
const form = await opened;
const wrong = next((event) =>
	event.t === "view_errors" ? (event.errors as Json) : null,
);
submit(form, { hour: ["25:70"] });
const errors = await wrong;
const confirmed = aWindow("Saved for 09:00");
submit(form, { topics: ["chip-policy"] });
const saved = await confirmed;

const shown = next((event) =>
	event.t === "home" && event.view ? (event.view as Json) : null,
);
await control("open-home", { user: person });
const home = await shown;

const thread = aMessage("You asked: what did it cost?");
await control("message", {
	channel,
	user: person,
	text: `<@${bot}> what did it cost?`,
});
const told = await thread;

const [post] = adapter.render(message("A digest"));
const to = { workspace: "T1", channel };
const options = { key: "digest-1-1", after: null };
const messageId = await adapter.post(to, post?.body ?? {}, options);
const reacted = listener.next("reaction");
await control("reaction", {
	channel,
	ts: messageId,
	user: person,
	name: "+1",
	present: true,
});
const reaction = await reacted;

process.stdout.write(
	JSON.stringify({
		answered: { words: wordsOf(answered.blocks), subtype: answered.subtype },
		errors,
		saved: wordsOf(saved),
		home: wordsOf(home),
		told: {
			words: wordsOf(told.blocks),
			inThread: told.thread_ts !== undefined,
		},
		reaction: [reaction, messageId],
		heard: listener.heard.map(([what]) => what),
		asker: listener.askers[0],
	}),
);

await adapter.close();
await database.end();
page.close();
slack.kill();
await once(slack, "exit");
rmSync(folder, { recursive: true });
