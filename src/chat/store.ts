import {
	type Database,
	type Queryable,
	transaction,
} from "../lib/database/database.ts";
import type { ChannelAddress, MessageBody, Post } from "./adapter.ts";

/** A channel that we post to, and the workspace around it. */
export interface ChannelRow {
	id: number;
	platform: string;
	name: string;
	address: ChannelAddress;
	state: "active" | "paused";
	reason: string | null;
}

/** One message of a digest on its way to a channel. */
export interface OutboxRow {
	id: number;
	digestId: number;
	part: number;
	channelId: number;
	body: MessageBody;
	state: "pending" | "posting" | "sent" | "failed";
	attempts: number;
	nextAttemptAt: Date;
}

/** Makes the channel known, or finds it; returns its id. */
export async function ensureChannel(
	database: Database,
	channel: {
		platform: string;
		workspace: { externalId: string; name: string };
		externalId: string;
		name: string;
		now: Date;
	},
): Promise<number> {
	return transaction(database, async (client) => {
		const workspace = await client.query<{ id: number }>(
			`insert into workspaces (platform, external_id, name, created_at) values ($1, $2, $3, $4)
			on conflict (platform, external_id) do update set name = excluded.name returning id`,
			[
				channel.platform,
				channel.workspace.externalId,
				channel.workspace.name,
				channel.now,
			],
		);
		const { rows } = await client.query<{ id: number }>(
			`insert into channels (workspace_id, external_id, name, created_at) values ($1, $2, $3, $4)
			on conflict (workspace_id, external_id) do update set name = excluded.name returning id`,
			[workspace.rows[0]?.id, channel.externalId, channel.name, channel.now],
		);
		return rows[0]?.id as number;
	});
}

export async function channelById(
	database: Queryable,
	id: number,
): Promise<ChannelRow | null> {
	const { rows } = await database.query<ChannelRow>(
		`select c.id, w.platform, c.name, c.state, c.reason,
			jsonb_build_object('workspace', w.external_id, 'channel', c.external_id) as address
		from channels c join workspaces w on w.id = c.workspace_id where c.id = $1`,
		[id],
	);
	return rows[0] ?? null;
}

/** Stops posting to a channel until it is mended; what waits in the outbox stays. */
export async function pauseChannel(
	database: Queryable,
	id: number,
	reason: string,
): Promise<void> {
	await database.query(
		"update channels set state = 'paused', reason = $2 where id = $1",
		[id, reason],
	);
}

/** Puts a digest's messages into the outbox; what is there already stays as it is. */
export async function fillOutbox(
	database: Queryable,
	digest: { id: number; channelId: number },
	posts: readonly Post[],
	now: Date,
): Promise<void> {
	await database.query(
		`insert into outbox (digest_id, part, channel_id, body, story_ids, state, next_attempt_at, created_at)
		select $1, part, $2, post -> 'body', post -> 'storyIds', 'pending', $4, $4
		from jsonb_array_elements($3::jsonb) with ordinality as posts (post, part)
		on conflict (digest_id, part) do nothing`,
		[digest.id, digest.channelId, JSON.stringify(posts), now],
	);
}

/** The platform's id of a digest's first message; null until that is posted. */
export async function firstMessageOf(
	database: Queryable,
	digestId: number,
): Promise<string | null> {
	const { rows } = await database.query<{ messageId: string | null }>(
		`select message_id as "messageId" from outbox where digest_id = $1 and part = 1`,
		[digestId],
	);
	return rows[0]?.messageId ?? null;
}

/** The messages of a digest that are not settled yet, in their order. */
export async function unsentOf(
	database: Queryable,
	digestId: number,
): Promise<OutboxRow[]> {
	const { rows } = await database.query<OutboxRow>(
		`select id, digest_id as "digestId", part, channel_id as "channelId", body,
			state, attempts, next_attempt_at as "nextAttemptAt"
		from outbox where digest_id = $1 and state in ('pending', 'posting') order by part`,
		[digestId],
	);
	return rows;
}

/**
 * Takes a message for posting until `leaseEnd`; of several workers one gets it.
 * The mark is written before the post, so that after a crash the outcome
 * counts as unknown and never as "not posted".
 */
export async function takeForPosting(
	database: Queryable,
	id: number,
	{ now, leaseEnd }: { now: Date; leaseEnd: Date },
): Promise<boolean> {
	const { rowCount } = await database.query(
		`update outbox set state = 'posting', attempts = attempts + 1, next_attempt_at = $3
		where id = $1 and state in ('pending', 'posting') and next_attempt_at <= $2`,
		[id, now, leaseEnd],
	);
	return rowCount === 1;
}

export async function markSent(
	database: Queryable,
	id: number,
	messageId: string,
	now: Date,
): Promise<void> {
	await database.query(
		"update outbox set state = 'sent', message_id = $2, sent_at = $3, reason = null where id = $1",
		[id, messageId, now],
	);
}

/** Puts a message back: `pending` when nothing was posted, `posting` when that is not known. */
export async function postpone(
	database: Queryable,
	id: number,
	{
		state,
		until,
		reason,
	}: { state: "pending" | "posting"; until: Date; reason: string },
): Promise<void> {
	await database.query(
		"update outbox set state = $2, next_attempt_at = $3, reason = $4 where id = $1",
		[id, state, until, reason],
	);
}

export async function markFailed(
	database: Queryable,
	id: number,
	reason: string,
): Promise<void> {
	await database.query(
		"update outbox set state = 'failed', reason = $2 where id = $1",
		[id, reason],
	);
}
