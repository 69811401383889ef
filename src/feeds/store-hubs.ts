import type { Queryable } from "../lib/database/database.ts";
import type { HubMode } from "./websub.ts";

/** Something to ask a hub about a feed. */
export interface HubAsking {
	feedId: number;
	mode: HubMode;
	hub: string;
	topic: string;
}

/** What a hub knows a subscription by. */
export interface HubKeys {
	token: string;
	secret: string;
}

interface AskingTimes {
	now: Date;
	/** Who was asked later than then is left alone. */
	askedBefore: Date;
}

/**
 * What hubs are to be asked: to push a feed, anew before the lease ends or where the feed
 * has changed its hub, and to stop where we read the feed no longer.
 */
export async function hubsToAsk(
	database: Queryable,
	{ askedBefore, now, renewBefore }: AskingTimes & { renewBefore: Date },
	limit: number,
): Promise<HubAsking[]> {
	const { rows } = await database.query<HubAsking>(
		`select feeds.id as "feedId", feeds.hub, feeds.hub_topic as topic, 'subscribe' as mode
		from feeds left join hub_subscriptions as ours on ours.feed_id = feeds.id
		where feeds.state = 'active' and feeds.hub is not null and (
			ours.feed_id is null
			or ours.asked_at <= $1 and (
				(ours.hub, ours.topic) is distinct from (feeds.hub, feeds.hub_topic)
				or ours.lease_ends_at is null or ours.lease_ends_at <= $3
			)
		)
		union all
		select ours.feed_id, ours.hub, ours.topic, 'unsubscribe'
		from hub_subscriptions as ours join feeds on feeds.id = ours.feed_id
		where feeds.state <> 'active' and ours.lease_ends_at > $2 and ours.asked_at <= $1
		limit $4`,
		[askedBefore, now, renewBefore, limit],
	);
	return rows;
}

/**
 * Forgets what was agreed with a hub that its feed names no longer, and what has lapsed of
 * feeds that we read no longer. A hub that pushes all the same is told that nobody is there.
 */
export async function forgetSubscriptions(
	database: Queryable,
	{ askedBefore, now }: AskingTimes,
): Promise<void> {
	await database.query(
		`delete from hub_subscriptions as ours using feeds
		where feeds.id = ours.feed_id and (
			feeds.state = 'active' and ours.asked_at <= $1
				and (ours.hub, ours.topic) is distinct from (feeds.hub, feeds.hub_topic)
			or feeds.state <> 'active' and (ours.lease_ends_at is null or ours.lease_ends_at <= $2)
		)`,
		[askedBefore, now],
	);
}

/**
 * Notes that a hub is asked now, so that it can confirm before its answer is here. Null where
 * another process has just asked it. An earlier subscription keeps its keys.
 * @param fresh the keys of a new one
 */
export async function beginAsking(
	database: Queryable,
	{ feedId, mode, hub, topic }: HubAsking,
	fresh: HubKeys,
	{ now, askedBefore }: AskingTimes,
): Promise<HubKeys | null> {
	const { rows } = await database.query<HubKeys>(
		`insert into hub_subscriptions as ours (feed_id, hub, topic, token, secret, asked_at, awaited)
		values ($1, $2, $3, $4, $5, $6, $7)
		on conflict (feed_id) do update
			set asked_at = excluded.asked_at, awaited = excluded.awaited
			where ours.asked_at <= $8
		returning token, secret`,
		[feedId, hub, topic, fresh.token, fresh.secret, now, mode, askedBefore],
	);
	return rows[0] ?? null;
}

/** Why asking came to nothing, unless the hub has confirmed meanwhile; a lease that runs goes on. */
export async function askedInVain(
	database: Queryable,
	feedId: number,
	{ reason, isRefusal }: { reason: string; isRefusal: boolean },
): Promise<void> {
	await database.query(
		`update hub_subscriptions set awaited = null, reason = $2,
			state = case when state = 'asked' and $3 then 'refused' else state end
		where feed_id = $1 and awaited is not null`,
		[feedId, reason, isRefusal],
	);
}

