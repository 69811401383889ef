/** News that interrupts. */
import {
	type Database,
	type Queryable,
	transaction,
} from "../lib/database/database.ts";

/** Channels that want to be interrupted, may be posted to, and have not been told all that might be worth it; every workspace's first before anybody's second. */
export async function breakingChannels(
	database: Queryable,
	{ now, since, score }: { now: Date; since: Date; score: number },
): Promise<{ channelId: number; turn: number }[]> {
	const { rows } = await database.query<{ channelId: number; turn: number }>(
		`select s.channel_id as "channelId",
			row_number() over (partition by c.workspace_id order by s.channel_id) as turn
		from subscriptions s
		join channels c on c.id = s.channel_id join workspaces w on w.id = c.workspace_id
		where s.breaking and c.state = 'active' and w.state = 'active'
			and (s.paused_until is null or s.paused_until <= $1)
			and exists (
				select from stories st
				where st.merged_into is null and not st.backlog and st.last_at > $2 and st.score >= $3
					and not exists (
						select from story_memory m
						where m.channel_id = s.channel_id and m.story_id = st.id
					)
			)
		order by turn, s.channel_id`,
		[now, since, score],
	);
	return rows;
}

/** How often the channel was interrupted since then, or is about to be. */
export async function interruptionsSince(
	database: Queryable,
	channelId: number,
	since: Date,
): Promise<number> {
	const { rows } = await database.query<{ count: number }>(
		`select count(*)::int as count from digests
		where channel_id = $1 and kind = 'breaking' and state <> 'skipped' and slot >= $2`,
		[channelId, since],
	);
	return rows[0]?.count ?? 0;
}

/**
 * Claims a story for a channel's interruption, so that of many workers one writes it, once.
 * While a digest of the channel is being written it may tell the story itself, and nothing is
 * claimed; nor where the channel was interrupted `most` times since `dayStart`.
 */
export async function claimBreaking(
	database: Database,
	claim: {
		channelId: number;
		storyId: number;
		now: Date;
		dayStart: Date;
		most: number;
	},
): Promise<void> {
	const { channelId, storyId, now, dayStart, most } = claim;
	await transaction(database, async (client) => {
		await client.query("select from channels where id = $1 for update", [
			channelId,
		]);
		if ((await interruptionsSince(client, channelId, dayStart)) >= most) return;
		await client.query(
			`insert into digests (channel_id, slot, kind, state, claimed_at, story_id)
			select $1::bigint, $3::timestamptz, 'breaking', 'claimed', $3, $2::bigint
			where not exists (
				select from digests where channel_id = $1 and state = 'claimed' and kind <> 'breaking'
			)
			on conflict (channel_id, story_id) where kind = 'breaking' do nothing`,
			[channelId, storyId, now],
		);
	});
}

/** Interruptions that are still to be written, by story. */
export async function claimedBreaking(
	database: Queryable,
	channelId: number,
): Promise<{ id: number; storyId: number; slot: Date }[]> {
	const { rows } = await database.query<{
		id: number;
		storyId: number;
		slot: Date;
	}>(
		`select d.id, coalesce(s.merged_into, s.id) as "storyId", d.slot
		from digests d join stories s on s.id = d.story_id
		where d.channel_id = $1 and d.kind = 'breaking' and d.state = 'claimed' order by d.id`,
		[channelId],
	);
	return rows;
}
