/** The messages of digests, on their way to a channel and in it. */
import {
	type Database,
	type Queryable,
	transaction,
} from "../../lib/database/database.ts";
import type { MessageBody, Post } from "../adapter.ts";

export interface OutboxRow {
	id: number;
	digestId: number;
	/** From 1. */
	part: number;
	channelId: number;
	body: MessageBody;
	state: "pending" | "posting" | "sent" | "failed" | "changed";
	attempts: number;
	nextAttemptAt: Date;
	/** The platform's; null until it is posted. */
	messageId: string | null;
	/** What it tells. */
	storyIds: number[];
}

const columns = `id, digest_id as "digestId", part, channel_id as "channelId", body, state,
	attempts, next_attempt_at as "nextAttemptAt", message_id as "messageId", story_ids as "storyIds"`;

const postRows = `jsonb_array_elements($2::jsonb) with ordinality as posts (post, part)`;

// ------------------------------------------------------------ posting

/**
 * Puts a digest's messages into the outbox, unless it was taken back meanwhile; of several workers
 * one does, and its messages stay.
 */
export async function fillOutbox(
	database: Database,
	digestId: number,
	posts: readonly Post[],
	now: Date,
): Promise<void> {
	await transaction(database, async (client) => {
		await client.query("select from digests where id = $1 for update", [
			digestId,
		]);
		await client.query(
			`insert into outbox (digest_id, part, channel_id, body, story_ids, state, next_attempt_at, created_at)
			select d.id, part, d.channel_id, post -> 'body', post -> 'storyIds', 'pending', $3, $3
			from digests d, ${postRows}
			where d.id = $1 and d.state = 'composed' and not exists (select from outbox where digest_id = $1)`,
			[digestId, JSON.stringify(posts), now],
		);
	});
}

/** All messages of a digest, in their order. */
export async function outboxOf(
	database: Queryable,
	digestId: number,
): Promise<OutboxRow[]> {
	const { rows } = await database.query<OutboxRow>(
		`select ${columns} from outbox where digest_id = $1 order by part`,
		[digestId],
	);
	return rows;
}

/** Takes back messages that nobody has begun to post, so that they can be written anew. */
export async function emptyOutbox(
	database: Queryable,
	digestId: number,
): Promise<void> {
	await database.query(
		"delete from outbox where digest_id = $1 and state = 'pending' and message_id is null",
		[digestId],
	);
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

/**
 * Puts a message back: `pending` when nothing was posted, `posting` when that is not known,
 * `changed` when it is posted but not yet as it should be.
 */
export async function postpone(
	database: Queryable,
	id: number,
	{
		state,
		until,
		reason,
	}: { state: "pending" | "posting" | "changed"; until: Date; reason: string },
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

// ------------------------------------------------------------ what was posted

/** The message that last told each of these stories to the channel, before this digest. */
export async function earlierMessages(
	database: Queryable,
	digest: { id: number; channelId: number },
	storyIds: readonly number[],
): Promise<{ storyId: number; messageId: string }[]> {
	const { rows } = await database.query<{ storyId: number; messageId: string }>(
		`select distinct on (asked.id) asked.id as "storyId", o.message_id as "messageId"
		from outbox o
		cross join lateral jsonb_array_elements_text(o.story_ids) as told (id)
		join stories s on s.id = told.id::bigint
		join stories asked on coalesce(asked.merged_into, asked.id) = coalesce(s.merged_into, s.id)
		where o.channel_id = $2 and o.digest_id < $1 and o.message_id is not null
			and asked.id = any($3::bigint[])
		order by asked.id, o.digest_id desc, o.part desc`,
		[digest.id, digest.channelId, storyIds],
	);
	return rows;
}

/** Gives posted messages other bodies; those that stay as they are, or were pruned, are left alone. */
export async function changePosts(
	database: Queryable,
	digestId: number,
	posts: readonly Post[],
	now: Date,
): Promise<void> {
	await database.query(
		`update outbox set body = post -> 'body', state = 'changed', attempts = 0, next_attempt_at = $3
		from ${postRows}
		where outbox.digest_id = $1 and outbox.part = posts.part
			and outbox.state in ('sent', 'changed') and outbox.body <> post -> 'body'
			and outbox.body <> '{}'`,
		[digestId, JSON.stringify(posts), now],
	);
}

/** Digests with messages that are to be edited now, in channels that can be reached. */
export async function changedDigests(
	database: Queryable,
	now: Date,
): Promise<number[]> {
	const { rows } = await database.query<{ id: number }>(
		`select distinct o.digest_id as id
		from outbox o join channels c on c.id = o.channel_id
		join workspaces w on w.id = c.workspace_id
		where o.state = 'changed' and o.next_attempt_at <= $1
			and c.state = 'active' and w.state = 'active'
		order by id`,
		[now],
	);
	return rows.map(({ id }) => id);
}

/** Takes a message for editing until `leaseEnd`; of several workers one gets it. */
export async function takeForEditing(
	database: Queryable,
	id: number,
	{ now, leaseEnd }: { now: Date; leaseEnd: Date },
): Promise<boolean> {
	const { rowCount } = await database.query(
		`update outbox set attempts = attempts + 1, next_attempt_at = $3
		where id = $1 and state = 'changed' and next_attempt_at <= $2`,
		[id, now, leaseEnd],
	);
	return rowCount === 1;
}

/** Ends an edit; a message whose body was changed once more meanwhile stays to be edited. */
export async function markEdited(
	database: Queryable,
	{ id, body }: Pick<OutboxRow, "id" | "body">,
	reason: string | null = null,
): Promise<void> {
	await database.query(
		`update outbox set state = 'sent', reason = $3
		where id = $1 and state = 'changed' and body = $2::jsonb`,
		[id, JSON.stringify(body), reason],
	);
}
