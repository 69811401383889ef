import {
	type Database,
	type Queryable,
	transaction,
} from "../lib/database/database.ts";
import type { StoryFacts } from "../stories/facts.ts";
import type { RankPart } from "../stories/story.ts";
import type { Edition } from "./edition.ts";
import type { Subscription } from "./subscription.ts";

export type DigestKind = Edition["kind"];

export interface DigestRow {
	id: number;
	channelId: number;
	slot: Date;
	kind: DigestKind;
	state: "claimed" | "composed" | "delivered" | "skipped" | "failed";
	composedAt: Date | null;
	edition: Edition | null;
}

/** A subscription as it stands, with the name of its channel. */
export interface ChannelSubscription extends Subscription {
	channel: string;
	/** Who subscribed, in the platform's own identifier; null where nobody did. */
	createdBy: string | null;
}

const digestColumns = `id, channel_id as "channelId", slot, kind, state, composed_at as "composedAt", edition`;

const subscriptionColumns = `s.channel_id as "channelId", c.name as channel,
	s.topics, s.models, s.organisations, s.keywords, s.days, s.language, s.entries, s.breaking,
	s.minute_of_day as "minuteOfDay", s.time_zone as "timeZone",
	s.say_when_empty as "sayWhenEmpty", s.paused_until as "pausedUntil",
	s.quiet_from as "quietFrom", s.quiet_until as "quietUntil",
	s.next_slot as "nextSlot", s.created_by as "createdBy", s.created_at as "createdAt"`;

// ------------------------------------------------------------ subscriptions

/** Creates or changes what a channel follows. */
export async function saveSubscription(
	database: Queryable,
	subscription: Subscription,
	{ by, now }: { by: string | null; now: Date },
): Promise<void> {
	const json = JSON.stringify;
	await database.query(
		`insert into subscriptions (channel_id, topics, models, organisations, keywords,
			minute_of_day, time_zone, days, language, entries, breaking, say_when_empty,
			quiet_from, quiet_until, paused_until, next_slot, created_by, created_at, updated_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
		on conflict (channel_id) do update set
			topics = excluded.topics, models = excluded.models,
			organisations = excluded.organisations, keywords = excluded.keywords,
			minute_of_day = excluded.minute_of_day, time_zone = excluded.time_zone,
			days = excluded.days, language = excluded.language, entries = excluded.entries,
			breaking = excluded.breaking, say_when_empty = excluded.say_when_empty,
			quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
			paused_until = excluded.paused_until, next_slot = excluded.next_slot,
			updated_at = excluded.updated_at`,
		[
			subscription.channelId,
			json(subscription.topics),
			json(subscription.models),
			json(subscription.organisations),
			json(subscription.keywords),
			subscription.minuteOfDay,
			subscription.timeZone,
			json(subscription.days),
			subscription.language,
			subscription.entries,
			subscription.breaking,
			subscription.sayWhenEmpty,
			subscription.quietFrom,
			subscription.quietUntil,
			subscription.pausedUntil,
			subscription.nextSlot,
			by,
			subscription.createdAt,
			now,
		],
	);
}

export async function subscriptionOf(
	database: Queryable,
	channelId: number,
): Promise<ChannelSubscription | null> {
	const { rows } = await database.query<ChannelSubscription>(
		`select ${subscriptionColumns} from subscriptions s
		join channels c on c.id = s.channel_id where s.channel_id = $1`,
		[channelId],
	);
	return rows[0] ?? null;
}

/** Channels whose slot has come, every workspace's first before anybody's second; paused ones wait. */
export async function dueSubscriptions(
	database: Queryable,
	now: Date,
): Promise<{ channelId: number; slot: Date; turn: number }[]> {
	const { rows } = await database.query<{
		channelId: number;
		slot: Date;
		turn: number;
	}>(
		`select s.channel_id as "channelId", s.next_slot as slot,
			row_number() over (partition by c.workspace_id order by s.next_slot, s.channel_id) as turn
		from subscriptions s join channels c on c.id = s.channel_id
		join workspaces w on w.id = c.workspace_id
		where s.next_slot <= $1 and c.state = 'active' and w.state = 'active'
			and (s.paused_until is null or s.paused_until <= $1)
		order by turn, slot, s.channel_id`,
		[now],
	);
	return rows;
}

// ------------------------------------------------------------ digests

/**
 * Claims a channel's slot and moves its subscription on to the next one, so
 * that of many workers one digest comes out. Returns the digest of the slot,
 * whoever claimed it.
 */
export async function claimDigest(
	database: Database,
	claim: {
		channelId: number;
		slot: Date;
		kind: DigestKind;
		state: "claimed" | "skipped";
		nextSlot: Date;
		now: Date;
	},
): Promise<DigestRow> {
	return transaction(database, async (client) => {
		// In turn with news that breaks, so that one of the two tells it.
		await client.query("select from channels where id = $1 for update", [
			claim.channelId,
		]);
		await client.query(
			`insert into digests (channel_id, slot, kind, state, claimed_at)
			values ($1, $2, $3, $4, $5)
			on conflict (channel_id, slot) where kind <> 'breaking' do nothing`,
			[claim.channelId, claim.slot, claim.kind, claim.state, claim.now],
		);
		await client.query(
			"update subscriptions set next_slot = $3 where channel_id = $1 and next_slot = $2",
			[claim.channelId, claim.slot, claim.nextSlot],
		);
		const { rows } = await client.query<DigestRow>(
			`select ${digestColumns} from digests
			where channel_id = $1 and slot = $2 and kind <> 'breaking'`,
			[claim.channelId, claim.slot],
		);
		return rows[0] as DigestRow;
	});
}

