import type { Clock } from "../lib/clock.ts";
import {
	type Database,
	type Queryable,
	transaction,
} from "../lib/database/database.ts";
import { reasonOf } from "../lib/errors.ts";
import { describe } from "../lib/event.ts";
import type { HttpClient } from "../lib/http/client.ts";
import type { Log } from "../lib/log.ts";
import type { Feed } from "./feed.ts";
import { type FetchOutcome, fetchFeed } from "./fetch.ts";
import type { FeedProblem } from "./finding.ts";
import { causeWords } from "./finding-words.ts";
import { offeredHub } from "./hub-offer.ts";
import { identify } from "./identity.ts";
import { watchFailure, watchGone, watchReading } from "./incidents.ts";
import type { Item } from "./item.ts";
import type { ParsedFeed } from "./parse.ts";
import type { FeedParser } from "./parser.ts";
import { nextAttempt, nextPoll } from "./schedule.ts";
import {
	adoptAddress,
	type FeedChange,
	feedToPoll,
	type ItemToStore,
	type KnownFeed,
	recordOutcome,
	storeItems,
} from "./store.ts";
import { dueAgain } from "./store-hubs.ts";
import type { PollCount } from "./store-polls.ts";
import { unreadable } from "./unreadable.ts";

export interface PollDependencies {
	database: Database;
	http: Pick<HttpClient, "get">;
	parser: FeedParser;
	clock: Clock;
	log?: Log;
	/** From 0 up to 1: spreads polls over time. */
	random?: () => number;
}

export interface PollResult {
	/** Numbers of the items that were not known before. */
	newItems: number[];
	outcome:
		| { kind: "read"; items: number }
		| { kind: "unchanged" | "gone" }
		| { kind: "failed"; reason: string }
		/** Not due yet, removed, or gone before. */
		| { kind: "skipped" };
}

type Fetched = Extract<FetchOutcome, { kind: "fetched" }>;
type Unchanged = Extract<FetchOutcome, { kind: "unchanged" }>;

const hour = 60 * 60 * 1_000;
/** On its first poll, a feed's items that are older are not news to anyone. */
const firstPollAge = 24 * hour;
/** Later, items so much older than the poll before were not just published, whatever made them new. */
const laterPollAge = 7 * 24 * hour;
/** A move is believed after so many good polls in a row that showed it. */
const movesBeforeAdoption = 3;

/**
 * Polls one feed that is due: asks for it, reads it, and in one transaction stores
 * its items, its state and the time of the next poll. What is wrong with the feed is
 * written down with it, never thrown. With `early` a feed is polled before its time.
 */
export async function pollFeed(
	dependencies: PollDependencies,
	feedId: number,
	{ early = false }: { early?: boolean } = {},
): Promise<PollResult> {
	const { database, clock } = dependencies;
	const known = await feedToPoll(database, feedId);
	const due =
		known?.feed.state === "active" &&
		(early || known.feed.nextPollAt <= clock.now());
	if (!known || !due) return { newItems: [], outcome: { kind: "skipped" } };

	const { feed } = known;
	const started = clock.now();
	const fetched = await fetchFeed(dependencies, feed);
	const result = await record(dependencies, known, fetched);
	if (feed.hub !== null) await dueAgain(database, feed.id, started);
	describe({
		feed: URL.parse(feed.url)?.host ?? feed.url,
		poll: result.outcome,
		newItems: result.newItems.length,
	});
	return result;
}

async function record(
	dependencies: PollDependencies,
	known: KnownFeed,
	outcome: FetchOutcome,
): Promise<PollResult> {
	const { database, clock } = dependencies;
	const { feed } = known;
	switch (outcome.kind) {
		case "fetched":
			return recordReading(dependencies, known, outcome);
		case "unchanged":
			await recordGood(database, dependencies, known, {
				outcome,
				parsed: null,
				newItems: 0,
			});
			return { newItems: [], outcome: { kind: "unchanged" } };
		case "gone":
			await transaction(database, async (client) => {
				const now = clock.now();
				await recordOutcome(
					client,
					feed.id,
					{
						...asked(outcome, now),
						...failedFor(outcome.problem),
						state: "gone",
					},
					failedPoll(outcome, now),
				);
				await watchGone(client, known, now);
			});
			return { newItems: [], outcome: { kind: "gone" } };
		case "failed":
			return recordFailure(dependencies, known, outcome, outcome.problem);
	}
}

async function recordReading(
	dependencies: PollDependencies,
	known: KnownFeed,
	outcome: Fetched,
): Promise<PollResult> {
	const { database, parser, clock } = dependencies;
	const { feed } = known;
	const { body, url, contentType } = outcome;
	let parsed: ParsedFeed;
	try {
		parsed = await parser.parse(body, {
			url,
			...(contentType !== null && { contentType }),
		});
	} catch (error) {
		const problem = unreadable(outcome, reasonOf(error));
		return recordFailure(dependencies, known, outcome, problem);
	}
	const now = clock.now();
	const newItems = await transaction(database, async (client) => {
		const items = judged(parsed.items, feed, now);
		const dates = items.flatMap(({ publishedAt }) => publishedAt ?? []);
		const published = newestFirst([...known.published, ...dates]);
		const stored = await storeItems(client, feed.id, items, now);
		await recordGood(
			client,
			dependencies,
			{ ...known, published },
			{ outcome, parsed, newItems: stored.length },
		);
		return stored;
	});
	return { newItems, outcome: { kind: "read", items: parsed.items.length } };
}

