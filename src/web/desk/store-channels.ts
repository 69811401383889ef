/** Channels as an operator looks at them: all of them, whatever their workspace. */
import type { Subscription } from "../../digests/subscription.ts";
import type { Queryable } from "../../lib/database/database.ts";

export interface ChannelView {
	id: number;
	platform: string;
	workspace: string;
	name: string;
	state: "active" | "paused";
	/** Why it is paused: a `ChannelProblem`, or a sentence. */
	reason: string | null;
	workspaceState: "active" | "disabled";
	/** Null where nobody there follows anything any more. */
	subscription: Subscription | null;
	/** Its latest digest; `told` counts its stories. */
	last: LastDigest | null;
}

export interface LastDigest {
	digestId: number;
	slot: Date;
	state: string;
	reason: string | null;
	hasEdition: boolean;
	told: number;
}

export interface ChannelSearch {
	/** Each is looked for in the names and in what is followed. */
	words: readonly string[];
	/** Those alone that are closed to us. */
	silenced: boolean;
	limit: number;
	offset: number;
}

const tables = `channels c join workspaces w on w.id = c.workspace_id
	left join subscriptions s on s.channel_id = c.id`;

/** Every word stands in one of these. */
const isAsked = `(not $2 or c.state <> 'active' or w.state <> 'active') and (select bool_and(concat_ws(' ', w.platform, w.name, c.name, s.language, s.time_zone,
		s.topics, s.models, s.organisations, s.keywords) ilike word) is not false
	from unnest($1::text[]) as words (word))`;

/** Channels by workspace and name, and how many there are in all. */
export async function searchChannels(
	database: Queryable,
	{ words, silenced, limit, offset }: ChannelSearch,
): Promise<{ channels: ChannelView[]; total: number }> {
	const patterns = words.map(pattern);
	const counted = await database.query<{ total: number }>(
		`select count(*)::int as total from ${tables} where ${isAsked}`,
		[patterns, silenced],
	);
	const { rows } = await database.query<ChannelRow>(
		`with found as (
			select c.id, w.platform, w.name as workspace, w.state as "workspaceState", c.name, c.state,
				coalesce(w.reason, c.reason) as reason, s.topics, s.models, s.organisations, s.keywords,
				s.minute_of_day as "minuteOfDay", s.time_zone as "timeZone", s.days, s.language,
				s.entries, s.breaking, s.say_when_empty as "sayWhenEmpty", s.quiet_from as "quietFrom",
				s.quiet_until as "quietUntil", s.paused_until as "pausedUntil",
				s.next_slot as "nextSlot", s.created_at as "createdAt"
			from ${tables} where ${isAsked}
			order by w.platform, lower(w.name), w.id, lower(c.name), c.id limit $3 offset $4
		)
		select found.*, last.* from found left join lateral (
			select d.id as "digestId", d.slot, d.state as "digestState", d.reason as "digestReason",
				d.edition is not null as "hasEdition",
				(select count(*) from digest_entries e where e.digest_id = d.id)::int as told
			from digests d where d.channel_id = found.id
			order by d.slot desc, d.id desc limit 1
		) last on true
		order by platform, lower(workspace), workspace, lower(name), id`,
		[patterns, silenced, limit, offset],
	);
	return {
		channels: rows.map(channelView),
		total: counted.rows[0]?.total ?? 0,
	};
}

type Nullable<Fields> = { [Name in keyof Fields]: Fields[Name] | null };

type ChannelRow = Omit<ChannelView, "subscription" | "last"> &
	Nullable<Omit<Subscription, "channelId">> &
	Nullable<Omit<LastDigest, "state" | "reason">> & {
		digestState: string | null;
		digestReason: string | null;
	};

function channelView(row: ChannelRow): ChannelView {
	const { id, platform, workspace, name, state, reason, workspaceState } = row;
	return {
		...{ id, platform, workspace, name, state, reason, workspaceState },
		subscription: hasSubscription(row) ? { ...row, channelId: id } : null,
		last: lastOf(row),
	};
}

/** Columns of a subscription are there together or not at all. */
function hasSubscription(
	row: ChannelRow,
): row is ChannelRow & Omit<Subscription, "channelId"> {
	return row.timeZone !== null;
}

function lastOf(row: ChannelRow): LastDigest | null {
	const { digestId, slot, digestState, digestReason, hasEdition, told } = row;
	if (digestId === null || slot === null || digestState === null) return null;
	return {
		digestId,
		slot,
		state: digestState,
		reason: digestReason,
		hasEdition: hasEdition ?? false,
		told: told ?? 0,
	};
}

/** A word as `ilike` finds it anywhere. */
export function pattern(word: string): string {
	return `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
