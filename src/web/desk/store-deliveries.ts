/** The log of what was sent to channels, or was to be. */
import type { Edition } from "../../digests/edition.ts";
import type { Queryable } from "../../lib/database/database.ts";
import { pattern } from "./store-channels.ts";

/** In which a delivery can be; what is `waiting` has been tried. */
export const deliveryStates = [
	"writing",
	"composed",
	"waiting",
	"posted",
	"refused",
	"skipped",
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export interface DeliveryView {
	digestId: number;
	channel: string;
	workspace: string;
	platform: string;
	kind: Edition["kind"];
	slot: Date;
	/** Of the channel's wall clock; null where nothing was composed. */
	timeZone: string | null;
	state: DeliveryState;
	/** Why it is skipped, refused or waits. */
	reason: string | null;
	hasEdition: boolean;
	/** Messages that it takes, and how many of them are posted. */
	messages: number;
	sent: number;
	/** Of its messages together; one for each where all went well. */
	attempts: number;
	postedAt: Date | null;
	nextAttemptAt: Date | null;
}

export interface DeliverySearch {
	state: DeliveryState | "late" | null;
	/** Looked for in the channel's and the workspace's names. */
	words: readonly string[];
	/** Slots of this period. */
	from: Date;
	to: Date;
	now: Date;
	/** After its slot a digest is late. */
	lateMilliseconds: number;
	limit: number;
	offset: number;
}

const anyRefused = `exists (select from outbox o where o.digest_id = d.id and o.state = 'failed')`;
const anyTried = `exists (select from outbox o where o.digest_id = d.id and o.attempts > 0)`;

const state = `case
	when d.state = 'failed' or d.state = 'delivered' and ${anyRefused} then 'refused'
	when d.state = 'delivered' then 'posted'
	when d.state = 'skipped' then 'skipped'
	when d.state = 'claimed' then 'writing'
	when ${anyTried} then 'waiting'
	else 'composed' end`;

const isLate = `d.state not in ('skipped', 'failed')
	and coalesce(d.delivered_at, $4) > d.slot + $5 * interval '1 millisecond'`;

/** Deliveries of a period, the latest slot first. */
export async function searchDeliveries(
	database: Queryable,
	search: DeliverySearch,
): Promise<DeliveryView[]> {
	const { rows } = await database.query<DeliveryView>(
		`with found as (
			select d.id, d.kind, d.slot, d.reason, d.delivered_at, d.edition ->> 'timeZone' as zone,
				d.edition is not null as "hasEdition", c.name as channel, w.name as workspace,
				w.platform, ${state} as state
			from digests d join channels c on c.id = d.channel_id
			join workspaces w on w.id = c.workspace_id
			where d.slot >= $1 and d.slot < $2
				and (select bool_and(concat_ws(' ', w.platform, w.name, c.name) ilike word) is not false
					from unnest($3::text[]) as words (word))
				and ($6::text is null or case when $6 = 'late' then ${isLate} else ${state} = $6 end)
			order by d.slot desc, d.id desc limit $7 offset $8
		)
		select found.id as "digestId", channel, workspace, platform, kind, slot, zone as "timeZone",
			state, coalesce(found.reason, posts.reason) as reason, "hasEdition",
			coalesce(messages, 0) as messages, coalesce(sent, 0) as sent,
			coalesce(attempts, 0) as attempts, coalesce(delivered_at, "sentAt") as "postedAt",
			"nextAttemptAt"
		from found left join lateral (
			select count(*)::int as messages, sum(attempts)::int as attempts,
				count(*) filter (where o.state in ('sent', 'changed'))::int as sent,
				max(sent_at) as "sentAt", max(o.reason) as reason,
				min(next_attempt_at) filter (where o.state in ('pending', 'posting')) as "nextAttemptAt"
			from outbox o where o.digest_id = found.id
		) posts on true
		order by slot desc, found.id desc`,
		[
			search.from,
			search.to,
			search.words.map(pattern),
			search.now,
			search.lateMilliseconds,
			search.state,
			search.limit,
			search.offset,
		],
	);
	return rows;
}
