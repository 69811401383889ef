/** What tells at a glance whether all is well. */
import type { Queryable } from "../../lib/database/database.ts";

/** Channels that get a digest at the same moment. */
export interface ComingSlot {
	slot: Date;
	channels: number;
}

/** The slots of a period, of channels that can be posted to, the next first. */
export async function comingSlots(
	database: Queryable,
	{ from, to }: { from: Date; to: Date },
): Promise<ComingSlot[]> {
	const { rows } = await database.query<ComingSlot>(
		`select s.next_slot as slot, count(*)::int as channels
		from subscriptions s join channels c on c.id = s.channel_id
		join workspaces w on w.id = c.workspace_id
		where s.next_slot > $1 and s.next_slot <= $2 and c.state = 'active' and w.state = 'active'
			and (s.paused_until is null or s.paused_until <= s.next_slot)
		group by s.next_slot order by s.next_slot`,
		[from, to],
	);
	return rows;
}

/** How digests went since a moment, and what is overdue now. */
export interface Punctuality {
	posted: number;
	/** Of these, after their time. */
	postedLate: number;
	/** Neither posted nor given up, though their time has passed. */
	overdue: number;
	refused: number;
}

/**
 * @param since digests of earlier slots are not looked at
 * @param lateBefore what was to come before that is late now
 * @param lateMilliseconds after its slot a digest is late
 */
export async function punctualitySince(
	database: Queryable,
	since: Date,
	{
		lateBefore,
		lateMilliseconds,
	}: { lateBefore: Date; lateMilliseconds: number },
): Promise<Punctuality> {
	const { rows } = await database.query<Punctuality>(
		`with latest as (
			select d.slot, d.state, d.delivered_at, c.state = 'active' and w.state = 'active' as open
			from digests d join channels c on c.id = d.channel_id
			join workspaces w on w.id = c.workspace_id
			where d.slot >= $1
		), unclaimed as (
			select from subscriptions s join channels c on c.id = s.channel_id
			join workspaces w on w.id = c.workspace_id
			where s.next_slot <= $2 and c.state = 'active' and w.state = 'active'
				and (s.paused_until is null or s.paused_until <= $2)
		)
		select count(*) filter (where state = 'delivered')::int as posted,
			count(*) filter (where state = 'delivered'
				and delivered_at > slot + $3 * interval '1 millisecond')::int as "postedLate",
			count(*) filter (where state in ('claimed', 'composed') and open and slot <= $2)::int
				+ (select count(*) from unclaimed)::int as overdue,
			count(*) filter (where state = 'failed')::int as refused
		from latest`,
		[since, lateBefore, lateMilliseconds],
	);
	return rows[0] ?? { posted: 0, postedLate: 0, overdue: 0, refused: 0 };
}

/** How many channels follow something, and to how many of them nothing is posted. */
export interface ChannelCounts {
	following: number;
	/** Their channel or workspace is closed to us. */
	silenced: number;
	/** Somebody there has paused them. */
	paused: number;
}

export async function channelCounts(
	database: Queryable,
	now: Date,
): Promise<ChannelCounts> {
	const { rows } = await database.query<ChannelCounts>(
		`select count(*)::int as following,
			count(*) filter (where c.state <> 'active' or w.state <> 'active')::int as silenced,
			count(*) filter (where c.state = 'active' and w.state = 'active' and s.paused_until > $1)::int as paused
		from subscriptions s join channels c on c.id = s.channel_id
		join workspaces w on w.id = c.workspace_id`,
		[now],
	);
	return rows[0] ?? { following: 0, silenced: 0, paused: 0 };
}
