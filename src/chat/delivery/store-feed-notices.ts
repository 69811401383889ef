/** Who is to be told of a feed that they added, and was not yet. */
import type { Incident } from "../../feeds/store-incidents.ts";
import type { Queryable } from "../../lib/database/database.ts";

/** Who cannot be told so often, over about a day, never is. */
const mostAttempts = 12;

/** An incident and the feed that has it. */
export interface FeedNotice extends Incident {
	feedId: number;
}

/** Whether somebody was to be told by now. */
export async function someFeedNoticeWaits(
	database: Queryable,
	now: Date,
): Promise<boolean> {
	const { rows } = await database.query(
		"select from feed_incidents where tell_at <= $1 and attempts < $2 limit 1",
		[now, mostAttempts],
	);
	return rows.length > 0;
}

/**
 * Takes one thing that somebody on these platforms is to be told by now, for one worker alone.
 * What is not settled is taken again after a minute, then after twice as long each time.
 * Nobody can be told in a workspace that is closed to us, nor of a feed that was removed.
 */
export async function takeFeedNotice(
	database: Queryable,
	{ platforms, now }: { platforms: readonly string[]; now: Date },
): Promise<FeedNotice | null> {
	const { rows } = await database.query<FeedNotice>(
		`update feed_incidents set attempts = attempts + 1,
			tell_at = $1::timestamptz + interval '1 minute' * power(2, attempts)
		where (feed_id, kind) = (
			select i.feed_id, i.kind from feed_incidents i join feeds f on f.id = i.feed_id
			where i.tell_at <= $1 and i.attempts < $2 and f.state <> 'removed'
				and split_part(f.added_by, ':', 1) = any($3::text[])
				and not exists (
					select from workspaces w
					where w.platform = split_part(f.added_by, ':', 1)
						and w.external_id = split_part(f.added_by, ':', 2) and w.state <> 'active'
				)
			order by i.tell_at limit 1
			for update of i skip locked
		)
		returning feed_id as "feedId", kind, since`,
		[now, mostAttempts, platforms],
	);
	return rows[0] ?? null;
}

/** They were told, or never can be. */
export async function settleFeedNotice(
	database: Queryable,
	{ feedId, kind }: FeedNotice,
): Promise<void> {
	await database.query(
		"update feed_incidents set tell_at = null where feed_id = $1 and kind = $2",
		[feedId, kind],
	);
}