export async function digestById(
	database: Queryable,
	id: number,
): Promise<DigestRow | null> {
	const { rows } = await database.query<DigestRow>(
		`select ${digestColumns} from digests where id = $1`,
		[id],
	);
	return rows[0] ?? null;
}

/** A digest between two steps. */
export interface OpenDigest extends DigestRow {
	/** The how manieth of its workspace. */
	turn: number;
}

/** Digests that a crash may have left between two steps; those of channels that nothing is sent to wait. */
export async function openDigests(
	database: Queryable,
	now: Date,
): Promise<OpenDigest[]> {
	const { rows } = await database.query<OpenDigest>(
		`select d.*, row_number() over (partition by c.workspace_id order by d.id) as turn from (
			select ${digestColumns} from digests where state in ('claimed', 'composed')
		) d
		join channels c on c.id = d."channelId" join workspaces w on w.id = c.workspace_id
		left join subscriptions s on s.channel_id = c.id
		where c.state = 'active' and w.state = 'active'
			and (s.paused_until is null or s.paused_until <= $1)
		order by turn, d.id`,
		[now],
	);
	return rows;
}

/** Says of a composed digest that it comes late. */
export async function markLate(database: Queryable, id: number): Promise<void> {
	await database.query(
		"update digests set edition = jsonb_set(edition, '{late}', 'true') where id = $1 and state = 'composed'",
		[id],
	);
}

/** Whether anything may be sent to the channel now. */
export async function isReachable(
	database: Queryable,
	channelId: number,
	now: Date,
): Promise<boolean> {
	const { rows } = await database.query(
		`select from channels c join workspaces w on w.id = c.workspace_id
		left join subscriptions s on s.channel_id = c.id
		where c.id = $1 and c.state = 'active' and w.state = 'active'
			and (s.paused_until is null or s.paused_until <= $2)`,
		[channelId, now],
	);
	return rows.length > 0;
}

/** The workspace around a channel; null where there is no such channel. */
export async function workspaceOf(
	database: Queryable,
	channelId: number,
): Promise<number | null> {
	const { rows } = await database.query<{ id: string }>(
		"select workspace_id as id from channels where id = $1",
		[channelId],
	);
	return rows[0] ? Number(rows[0].id) : null;
}

/** Whether the channel has had, or is being written, any digest. */
export async function hasDigest(
	database: Queryable,
	channelId: number,
): Promise<boolean> {
	const { rows } = await database.query(
		"select from digests where channel_id = $1 and kind <> 'breaking' limit 1",
		[channelId],
	);
	return rows.length > 0;
}

/**
 * When the channel's last digest was composed: the next one covers what came since. Breaking
 * news covers nothing else, and what was skipped is covered by the next.
 */
export async function lastComposedAt(
	database: Queryable,
	channelId: number,
): Promise<Date | null> {
	const { rows } = await database.query<{ at: Date | null }>(
		"select max(composed_at) as at from digests where channel_id = $1 and kind <> 'breaking'",
		[channelId],
	);
	return rows[0]?.at ?? null;
}

export interface ComposedEntry {
	storyId: number;
	briefId: number;
	kind: "new" | "update";
	changes: unknown[];
	score: number;
	parts: RankPart[];
	met: string[];
	facts: StoryFacts;
}

/**
 * Keeps an edition, its entries and what the channel now knows of stories and models, in one
 * transaction; a digest that was composed meanwhile is left as it is.
 */
export async function saveComposed(
	database: Database,
	digest: { id: number; channelId: number },
	edition: Edition,
	entries: readonly ComposedEntry[],
	now: Date,
): Promise<void> {
	await transaction(database, async (client) => {
		const { rowCount } = await client.query(
			`update digests set state = 'composed', edition = $2, composed_at = $3, told_change = $4
			where id = $1 and state = 'claimed'`,
			[
				digest.id,
				JSON.stringify(edition),
				now,
				edition.modelNews?.upTo ?? null,
			],
		);
		if (rowCount === 0) return;
		const told = JSON.stringify(
			entries.map((entry, index) => ({ ...entry, position: index + 1 })),
		);
		await client.query(
			`insert into digest_entries (digest_id, position, story_id, brief_id, kind, changes, score, parts, met, facts)
			select $1, position, "storyId", "briefId", kind, changes, score, parts, met, facts from ${entryRows}`,
			[digest.id, told],
		);
		await client.query(
			`insert into story_memory (channel_id, story_id, digest_id, told_at, facts)
			select $1, "storyId", $3, $4, facts from ${entryRows}
			on conflict (channel_id, story_id) do update set
				digest_id = excluded.digest_id, told_at = excluded.told_at, facts = excluded.facts`,
			[digest.channelId, told, digest.id, now],
		);
	});
}

const entryRows = `jsonb_to_recordset($2::jsonb) as entries (position int, "storyId" bigint, "briefId" bigint,
	kind text, changes jsonb, score float8, parts jsonb, met jsonb, facts jsonb)`;

/** Ends a digest that was not written; what another worker has composed meanwhile goes its way. */
export async function endClaimed(
	database: Queryable,
	id: number,
	state: "skipped" | "failed",
	reason: string,
): Promise<void> {
	await database.query(
		"update digests set state = $2, reason = $3 where id = $1 and state = 'claimed'",
		[id, state, reason],
	);
}

/** Records how a digest ended. */
export async function closeDigest(
	database: Queryable,
	id: number,
	state: "delivered" | "failed",
	{ now, reason = null }: { now: Date; reason?: string | null },
): Promise<void> {
	await database.query(
		`update digests set state = $2, reason = $3,
			delivered_at = case when $2 = 'delivered' then $4::timestamptz end
		where id = $1 and state in ('claimed', 'composed')`,
		[id, state, reason, now],
	);
}