/** Decides what of a reading is news, and keeps no publication in the future. */
function judged(items: readonly Item[], feed: Feed, now: Date): ItemToStore[] {
	const first = feed.firstPolledAt === null;
	const oldest = first
		? now.getTime() - firstPollAge
		: (feed.lastOkAt ?? now).getTime() - laterPollAge;
	return identify(items).map((identified) => {
		const given = identified.item.publishedAt;
		const published =
			given === null
				? null
				: new Date(Math.min(Date.parse(given), now.getTime()));
		const backlog = published === null ? first : published.getTime() < oldest;
		return { ...identified, publishedAt: published, backlog };
	});
}

/** Each moment once: an item that is known already tells nothing more. */
function newestFirst(dates: readonly Date[]): Date[] {
	const times = new Set(dates.map((date) => date.getTime()));
	return [...times]
		.sort((first, second) => second - first)
		.map((time) => new Date(time));
}

/** What a good poll brought; `parsed` is null where nothing had changed. */
interface Reading {
	outcome: Fetched | Unchanged;
	parsed: ParsedFeed | null;
	newItems: number;
}

async function recordGood(
	client: Queryable,
	{ clock, log, random = Math.random }: PollDependencies,
	known: KnownFeed,
	{ outcome, parsed, newItems }: Reading,
): Promise<void> {
	const { feed, published } = known;
	const now = clock.now();
	const rhythm = parsed?.rhythm ?? feed.rhythm;
	const { freshForSeconds } = outcome;
	const next = nextPoll({ now, published, rhythm, freshForSeconds, random });
	const movedSeen = timesMoved(feed, outcome.movedTo);
	const change: FeedChange = {
		...asked(outcome, now),
		...(parsed === null
			? confirmed(feed, outcome)
			: replaced(feed, outcome, parsed, now)),
		firstPolledAt: feed.firstPolledAt ?? now,
		lastOkAt: now,
		lastItemAt: published[0] ?? feed.lastItemAt,
		lastError: null,
		lastProblem: null,
		failures: 0,
		failingSince: null,
		intervalSeconds: next.intervalSeconds,
		nextPollAt: next.at,
		movedTo: outcome.movedTo,
		movedSeen,
	};
	const { milliseconds } = outcome;
	const poll = { at: now, milliseconds, failed: false, newItems };
	await recordOutcome(client, feed.id, change, poll);
	if (outcome.movedTo !== null && movedSeen >= movesBeforeAdoption) {
		await adoptAddress(client, feed.id, outcome.movedTo);
	}
	if (await watchReading(client, known, { published, now }))
		log?.info(
			{ feed: feed.url, since: published[0] },
			"feed has been silent for unusually long",
		);
}

/** On how many good polls in a row, this one included, the feed had moved there. */
function timesMoved(feed: Feed, movedTo: string | null): number {
	if (movedTo === null) return 0;
	return movedTo === feed.movedTo ? feed.movedSeen + 1 : 1;
}

function asked(outcome: FetchOutcome, now: Date): FeedChange {
	const { status, milliseconds } = outcome;
	return {
		lastPolledAt: now,
		lastStatus: status,
		lastMilliseconds: milliseconds,
	};
}

/** An answer without validators leaves those that it just confirmed. */
function confirmed(feed: Feed, outcome: Unchanged | Fetched): FeedChange {
	return {
		etag: outcome.etag ?? feed.etag,
		lastModified: outcome.lastModified ?? feed.lastModified,
	};
}

function replaced(
	feed: Feed,
	outcome: Fetched | Unchanged,
	parsed: ParsedFeed,
	now: Date,
): FeedChange {
	const offer = offeredHub(outcome, parsed);
	return {
		etag: outcome.etag,
		lastModified: outcome.lastModified,
		lastFullAt: now,
		rhythm: parsed.rhythm,
		hub: offer?.hub ?? null,
		hubTopic: offer?.topic ?? null,
		// What a person gave stays.
		title: feed.title ?? parsed.feed.title,
		siteUrl: feed.siteUrl ?? parsed.feed.siteUrl,
		language: feed.language ?? parsed.feed.language,
	};
}

async function recordFailure(
	{ database, clock, random = Math.random }: PollDependencies,
	known: KnownFeed,
	outcome: FetchOutcome,
	problem: FeedProblem,
): Promise<PollResult> {
	const { feed } = known;
	const now = clock.now();
	const failures = feed.failures + 1;
	const failingSince = feed.failingSince ?? now;
	const retryAfterSeconds =
		outcome.kind === "failed" ? outcome.retryAfterSeconds : null;
	const change: FeedChange = {
		...asked(outcome, now),
		...failedFor(problem),
		failures,
		failingSince,
		nextPollAt: nextAttempt({
			now,
			intervalSeconds: feed.intervalSeconds,
			failures,
			retryAfterSeconds,
			random,
		}),
	};
	await recordOutcome(database, feed.id, change, failedPoll(outcome, now));
	const isAnswered = outcome.status !== null;
	await watchFailure(database, known, { since: failingSince, isAnswered, now });
	const reason = causeWords(problem);
	return { newItems: [], outcome: { kind: "failed", reason } };
}

function failedPoll({ milliseconds }: FetchOutcome, at: Date): PollCount {
	return { at, milliseconds, failed: true, newItems: 0 };
}

function failedFor(problem: FeedProblem): FeedChange {
	return { lastError: causeWords(problem), lastProblem: problem };
}
