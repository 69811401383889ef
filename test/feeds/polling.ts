import type { ServerResponse } from "node:http";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { type FeedParser, makeParser } from "#src/feeds/parser.ts";
import { type PollResult, pollFeed } from "#src/feeds/poll.ts";
import { addFeed, feedById } from "#src/feeds/store.ts";
import { type ManualClock, manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { makeHttpClient } from "#src/lib/http/client.ts";
import { openTestDatabase } from "#test/support/database.ts";
import {
	type LoopbackServer,
	loopbackForTest,
} from "#test/support/loopback.ts";

export const monday = new Date("2025-01-20T12:00:00Z");

export interface RssItem {
	title: string;
	guid?: string;
	link?: string;
	date?: string;
}

/** A small RSS feed with those items. */
export function rss(items: RssItem[], channel = ""): string {
	const entries = items.map(
		({ title, guid, link, date }) =>
			`<item><title>${title}</title>${guid ? `<guid isPermaLink="false">${guid}</guid>` : ""}` +
			`${link ? `<link>${link}</link>` : ""}${date ? `<pubDate>${date}</pubDate>` : ""}</item>`,
	);
	return `<rss version="2.0"><channel><title>The Lab</title>${channel}${entries.join("")}</channel></rss>`;
}

/** How one request is answered; status 200 unless given. */
export interface Answer {
	status?: number;
	headers?: Record<string, string>;
	body?: string | Buffer;
}

export interface PollingWorld {
	server: LoopbackServer;
	clock: ManualClock;
	database: Database;
	feedId: number;
	/** What the next requests get; the last answer stays. */
	answers: Answer[];
	/** Polls the feed when it is due next, and returns what came of it. */
	pollWhenDue(): Promise<PollResult>;
	poll(): Promise<PollResult>;
	feed(): Promise<NonNullable<Awaited<ReturnType<typeof feedById>>>>;
}

// One database and one thread a file: each test has a feed of its own.
let database: Database;
let parser: FeedParser;
beforeAll(async () => {
	database = await openTestDatabase();
	parser = makeParser({ threads: 1 });
});
afterAll(async () => {
	await parser.close();
	await database.end();
});

/** A feed on a loopback server that answers as told, with everything that polls it. */
export async function pollingWorld(path = "/feed"): Promise<PollingWorld> {
	const answers: Answer[] = [];
	const server = await loopbackForTest((_, response) => {
		const answer = answers.length > 1 ? answers.shift() : answers[0];
		send(response, answer ?? {});
	});
	const clock = manualClock(monday);
	const http = makeHttpClient({ version: "0", allowedHosts: ["127.0.0.1"] });
	onTestFinished(() => http.close());
	const { id } = await addFeed(
		database,
		{ url: `${server.url}${path}` },
		{ by: null, now: clock.now() },
	);
	const poll = (): Promise<PollResult> =>
		pollFeed({ database, http, parser, clock, random: () => 0 }, id);
	const feed: PollingWorld["feed"] = async () => {
		const found = await feedById(database, id);
		if (!found) throw new Error("the feed is not in the database");
		return found;
	};
	return {
		server,
		clock,
		database,
		feedId: id,
		answers,
		poll,
		feed,
		async pollWhenDue() {
			clock.set((await feed()).nextPollAt);
			return poll();
		},
	};
}

function send(
	response: ServerResponse,
	{ status = 200, headers = {}, body = "" }: Answer,
): void {
	response.writeHead(status, headers).end(body);
}
