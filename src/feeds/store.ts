import type { Queryable } from "../lib/database/database.ts";
import type { Feed, FeedEntry, FeedKind } from "./feed.ts";
import type { FeedProblem } from "./finding.ts";
import type { Identified } from "./identity.ts";
import type { Rhythm } from "./reading/draft.ts";
import { endIncidents, type IncidentKind } from "./store-incidents.ts";
import { countingPoll, type PollCount } from "./store-polls.ts";

interface FeedRow {
	id: number;
	url: string;
	title: string | null;
	site_url: string | null;
	folder: string;
	kind: FeedKind;
	weight: number;
	language: string | null;
	state: Feed["state"];
	etag: string | null;
	last_modified: string | null;
	interval_seconds: number;
	next_poll_at: Date;
	first_polled_at: Date | null;
	last_polled_at: Date | null;
	last_ok_at: Date | null;
	last_item_at: Date | null;
	last_full_at: Date | null;
	rhythm: Rhythm | null;
	hub: string | null;
	hub_topic: string | null;
	last_status: number | null;
	last_milliseconds: number | null;
	last_error: string | null;
	last_problem: FeedProblem | null;
	failures: number;
	failing_since: Date | null;
	moved_to: string | null;
	moved_seen: number;
	added_by: string | null;
	added_language: string | null;
	kept_at: Date | null;
}

function feedOf(row: FeedRow): Feed {
	return {
		id: row.id,
		url: row.url,
		title: row.title,
		siteUrl: row.site_url,
		folder: row.folder,
		kind: row.kind,
		weight: row.weight,
		language: row.language,
		state: row.state,
		etag: row.etag,
		lastModified: row.last_modified,
		intervalSeconds: row.interval_seconds,
		nextPollAt: row.next_poll_at,
		firstPolledAt: row.first_polled_at,
		lastPolledAt: row.last_polled_at,
		lastOkAt: row.last_ok_at,
		lastItemAt: row.last_item_at,
		lastFullAt: row.last_full_at,
		rhythm: row.rhythm,
		hub: row.hub,
		hubTopic: row.hub_topic,
		lastStatus: row.last_status,
		lastMilliseconds: row.last_milliseconds,
		lastError: row.last_error,
		lastProblem: row.last_problem,
		failures: row.failures,
		failingSince: row.failing_since,
		movedTo: row.moved_to,
		movedSeen: row.moved_seen,
		addedBy: row.added_by,
		addedLanguage: row.added_language,
		keptAt: row.kept_at,
	};
}

export async function feedById(
	database: Queryable,
	id: number,
): Promise<Feed | null> {
	const { rows } = await database.query<FeedRow>(
		"select * from feeds where id = $1",
		[id],
	);
	return rows[0] ? feedOf(rows[0]) : null;
}

/** How many of a feed's publications tell its habit. */
const historyLength = 20;

/** What a poll needs to know. */
export interface KnownFeed {
	feed: Feed;
	/** Publication of its newest items, newest first. */
	published: Date[];
	/** What has been wrong with it for long. */
	incidents: IncidentKind[];
}

export async function feedToPoll(
	database: Queryable,
	id: number,
): Promise<KnownFeed | null> {
	const { rows } = await database.query<FeedRow & Omit<KnownFeed, "feed">>(
		`select feeds.*, array(
			select published_at from items
			where feed_id = feeds.id and published_at is not null
			order by published_at desc limit $2
		) as published, array(
			select kind from feed_incidents where feed_id = feeds.id and ended_at is null
		) as incidents
		from feeds where id = $1`,
		[id, historyLength],
	);
	const [row] = rows;
	if (!row) return null;
	const { published, incidents } = row;
	return { feed: feedOf(row), published, incidents };
}

/** All feeds but the removed ones, by folder and title. */
export async function listFeeds(database: Queryable): Promise<Feed[]> {
	const { rows } = await database.query<FeedRow>(
		`select * from feeds where state <> 'removed'
		order by folder, lower(coalesce(title, url)), id`,
	);
	return rows.map(feedOf);
}