/** Which confirmation a hub asks for, and how long ago we may have wanted it. */
interface Confirmation {
	token: string;
	topic: string;
	askedAfter: Date;
}

/** Takes a lease that was asked for and not confirmed yet. False where none was. */
export async function confirmLease(
	database: Queryable,
	{ token, topic, askedAfter }: Confirmation,
	leaseEndsAt: Date,
): Promise<boolean> {
	const { rowCount } = await database.query(
		`update hub_subscriptions as ours
		set state = 'active', awaited = null, reason = null, lease_ends_at = $4
		from feeds
		where ours.token = $1 and ours.topic = $2 and ours.awaited = 'subscribe' and ours.asked_at > $3
			and feeds.id = ours.feed_id and feeds.state = 'active'`,
		[token, topic, askedAfter, leaseEndsAt],
	);
	return rowCount === 1;
}

/** Ends a subscription whose end was asked for. False where it was not. */
export async function confirmEnd(
	database: Queryable,
	{ token, topic, askedAfter }: Confirmation,
): Promise<boolean> {
	const { rowCount } = await database.query(
		`delete from hub_subscriptions as ours using feeds
		where ours.token = $1 and ours.topic = $2 and ours.awaited = 'unsubscribe'
			and ours.asked_at > $3 and feeds.id = ours.feed_id and feeds.state <> 'active'`,
		[token, topic, askedAfter],
	);
	return rowCount === 1;
}

/** The hub will not push, or not any longer. False where there is no such subscription. */
export async function endByHub(
	database: Queryable,
	{ token, topic, reason }: { token: string; topic: string; reason: string },
): Promise<boolean> {
	const { rowCount } = await database.query(
		`update hub_subscriptions
		set state = 'refused', awaited = null, lease_ends_at = null, reason = $3
		where token = $1 and topic = $2`,
		[token, topic, reason],
	);
	return rowCount === 1;
}

/** What signs the notifications to that address; null where we read no such feed. */
export async function secretOf(
	database: Queryable,
	token: string,
): Promise<string | null> {
	const { rows } = await database.query<{ secret: string }>(
		`select ours.secret from hub_subscriptions as ours
		join feeds on feeds.id = ours.feed_id
		where ours.token = $1 and feeds.state = 'active'`,
		[token],
	);
	return rows[0]?.secret ?? null;
}

/**
 * Makes the feed due that its hub told of, a minute after its last poll at the earliest. One
 * that cannot be read waits its time: its publisher may have asked for that.
 */
export async function dueByHub(
	database: Queryable,
	token: string,
	now: Date,
): Promise<void> {
	await database.query(
		`with told as (
			update hub_subscriptions set last_told_at = $2 where token = $1 returning feed_id
		)
		update feeds set next_poll_at =
			least(next_poll_at, greatest($2, last_polled_at + interval '1 minute'))
		from told
		where feeds.id = told.feed_id and feeds.state = 'active' and feeds.failures = 0`,
		[token, now],
	);
}

/** Makes a feed due again whose hub told of it after that moment, while it was being read. */
export async function dueAgain(
	database: Queryable,
	feedId: number,
	since: Date,
): Promise<void> {
	await database.query(
		`update feeds set next_poll_at = least(next_poll_at, last_polled_at + interval '1 minute')
		from hub_subscriptions as ours
		where feeds.id = $1 and feeds.failures = 0
			and ours.feed_id = feeds.id and ours.last_told_at > $2`,
		[feedId, since],
	);
}

/** A feed that its hub pushes. */
export interface PushedFeed {
	feedId: number;
	url: string;
	hub: string;
	until: Date;
}

/** The feeds that are pushed at that time, the lease that ends first before the others. */
export async function pushedFeeds(
	database: Queryable,
	now: Date,
): Promise<PushedFeed[]> {
	const { rows } = await database.query<PushedFeed>(
		`select feeds.id as "feedId", feeds.url, ours.hub, ours.lease_ends_at as until
		from hub_subscriptions as ours join feeds on feeds.id = ours.feed_id
		where ours.lease_ends_at > $1 and feeds.state = 'active'
		order by ours.lease_ends_at, feeds.id`,
		[now],
	);
	return rows;
}
