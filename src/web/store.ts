import type { Edition } from "../digests/edition.ts";
import type { Queryable } from "../lib/database/database.ts";
import type { Story } from "../stories/story.ts";
import type {
	ArticleView,
	EditionSummary,
	Period,
	StorySearch,
	StoryView,
	Telling,
} from "./views.ts";

const storyColumns = `s.id, s.headline, s.first_at as "firstAt", s.last_at as "lastAt", s.backlog,
	s.score, s.parts, s.hosts, s.topics, s.models, s.organisations, s.revision,
	s.ranked_revision as "rankedRevision"`;

const isInPeriod = `s.merged_into is null and ($1::text is null or s.topics ? $1)`;

/** The newest edition of each channel, by the channel's name; breaking news only for want of others. */
export async function latestEditions(database: Queryable): Promise<Edition[]> {
	const { rows } = await database.query<{ edition: Edition }>(
		`select edition from (
			select distinct on (d.channel_id) d.edition, c.name, c.id
			from digests d join channels c on c.id = d.channel_id
			where d.edition is not null
			order by d.channel_id, (d.kind = 'breaking'), d.slot desc, d.id desc
		) newest order by name, id`,
	);
	return rows.map(({ edition }) => edition);
}

/** Other editions of the channel that a digest was for, the newest first. */
export async function otherEditions(
	database: Queryable,
	digestId: number,
	limit: number,
): Promise<EditionSummary[]> {
	const { rows } = await database.query<EditionSummary>(
		`select o.id as "digestId", o.slot, o.kind, o.edition->>'timeZone' as "timeZone",
			jsonb_array_length(o.edition->'entries') as entries
		from digests d join digests o on o.channel_id = d.channel_id and o.id <> d.id
		where d.id = $1 and o.edition is not null
		order by o.slot desc, o.id desc limit $2`,
		[digestId, limit],
	);
	return rows;
}

export async function topicsOf(
	database: Queryable,
	storyIds: readonly number[],
): Promise<Map<number, string[]>> {
	const { rows } = await database.query<{ id: number; topics: string[] }>(
		"select id, topics from stories where id = any($1)",
		[storyIds],
	);
	return new Map(rows.map(({ id, topics }) => [id, topics]));
}

/** Stories with their last article in a period, best first. */
export async function storiesIn(
	database: Queryable,
	{ topic, from, to, limit, offset }: StorySearch,
): Promise<StoryView[]> {
	const { rows } = await database.query<Story>(
		`select ${storyColumns} from stories s
		where ${isInPeriod} and s.last_at >= $2 and s.last_at < $3
		order by s.score desc, s.id desc limit $4 offset $5`,
		[topic, from, to, limit, offset],
	);
	return withArticles(database, rows);
}

/** The last moment with a story before a period, and the first one after it. */
export async function neighboursOf(
	database: Queryable,
	{ topic, from, to }: Period,
): Promise<{ before: Date | null; after: Date | null }> {
	const { rows } = await database.query<{
		before: Date | null;
		after: Date | null;
	}>(
		`select
			(select max(s.last_at) from stories s where ${isInPeriod} and s.last_at < $2) as before,
			(select min(s.last_at) from stories s where ${isInPeriod} and s.last_at >= $3) as after`,
		[topic, from, to],
	);
	return rows[0] ?? { before: null, after: null };
}

/** A story by its id; a merged one is answered by what it became part of. */
export async function storyById(
	database: Queryable,
	id: number,
): Promise<StoryView | null> {
	const { rows } = await database.query<Story>(
		`select ${storyColumns} from stories s
		where s.id = (select coalesce(merged_into, id) from stories where id = $1)`,
		[id],
	);
	return (await withArticles(database, rows))[0] ?? null;
}

async function withArticles(
	database: Queryable,
	stories: Story[],
): Promise<StoryView[]> {
	const { rows } = await database.query<ArticleView & { storyId: number }>(
		`select sa.story_id as "storyId", a.id, coalesce(a.link, a.url) as url, a.host, a.source, a.kind, a.title,
			a.language, a.published_at as "publishedAt", sa.joined_by as "joinedBy", sa.score as similarity,
			row_number() over (partition by sa.story_id, a.fingerprint order by a.published_at, a.id) > 1 as copy
		from story_articles sa join articles a on a.id = sa.article_id
		where sa.story_id = any($1) order by a.published_at, a.id`,
		[stories.map(({ id }) => id)],
	);
	const articles = Map.groupBy(rows, ({ storyId }) => storyId);
	return stories.map((story) => ({
		...story,
		articles: articles.get(story.id) ?? [],
	}));
}

/** The editions that told a story, whatever became part of it since; the latest first. */
export async function tellingsOf(
	database: Queryable,
	storyId: number,
	limit: number,
): Promise<Telling[]> {
	const { rows } = await database.query<Telling>(
		`select d.id as "digestId", c.name as channel, d.slot as at, e.kind, e.score, e.met
		from digest_entries e join digests d on d.id = e.digest_id
		join channels c on c.id = d.channel_id
		where e.story_id in (select id from stories where id = $1 or merged_into = $1)
			and d.edition is not null
		order by d.slot desc, d.id desc limit $2`,
		[storyId, limit],
	);
	return rows;
}
