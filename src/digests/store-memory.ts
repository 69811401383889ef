/** What each channel knows of each story. */
import {
	type Database,
	type Queryable,
	transaction,
} from "../lib/database/database.ts";
import { joinTold, type ToldStory } from "./memory.ts";

/** What the channel was told of each of these stories; a merged story's memory follows it. */
export async function toldStories(
	database: Queryable,
	channelId: number,
	storyIds: readonly number[],
): Promise<Map<number, ToldStory>> {
	const { rows } = await database.query<ToldStory & { storyId: number }>(
		`select coalesce(s.merged_into, s.id) as "storyId", m.told_at as "toldAt",
			m.facts, b.headline
		from story_memory m join stories s on s.id = m.story_id
		join digest_entries e on e.digest_id = m.digest_id and e.story_id = m.story_id
		join briefs b on b.id = e.brief_id
		where m.channel_id = $1 and m.story_id in (
			select id from stories where id = any($2::bigint[]) or merged_into = any($2::bigint[])
		)
		order by m.told_at`,
		[channelId, storyIds],
	);
	const stories = new Map<number, ToldStory>();
	for (const { storyId, ...told } of rows) {
		const earlier = stories.get(storyId);
		stories.set(storyId, earlier ? joinTold(earlier, told) : told);
	}
	return stories;
}

/**
 * Takes back a digest of which nothing was posted: the channel knows again what it knew before,
 * and the next digest covers what this one would have told.
 */
export async function foldDigest(
	database: Database,
	{ id, channelId }: { id: number; channelId: number },
	reason: string,
): Promise<void> {
	await transaction(database, (client) =>
		takeBack(client, { id, channelId }, `folded into the next: ${reason}`),
	);
}

/** Takes back all digests of a channel of which nothing was posted; one that has begun goes on. */
export async function withdrawDigests(
	database: Database,
	channelId: number,
	reason: string,
): Promise<void> {
	await transaction(database, async (client) => {
		const { rows } = await client.query<{ id: number }>(
			`select id from digests where channel_id = $1 and state in ('claimed', 'composed')
			order by id desc for update`,
			[channelId],
		);
		for (const { id } of rows) {
			const posts = await client.query<{ state: string }>(
				"select state from outbox where digest_id = $1 for update",
				[id],
			);
			if (posts.rows.every(({ state }) => state === "pending"))
				await takeBack(client, { id, channelId }, reason);
		}
	});
}

async function takeBack(
	client: Queryable,
	{ id, channelId }: { id: number; channelId: number },
	reason: string,
): Promise<void> {
	const { rowCount } = await client.query(
		`update digests set state = 'skipped', reason = $2, edition = null, composed_at = null,
			told_change = null
		where id = $1 and state in ('claimed', 'composed')`,
		[id, reason],
	);
	if (rowCount === 0) return;
	await client.query("delete from outbox where digest_id = $1", [id]);
	await client.query("delete from story_memory where digest_id = $1", [id]);
	const { rows } = await client.query<{ storyId: number }>(
		`delete from digest_entries where digest_id = $1 returning story_id as "storyId"`,
		[id],
	);
	await client.query(
		`insert into story_memory (channel_id, story_id, digest_id, told_at, facts)
		select distinct on (e.story_id) d.channel_id, e.story_id, d.id, d.composed_at, e.facts
		from digest_entries e join digests d on d.id = e.digest_id
		where d.channel_id = $1 and e.story_id = any($2::bigint[]) and e.facts is not null
		order by e.story_id, d.composed_at desc`,
		[channelId, rows.map(({ storyId }) => storyId)],
	);
}
