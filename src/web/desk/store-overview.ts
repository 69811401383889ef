/** What tells at a glance whether all is well. */
import type { Queryable } from "../../lib/database/database.ts";

/** The channels whose next digest is of one slot, counted. */
export interface SlotChannels {
	slot: Date;
	/** That follow something. */
	following: number;
	/** Their channel or workspace is closed to us. */
	silenced: number;
	/** Somebody there has paused them. */
	paused: number;
	/** That get it when the slot comes: neither closed to us nor paused then. */
	expecting: number;
	/** That should have it by now, of which nobody has made one. */
	unclaimed: number;
}

/**
 * All channels that follow something, by their next slot, the earliest first; every count of them
 * in one pass, whose cost hangs on no guess of the database at how many slots are near.
 * @param lateBefore what was to come before that is late now
 */
export async function channelsBySlot(
	database: Queryable,
	{ now, lateBefore }: { now: Date; lateBefore: Date },
): Promise<SlotChannels[]> {
	const { rows } = await database.query<SlotChannels>(
		`select next_slot as slot, count(*)::int as following,
			count(*) filter (where not open)::int as silenced,
			count(*) filter (where open and paused_until > $1)::int as paused,
			count(*) filter (where open
				and (paused_until is null or paused_until <= next_slot))::int as expecting,
			count(*) filter (where open and next_slot <= $2
				and (paused_until is null or paused_until <= $2))::int as unclaimed
		from (
			select s.next_slot, s.paused_until, c.state = 'active' and w.state = 'active' as open
			from subscriptions s join channels c on c.id = s.channel_id
			join workspaces w on w.id = c.workspace_id
		) following
		group by next_slot order by next_slot`,
		[now, lateBefore],
	);
	return rows;
}

/** How digests went since a moment, and which are overdue now. */
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
		`select count(*) filter (where d.state = 'delivered')::int as posted,
			count(*) filter (where d.state = 'delivered'
				and delivered_at > slot + $3 * interval '1 millisecond')::int as "postedLate",
			count(*) filter (where d.state in ('claimed', 'composed')
				and c.state = 'active' and w.state = 'active' and slot <= $2)::int as overdue,
			count(*) filter (where d.state = 'failed')::int as refused
		from digests d join channels c on c.id = d.channel_id
		join workspaces w on w.id = c.workspace_id
		where d.slot >= $1`,
		[since, lateBefore, lateMilliseconds],
	);
	return rows[0] ?? { posted: 0, postedLate: 0, overdue: 0, refused: 0 };
}
