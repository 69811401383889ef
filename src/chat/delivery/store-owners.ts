/** Owners of channels, and which of them were not told yet why theirs is paused. */
import type { Queryable } from "../../lib/database/database.ts";
import type { ChannelRow } from "../store.ts";

/**
 * Who subscribed the channel, and in which language it is told; null where nobody did, or where
 * the workspace is closed to us, so that nobody can be told anything.
 */
export async function ownerOf(
	database: Queryable,
	channelId: number,
): Promise<{ person: string; language: string } | null> {
	const { rows } = await database.query<{ person: string; language: string }>(
		`select s.created_by as person, s.language from subscriptions s
		join channels c on c.id = s.channel_id join workspaces w on w.id = c.workspace_id
		where s.channel_id = $1 and s.created_by is not null and w.state = 'active'`,
		[channelId],
	);
	return rows[0] ?? null;
}

export async function markOwnerTold(
	database: Queryable,
	channelId: number,
): Promise<void> {
	await database.query(
		"update channels set tell_owner_at = null where id = $1",
		[channelId],
	);
}

/** Whether an owner was to be told by `dueBy`, in a workspace that lets us, and was not. */
export async function someOwnerWaits(
	database: Queryable,
	dueBy: Date,
): Promise<boolean> {
	const { rows } = await database.query(
		`select from channels c join workspaces w on w.id = c.workspace_id
		join subscriptions s on s.channel_id = c.id
		where c.state = 'paused' and c.tell_owner_at <= $1 and w.state = 'active'
			and s.created_by is not null limit 1`,
		[dueBy],
	);
	return rows.length > 0;
}

/** A workspace, in the platform's own identifiers. */
export interface WorkspaceKey {
	platform: string;
	workspace: string;
}

/**
 * Takes, until `leaseEnd`, paused channels whose owners were to be told by `dueBy` and were not;
 * of several workers one gets each.
 * @param only the workspace that is looked at; null for those of all these platforms
 */
export async function takeUntold(
	database: Queryable,
	{
		platforms,
		only,
		dueBy,
		leaseEnd,
	}: {
		platforms: readonly string[];
		only: WorkspaceKey | null;
		dueBy: Date;
		leaseEnd: Date;
	},
): Promise<ChannelRow[]> {
	const { rows } = await database.query<ChannelRow>(
		`update channels c set tell_owner_at = $2
		from workspaces w, subscriptions s
		where w.id = c.workspace_id and s.channel_id = c.id and s.created_by is not null
			and c.state = 'paused' and c.tell_owner_at <= $1
			and w.state = 'active' and w.platform = any($3::text[])
			and ($4::text is null or w.platform = $4 and w.external_id = $5)
		returning c.id, w.platform, c.name, c.state, c.reason,
			jsonb_build_object('workspace', w.external_id, 'channel', c.external_id) as address`,
		[
			dueBy,
			leaseEnd,
			platforms,
			only?.platform ?? null,
			only?.workspace ?? null,
		],
	);
	return rows;
}
