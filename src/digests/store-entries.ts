/** What channels were told, and why. */
import type { Queryable } from "../lib/database/database.ts";
import type { RankPart } from "../stories/story.ts";

/** A story as a channel was told it, with the reasons. */
export interface ToldEntry {
	digestId: number;
	/** From 1. */
	position: number;
	/** What the story is now, if it became part of another. */
	storyId: number;
	headline: string;
	kind: "new" | "update";
	/** As it was for this channel, then. */
	score: number;
	/** They add up to `score`. */
	parts: RankPart[];
	/** Interests of the channel that it met. */
	met: string[];
	toldAt: Date;
}

const columns = `e.digest_id as "digestId", e.position, coalesce(s.merged_into, s.id) as "storyId",
	b.headline, e.kind, e.score, e.parts, e.met, d.composed_at as "toldAt"`;

const tables = `digest_entries e join digests d on d.id = e.digest_id
	join stories s on s.id = e.story_id join briefs b on b.id = e.brief_id`;

/**
 * The entries of the channel's latest digest that told something, in their order: what a number
 * means. News that broke since has no numbers of its own, unless there was nothing else.
 */
export async function latestEntries(
	database: Queryable,
	channelId: number,
): Promise<ToldEntry[]> {
	const { rows } = await database.query<ToldEntry>(
		`select ${columns} from ${tables}
		where e.digest_id = (
			select d.id from digests d join digest_entries e on e.digest_id = d.id
			where d.channel_id = $1
			order by (d.kind = 'breaking'), d.composed_at desc, d.id desc limit 1
		)
		order by e.position`,
		[channelId],
	);
	return rows;
}

/** What broke in the channel since its latest digest, the latest first. */
export async function brokenSince(
	database: Queryable,
	channelId: number,
): Promise<ToldEntry[]> {
	const { rows } = await database.query<ToldEntry>(
		`select ${columns} from ${tables}
		where d.channel_id = $1 and d.kind = 'breaking' and d.composed_at > (
			select max(o.composed_at) from digests o join digest_entries t on t.digest_id = o.id
			where o.channel_id = $1 and o.kind <> 'breaking'
		)
		order by d.composed_at desc, d.id desc`,
		[channelId],
	);
	return rows;
}

/** The latest telling of a story in a channel, whatever became of the story. */
export async function toldEntry(
	database: Queryable,
	channelId: number,
	storyId: number,
): Promise<ToldEntry | null> {
	const { rows } = await database.query<ToldEntry>(
		`select ${columns} from ${tables}
		where d.channel_id = $1 and coalesce(s.merged_into, s.id) = (
			select coalesce(merged_into, id) from stories where id = $2
		)
		order by d.composed_at desc, d.id desc limit 1`,
		[channelId, storyId],
	);
	return rows[0] ?? null;
}
