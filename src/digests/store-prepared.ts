/** For which slots the briefs were written ahead. */
import type { Queryable } from "../lib/database/database.ts";

export interface ComingDigest {
	channelId: number;
	slot: Date;
}

/** Channels whose slot comes after `now` and not after `until`, and whose briefs nobody has written ahead. */
export async function unpreparedDigests(
	database: Queryable,
	{ now, until }: { now: Date; until: Date },
): Promise<ComingDigest[]> {
	const { rows } = await database.query<ComingDigest>(
		`select s.channel_id as "channelId", s.next_slot as slot
		from subscriptions s join channels c on c.id = s.channel_id
		join workspaces w on w.id = c.workspace_id
		where s.next_slot > $1 and s.next_slot <= $2 and s.prepared_slot is distinct from s.next_slot
			and c.state = 'active' and w.state = 'active'
			and (s.paused_until is null or s.paused_until <= s.next_slot)
		order by s.next_slot, s.channel_id`,
		[now, until],
	);
	return rows;
}

export async function markPrepared(
	database: Queryable,
	{ channelId, slot }: ComingDigest,
): Promise<void> {
	await database.query(
		"update subscriptions set prepared_slot = $2 where channel_id = $1",
		[channelId, slot],
	);
}
