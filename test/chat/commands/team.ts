import { afterAll, beforeAll } from "vitest";
import { makeBudget } from "#src/briefs/budget.ts";
import type { ChatAdapter, MessageBody } from "#src/chat/adapter.ts";
import { readArguments } from "#src/chat/commands/arguments.ts";
import type { ChatDeps } from "#src/chat/commands/command.ts";
import { commands } from "#src/chat/commands/commands.ts";
import { renderText } from "#src/chat/console/render.ts";
import { makeListener } from "#src/chat/conversation/make-listener.ts";
import type { FormValues } from "#src/chat/form.ts";
import type { Asker, ChatListener, Reply } from "#src/chat/listener.ts";
import type { Message } from "#src/chat/message.ts";
import { recordedNow } from "#src/demo/day.ts";
import { dueSubscriptions } from "#src/digests/store.ts";
import { writeDigest } from "#src/digests/write.ts";
import type { FeedParser } from "#src/feeds/parser.ts";
import { type ManualClock, manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import type { HttpClient } from "#src/lib/http/client.ts";
import type { Log } from "#src/lib/log.ts";
import { rankStories } from "#src/stories/group.ts";
import { fillWithRecordedDay } from "#test/answers/recorded-day.ts";
import { openTestDatabase } from "#test/support/database.ts";

/** A team in chat, without a platform around it: what people type and press, and what they read. */
export interface Team {
	database: Database;
	clock: ManualClock;
	deps: ChatDeps;
	listener: ChatListener;
	/** What the bot told people apart from any channel. */
	told: { person: string; text: string }[];
	logged: { fields: object; message: string }[];
	/** Types a line such as "/pause 3" and reads the answer. */
	type(line: string, asker?: Partial<Who>): Promise<Seen>;
	press(id: string, value: string, asker?: Partial<Who>): Promise<Seen>;
	/** Fills in the form of `/subscribe` and saves it. */
	subscribe(values: FormValues, asker?: Partial<Who>): Promise<string>;
	/** Writes the digests that are due now; nothing is posted. */
	writeDueDigests(): Promise<void>;
}

/** Who types, and where. */
export interface Who {
	channel: string | null;
	person: string;
	rights: Asker["person"]["rights"];
	language: string | null;
	timeZone: string | null;
	thread: string | null;
}

export interface Seen {
	words: string;
	reply: Reply;
	/** Ids and values of what can be pressed. */
	buttons: string[];
	isPrivate: boolean;
}

export function askerOf({
	channel = "C1",
	person = "U1",
	rights = "member",
	language = "en",
	timeZone = "Europe/Rome",
	thread = null,
}: Partial<Who> = {}): Asker {
	return {
		platform: "console",
		workspace: { id: "W1", name: "Team" },
		channel: channel === null ? null : { id: channel, name: `#${channel}` },
		person: { id: person, rights, timeZone, language },
		thread,
	};
}

/** The words of a message, as a terminal as wide as any line shows them, with its buttons. */
export function wordsOf(message: Message): string {
	return renderText(message, { width: 10_000 });
}

/** A team on a database that holds the recorded day, for the tests of one file. */
export function teamForFile(overrides: Partial<ChatDeps> = {}): Team {
	const team = {} as Team;
	beforeAll(async () => {
		const database = await openTestDatabase();
		await fillWithRecordedDay(database);
		await rankStories({ database, clock: manualClock(recordedNow) });
		Object.assign(team, makeTeam(database, overrides));
	}, 60_000);
	afterAll(() => team.database?.end());
	return team;
}

/** The signature of a PNG, for tests that look at no picture. */
const drawnNowhere = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);

/** A team on any database. */
export function makeTeam(
	database: Database,
	overrides: Partial<ChatDeps> = {},
): Team {
	const clock = manualClock(recordedNow);
	const told: Team["told"] = [];
	const logged: Team["logged"] = [];
	const deps: ChatDeps = {
		database,
		clock,
		log: logTo(logged),
		endpoint: null,
		budget: makeBudget({ dailyLimit: 0 }),
		http: offline,
		parser: {} as FeedParser,
		plotter: { draw: async () => drawnNowhere, close: async () => {} },
		adapters: new Map([["console", deafAdapter(told)]]),
		defaults: { timeZone: "UTC", language: "en" },
		showSpend: false,
		deskLink: null,
		...overrides,
	};
	const listener = makeListener(deps);
	return {
		database,
		clock,
		deps,
		listener,
		told,
		logged,
		async type(line, who) {
			const [, name = "", rest = ""] = /^\/(\S+)\s*(.*)$/s.exec(line) ?? [];
			const command = commands.find((known) => known.name === name);
			const values = command ? readArguments(command, rest) : {};
			return seen(await listener.command(askerOf(who), name, values));
		},
		press: async (id, value, who) =>
			seen(await listener.action(askerOf(who), id, value)),
		async subscribe(values, who) {
			const asker = askerOf(who);
			const outcome = await listener.submitForm(
				asker,
				"subscribe",
				asker.channel?.id ?? "",
				values,
			);
			return outcome.kind === "errors"
				? Object.values(outcome.errors).join("\n")
				: wordsOf(outcome.message);
		},
		async writeDueDigests() {
			for (const due of await dueSubscriptions(database, clock.now()))
				await writeDigest(deps, due);
		},
	};
}

function seen(reply: Reply): Seen {
	if (reply.kind === "form")
		return {
			words: JSON.stringify(reply.form),
			reply,
			buttons: [],
			isPrivate: true,
		};
	const { actions, entries } = reply.message;
	return {
		words: wordsOf(reply.message),
		reply,
		buttons: [...actions, ...entries.flatMap((entry) => entry.actions)].map(
			({ id, value }) => `${id} ${value}`,
		),
		isPrivate: reply.audience === "person",
	};
}

const offline: Pick<HttpClient, "get"> = {
	get: async (url) => ({
		url,
		status: 404,
		headers: {},
		body: Buffer.from(""),
		redirects: [],
	}),
};

function logTo(logged: Team["logged"]): Log {
	const keep = (fields: object, message: string) => {
		logged.push({ fields, message });
	};
	return { debug: keep, info: keep, warn: keep, error: keep };
}

/** Posts nothing, and keeps what it tells people. */
function deafAdapter(told: Team["told"]): ChatAdapter {
	const nowhere = () => Promise.reject(new Error("nothing is posted here"));
	return {
		platform: "console",
		hearsMentions: false,
		render: (message) => [
			{ body: { text: wordsOf(message) } satisfies MessageBody, storyIds: [] },
		],
		renderAgain: () => null,
		post: nowhere,
		find: nowhere,
		edit: nowhere,
		linkTo: async () => null,
		tell: async ({ person }, message) => {
			told.push({ person, text: wordsOf(message) });
		},
		ownsApp: async () => false,
		listen: async () => {},
		close: async () => {},
	};
}
