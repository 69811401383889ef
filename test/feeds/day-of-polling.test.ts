import { afterAll, beforeAll, expect, test } from "vitest";
import { type FeedParser, makeParser } from "#src/feeds/parser.ts";
import { pollFeed } from "#src/feeds/poll.ts";
import { addFeed, feedById } from "#src/feeds/store.ts";
import { manualClock } from "#src/lib/clock.ts";
import { makeHttpClient } from "#src/lib/http/client.ts";
import { makeChance } from "../briefs/mutations.ts";
import { databaseForTest } from "../support/database.ts";
import { loopbackForTest } from "../support/loopback.ts";
import { impoliteVisits, missedItems } from "./day/judge.ts";
import { HABITS, makePublisher } from "./day/publisher.ts";

const DAY = 24 * 60 * 60_000;
const begin = new Date("2025-01-20T00:00:00Z");
/** DAY_OF_FEEDS=300 is the whole of it; fewer are enough to notice a slip. */
const feeds = Number(process.env.DAY_OF_FEEDS ?? HABITS.length);

let parser: FeedParser;
beforeAll(() => {
	parser = makeParser({ threads: 1 });
});
afterAll(() => parser.close());

test("over a day no feed is asked more often than it allows, no item missed, none taken twice", {
	timeout: 120_000 * Math.ceil(feeds / 10),
}, async () => {
	const database = await databaseForTest();
	const clock = manualClock(begin);
	const chance = makeChance(7);
	const publishers = Array.from({ length: feeds }, (_, id) => {
		const habit =
			HABITS[id % HABITS.length] ?? (HABITS[0] as (typeof HABITS)[0]);
		return makePublisher(habit, id, begin.getTime(), chance() * habit.every);
	});
	const server = await loopbackForTest((request, response) => {
		const id = Number(request.url?.slice(1));
		publishers[id]?.answer(request, response, clock.now().getTime());
	});
	const http = makeHttpClient({ version: "0", allowedHosts: ["127.0.0.1"] });
	const ids = new Map<number, number>();
	const due = new Map<number, number>();
	for (const { id } of publishers) {
		const added = await addFeed(
			database,
			{ url: `${server.url}/${id}` },
			{ by: null, now: begin },
		);
		ids.set(id, added.id);
		due.set(id, begin.getTime() + chance() * 60 * 60_000);
	}

	const stored: number[] = [];
	for (;;) {
		const [id, at] = [...due].reduce((a, b) => (b[1] < a[1] ? b : a));
		if (at >= begin.getTime() + DAY) break;
		clock.set(new Date(at));
		const feedId = ids.get(id) ?? 0;
		const { newItems } = await pollFeed(
			{ database, http, parser, clock, random: chance },
			feedId,
			{
				early: due.get(id) !== undefined && publishers[id]?.visits.length === 0,
			},
		);
		stored.push(...newItems);
		const feed = await feedById(database, feedId);
		if (feed?.state === "active") due.set(id, feed.nextPollAt.getTime());
		else due.delete(id);
	}
	await http.close();

	const { rows } = await database.query<{ feed: number; guids: string[] }>(
		`select feed_id as feed, array_agg(title) as guids from items group by feed_id`,
	);
	const titles = new Map(rows.map(({ feed, guids }) => [Number(feed), guids]));
	const wrong = publishers.flatMap((publisher) => {
		const known = (titles.get(ids.get(publisher.id) ?? 0) ?? []).map((title) =>
			title.replace("Report ", ""),
		);
		return [
			...impoliteVisits(publisher),
			...missedItems(publisher, new Set(known), begin.getTime() + DAY),
			...(new Set(known).size === known.length
				? []
				: [`${publisher.id}: twice`]),
		];
	});
	expect(wrong).toEqual([]);
	expect(new Set(stored).size).toBe(stored.length);
	// Every kind of publisher showed what it is there for.
	const answers = new Set(
		publishers.flatMap(({ visits }) => visits.map(({ status }) => status)),
	);
	expect([...answers].sort()).toEqual([200, 304, 410, 429, 500, 503]);
});
