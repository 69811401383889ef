import type { Queryable } from "../lib/database/database.ts";

/** What is counted of the site when its figures are asked for. */
export interface SiteCounts {
	feeds: Record<FeedState, number>;
	channels: { active: number; silenced: number };
	/** Digests whose slot has come and that are not told, of channels that can be told. */
	overdue: { digests: number; seconds: number };
	/** Null before the first. */
	lastItemAt: Date | null;
	databaseBytes: number;
}

export type FeedState = "fresh" | "unread" | "failing" | "silent" | "gone";

export async function siteCounts(
	database: Queryable,
	now: Date,
): Promise<SiteCounts> {
	const [feeds, channels, overdue, rest] = [
		await feedCounts(database, now),
		await channelCounts(database),
		await overdueDigests(database, now),
		await rows<{ lastItemAt: Date | null; bytes: string }>(
			database,
			`select (select seen_at from items order by id desc limit 1) as "lastItemAt",
				pg_database_size(current_database()) as bytes`,
		),
	];
	return {
		feeds,
		channels,
		overdue,
		lastItemAt: rest[0]?.lastItemAt ?? null,
		databaseBytes: Number(rest[0]?.bytes ?? 0),
	};
}

async function feedCounts(
	database: Queryable,
	now: Date,
): Promise<SiteCounts["feeds"]> {
	const counted = await rows<{ state: FeedState; count: number }>(
		database,
		`select case
				when f.state = 'gone' then 'gone'
				when f.failures > 0 then 'failing'
				when i.feed_id is not null then 'silent'
				when f.last_ok_at > $1::timestamptz - interval '25 hours' then 'fresh'
				else 'unread'
			end as state, count(*)::int as count
		from feeds f left join feed_incidents i
			on i.feed_id = f.id and i.kind = 'silent' and i.ended_at is null
		where f.state <> 'removed' group by 1`,
		[now],
	);
	const none = { fresh: 0, unread: 0, failing: 0, silent: 0, gone: 0 };
	return {
		...none,
		...Object.fromEntries(counted.map(({ state, count }) => [state, count])),
	};
}

async function channelCounts(
	database: Queryable,
): Promise<SiteCounts["channels"]> {
	const [counts] = await rows<SiteCounts["channels"]>(
		database,
		`select count(*) filter (where c.state = 'active' and w.state = 'active')::int as active,
			count(*) filter (where c.state <> 'active' or w.state <> 'active')::int as silenced
		from subscriptions s join channels c on c.id = s.channel_id
		join workspaces w on w.id = c.workspace_id`,
	);
	return counts ?? { active: 0, silenced: 0 };
}

async function overdueDigests(
	database: Queryable,
	now: Date,
): Promise<SiteCounts["overdue"]> {
	const [overdue] = await rows<SiteCounts["overdue"]>(
		database,
		`with untold as (
			select channel_id, next_slot as slot from subscriptions
			where next_slot <= $1 and (paused_until is null or paused_until <= $1)
			union all
			select channel_id, slot from digests
			where state in ('claimed', 'composed') and kind <> 'breaking' and slot <= $1
		)
		select count(*)::int as digests,
			coalesce(extract(epoch from $1::timestamptz - min(slot)), 0)::float8 as seconds
		from untold u join channels c on c.id = u.channel_id
		join workspaces w on w.id = c.workspace_id
		where c.state = 'active' and w.state = 'active'`,
		[now],
	);
	return overdue ?? { digests: 0, seconds: 0 };
}

async function rows<Row extends object>(
	database: Queryable,
	query: string,
	values: unknown[] = [],
): Promise<Row[]> {
	return (await database.query<Row>(query, values)).rows;
}