/**
 * Adds a feed, due at once. One that was removed or gone comes back, as added by whoever wants it
 * now; one that is there already stays as it is, and `added` is false.
 * @param by `adderName` of a person in chat, else a word for what adds it
 * @param language in which that person is told of it
 */
export async function addFeed(
	database: Queryable,
	entry: FeedEntry,
	{
		by,
		language = null,
		now,
	}: { by: string | null; language?: string | null; now: Date },
): Promise<{ id: number; added: boolean }> {
	const { rows } = await database.query<{ id: number }>(
		`insert into feeds
			(url, title, site_url, folder, kind, weight, language, added_by, added_language,
			next_poll_at, created_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
		on conflict (url) do update
			set state = 'active', failures = 0, failing_since = null, last_error = null,
				last_problem = null, next_poll_at = excluded.next_poll_at,
				added_by = excluded.added_by, added_language = excluded.added_language
			where feeds.state <> 'active'
		returning id`,
		[
			entry.url,
			entry.title ?? null,
			entry.siteUrl ?? null,
			entry.folder ?? "other",
			entry.kind ?? "press",
			entry.weight ?? 1,
			entry.language ?? null,
			by,
			language,
			now,
		],
	);
	const [added] = rows;
	if (added) {
		await endIncidents(database, added.id, ["unreadable", "silent"], now);
		return { id: added.id, added: true };
	}
	const present = await database.query<{ id: number }>(
		"select id from feeds where url = $1",
		[entry.url],
	);
	return { id: present.rows[0]?.id ?? 0, added: false };
}

/** Stops polling a feed, named by its address or number; its items stay. False when there is none. */
export async function removeFeed(
	database: Queryable,
	feed: string | number,
): Promise<boolean> {
	const { rowCount } = await database.query(
		`update feeds set state = 'removed'
		where state <> 'removed' and (url = $1 or id::text = $1)`,
		[String(feed)],
	);
	return (rowCount ?? 0) > 0;
}

/** What a poll changes about its feed; what is left out stays. */
export type FeedChange = Partial<
	Pick<
		Feed,
		| "title"
		| "siteUrl"
		| "language"
		| "state"
		| "etag"
		| "lastModified"
		| "intervalSeconds"
		| "nextPollAt"
		| "firstPolledAt"
		| "lastPolledAt"
		| "lastOkAt"
		| "lastItemAt"
		| "lastFullAt"
		| "rhythm"
		| "hub"
		| "hubTopic"
		| "lastStatus"
		| "lastMilliseconds"
		| "lastError"
		| "lastProblem"
		| "failures"
		| "failingSince"
		| "movedTo"
		| "movedSeen"
	>
>;

const columns: Record<keyof FeedChange, string> = {
	title: "title",
	siteUrl: "site_url",
	language: "language",
	state: "state",
	etag: "etag",
	lastModified: "last_modified",
	intervalSeconds: "interval_seconds",
	nextPollAt: "next_poll_at",
	firstPolledAt: "first_polled_at",
	lastPolledAt: "last_polled_at",
	lastOkAt: "last_ok_at",
	lastItemAt: "last_item_at",
	lastFullAt: "last_full_at",
	rhythm: "rhythm",
	hub: "hub",
	hubTopic: "hub_topic",
	lastStatus: "last_status",
	lastMilliseconds: "last_milliseconds",
	lastError: "last_error",
	lastProblem: "last_problem",
	failures: "failures",
	failingSince: "failing_since",
	movedTo: "moved_to",
	movedSeen: "moved_seen",
};

