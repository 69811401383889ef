/** Channels as people in chat meet them: by the platform's own identifiers. */
import { systemClock } from "../lib/clock.ts";
import type { Queryable } from "../lib/database/database.ts";
import type { ChannelAddress, ChannelProblem } from "./adapter.ts";
import type { ChannelRow } from "./store.ts";

/** A channel's address, with its platform. */
export interface PlatformAddress extends ChannelAddress {
	platform: string;
}

const columns = `c.id, w.platform, c.name, c.state, c.reason,
	jsonb_build_object('workspace', w.external_id, 'channel', c.external_id) as address`;

const tables = "channels c join workspaces w on w.id = c.workspace_id";

/** Null while nobody has subscribed the channel. */
export async function channelByAddress(
	database: Queryable,
	{ platform, workspace, channel }: PlatformAddress,
): Promise<ChannelRow | null> {
	const { rows } = await database.query<ChannelRow>(
		`select ${columns} from ${tables}
		where w.platform = $1 and w.external_id = $2 and c.external_id = $3`,
		[platform, workspace, channel],
	);
	return rows[0] ?? null;
}

/** Channels of a workspace that follow something, by name; those of one person where it is named. */
export async function subscribedChannels(
	database: Queryable,
	{ platform, workspace }: Pick<PlatformAddress, "platform" | "workspace">,
	person: string | null,
): Promise<ChannelRow[]> {
	const { rows } = await database.query<ChannelRow>(
		`select ${columns} from ${tables} join subscriptions s on s.channel_id = c.id
		where w.platform = $1 and w.external_id = $2 and ($3::text is null or s.created_by = $3)
		order by lower(c.name), c.id`,
		[platform, workspace, person],
	);
	return rows;
}

/** Channels that follow something or did until they were paused, by name; not those of disabled workspaces. */
export async function postedChannels(
	database: Queryable,
): Promise<ChannelRow[]> {
	const { rows } = await database.query<ChannelRow>(
		`select ${columns} from ${tables} join subscriptions s on s.channel_id = c.id
		where w.state = 'active' order by lower(c.name), c.id`,
	);
	return rows;
}

/** Posts to a channel again, and to the workspace around it. */
export async function activateChannel(
	database: Queryable,
	id: number,
): Promise<void> {
	await database.query(
		`with channel as (
			update channels set state = 'active', reason = null, tell_owner_at = null
			where id = $1 returning workspace_id
		)
		update workspaces set state = 'active', reason = null, disabled_at = null
		where id = (select workspace_id from channel)`,
		[id],
	);
}

/** Sends nothing to a workspace any more until it lets us in again. */
export async function disableWorkspace(
	database: Queryable,
	{ platform, workspace }: Pick<PlatformAddress, "platform" | "workspace">,
	reason: ChannelProblem,
	now: Date = systemClock.now(),
): Promise<void> {
	await database.query(
		`update workspaces set state = 'disabled', reason = $3, disabled_at = coalesce(disabled_at, $4)
		where platform = $1 and external_id = $2`,
		[platform, workspace, reason, now],
	);
}

/** Sends to a workspace again; channels of it that are paused stay so. */
export async function enableWorkspace(
	database: Queryable,
	{ platform, workspace }: Pick<PlatformAddress, "platform" | "workspace">,
): Promise<void> {
	await database.query(
		`update workspaces set state = 'active', reason = null, disabled_at = null
		where platform = $1 and external_id = $2 and state = 'disabled'`,
		[platform, workspace],
	);
}

/** What the channel follows is forgotten; what it was told is not. */
export async function deleteSubscription(
	database: Queryable,
	channelId: number,
): Promise<void> {
	await database.query("delete from subscriptions where channel_id = $1", [
		channelId,
	]);
}

/** The stories that a message of ours tells. */
export async function storiesOfMessage(
	database: Queryable,
	channelId: number,
	messageId: string,
): Promise<number[]> {
	const { rows } = await database.query<{ storyIds: number[] }>(
		`select story_ids as "storyIds" from outbox where channel_id = $1 and message_id = $2`,
		[channelId, messageId],
	);
	return rows.flatMap(({ storyIds }) => storyIds);
}

/** How a channel's deliveries go. */
export interface DeliveryState {
	/** Its latest digest; `told` counts its stories. */
	last: {
		at: Date;
		state: string;
		reason: string | null;
		told: number;
	} | null;
	/** Messages that wait to be posted. */
	waiting: number;
	/** Messages that the platform refused since. */
	failed: number;
}

export async function deliveryState(
	database: Queryable,
	channelId: number,
	since: Date,
): Promise<DeliveryState> {
	const digests = await database.query<NonNullable<DeliveryState["last"]>>(
		`select coalesce(delivered_at, composed_at, slot) as at, state, reason,
			(select count(*) from digest_entries e where e.digest_id = d.id)::int as told
		from digests d where channel_id = $1 and state <> 'skipped'
		order by claimed_at desc, id desc limit 1`,
		[channelId],
	);
	const messages = await database.query<{ waiting: number; failed: number }>(
		`select count(*) filter (where state in ('pending', 'posting'))::int as waiting,
			count(*) filter (where state = 'failed' and created_at >= $2)::int as failed
		from outbox where channel_id = $1`,
		[channelId, since],
	);
	return {
		last: digests.rows[0] ?? null,
		waiting: messages.rows[0]?.waiting ?? 0,
		failed: messages.rows[0]?.failed ?? 0,
	};
}
