/** What is to be read next, in turns: whoever has a thousand feeds keeps nobody from reading ten. */
import type { Queryable } from "../lib/database/database.ts";

/** A person's workspace (`adderName`); what no workspace added is the operator's, as if a workspace's too. */
const tenant = `case when f.added_by like '%:%:%'
	then split_part(f.added_by, ':', 1) || ':' || split_part(f.added_by, ':', 2) end`;

/** A host is asked once at a time, so that what waits for it would keep others waiting. */
const host = `lower(substring(f.url from '^[a-z]+://([^/?#]+)'))`;

export interface DuePoll {
	feedId: number;
	due: Date;
	/** The how manieth of its workspace, or of its host where that is later. */
	turn: number;
}

/** Feeds whose time has come: of each workspace and each host the longest overdue first. */
export async function duePolls(
	database: Queryable,
	now: Date,
	limit: number,
): Promise<DuePoll[]> {
	const { rows } = await database.query<DuePoll>(
		`select f.id as "feedId", f.next_poll_at as due, greatest(
			row_number() over (partition by ${tenant} order by f.next_poll_at, f.id),
			row_number() over (partition by ${host} order by f.next_poll_at, f.id)
		) as turn
		from feeds f where f.state = 'active' and f.next_poll_at <= $1
		order by turn, due, f.id limit $2`,
		[now, limit],
	);
	return rows;
}

/** Items that wait to become articles: of each workspace the oldest first. */
export async function newItems(
	database: Queryable,
	limit: number,
): Promise<{ itemId: number; turn: number }[]> {
	const { rows } = await database.query<{ itemId: number; turn: number }>(
		`select i.id as "itemId",
			row_number() over (partition by ${tenant} order by i.id) as turn
		from items i join feeds f on f.id = i.feed_id where i.state = 'new'
		order by turn, i.id limit $1`,
		[limit],
	);
	return rows;
}