/** Writes down what a poll found and, in the same statement, counts it where `poll` is given. */
export async function recordOutcome(
	database: Queryable,
	feedId: number,
	change: FeedChange,
	poll: PollCount | null = null,
): Promise<void> {
	const values: unknown[] = [feedId];
	const bind = (value: unknown) => `$${values.push(value)}`;
	const names = Object.keys(change).filter(
		(name) => name in columns,
	) as (keyof FeedChange)[];
	const assignments = names.map(
		(name) => `${columns[name]} = ${bind(columnValue(change[name] ?? null))}`,
	);
	const counted = poll && `with counted as (${countingPoll(poll, "$1", bind)})`;
	await database.query(
		`${counted ?? ""} update feeds set ${assignments.join(", ")} where id = $1`,
		values,
	);
}

/** Leaves out a poll: the next one comes after the feed's interval. */
export async function postponePoll(
	database: Queryable,
	feedId: number,
	now: Date,
): Promise<void> {
	await database.query(
		`update feeds set next_poll_at = $2::timestamptz + interval_seconds * interval '1 second'
		where id = $1 and next_poll_at <= $2`,
		[feedId, now],
	);
}

/** Gives a feed the address that it moved to, unless another feed has that already. */
export async function adoptAddress(
	database: Queryable,
	feedId: number,
	url: string,
): Promise<boolean> {
	const { rowCount } = await database.query(
		`update feeds set url = $2, moved_to = null, moved_seen = 0
		where id = $1 and not exists (select from feeds other where other.url = $2)`,
		[feedId, url],
	);
	return rowCount === 1;
}

/** An item to be stored, with what the poll decided about it. */
export interface ItemToStore extends Identified {
	publishedAt: Date | null;
	backlog: boolean;
}

/**
 * Stores the items that the feed did not have yet, under any of their identities,
 * and returns their numbers in the order given. Doing it again stores nothing.
 */
export async function storeItems(
	database: Queryable,
	feedId: number,
	items: readonly ItemToStore[],
	now: Date,
): Promise<number[]> {
	if (items.length === 0) return [];
	const keys = items
		.flatMap(({ identity, others }) => [identity, ...others])
		.map(storable);
	const present = await database.query<{ identity: string }>(
		"select identity from items where feed_id = $1 and identity = any($2::text[])",
		[feedId, keys],
	);
	const known = new Set(present.rows.map(({ identity }) => identity));
	const unknown = items.filter(
		({ identity, others }) =>
			![identity, ...others].some((key) => known.has(storable(key))),
	);
	if (unknown.length === 0) return [];
	const { rows } = await database.query<{ id: number }>(
		`insert into items
			(feed_id, identity, guid, url, title, summary, content, author, language, categories,
			published_at, seen_at, backlog)
		select $1, identity, guid, url, title, summary, content, author, language, categories,
			published_at, $3, backlog
		from jsonb_to_recordset($2::jsonb) as given
			(position integer, identity text, guid text, url text, title text, summary text,
			content text, author text, language text, categories jsonb, published_at timestamptz,
			backlog boolean)
		order by position
		on conflict (feed_id, identity) do nothing
		returning id`,
		[feedId, JSON.stringify(unknown.map(rowOf)), now],
	);
	return rows.map(({ id }) => id);
}

function rowOf(
	{ item, identity, publishedAt, backlog }: ItemToStore,
	position: number,
): object {
	const { guid, url, title, summary, content, author, language } = item;
	const texts = { guid, url, title, summary, content, author, language };
	return {
		...Object.fromEntries(
			Object.entries(texts).map(([name, text]) => [
				name,
				text === null ? null : storable(text),
			]),
		),
		identity: storable(identity),
		categories: item.categories.map(storable),
		published_at: publishedAt,
		backlog,
		position,
	};
}

function columnValue(value: FeedChange[keyof FeedChange]): unknown {
	if (typeof value === "string") return storable(value);
	const isDocument =
		typeof value === "object" && value !== null && !(value instanceof Date);
	return isDocument
		? JSON.stringify(value, (_key, part: unknown) =>
				typeof part === "string" ? storable(part) : part,
			)
		: value;
}

/** PostgreSQL keeps neither NUL nor half a character. */
function storable(text: string): string {
	return text.replaceAll("\0", "").toWellFormed();
}
