/**
 * Stories that are over, and their articles. A story that was told, or written or pressed about, or
 * whose articles state something of a model, keeps its articles with their addresses, titles and
 * dates; only their texts go. Any other story goes whole.
 */
import type { Queryable } from "../lib/database/database.ts";

/** A story whose last article is old. */
export interface OverStory {
	id: number;
	/** Of its last article, as PostgreSQL writes it: a `Date` would lose its microseconds. */
	lastAt: string;
	/** An article of it reached us later than it was published, too lately to go. */
	isFresh: boolean;
	/** Something refers to it. */
	isNeeded: boolean;
}

/** A story, or one that became part of it, stands in the table. */
const inGroup = (table: string, column = "story_id") =>
	`exists (
		select from stories g join ${table} r on r.${column} = g.id
		where g.id = s.id or g.merged_into = s.id
	)`;

const isNeeded = [
	inGroup("briefs"),
	inGroup("longer_briefs"),
	inGroup("digest_entries"),
	inGroup("digests"),
	inGroup("feedback"),
	`exists (
		select from story_articles sa join reported_facts f on f.article_id = sa.article_id
		where sa.story_id = s.id
	)`,
].join(" or ");

const isFresh = `exists (
	select from story_articles sa join articles a on a.id = sa.article_id
	where sa.story_id = s.id and a.seen_at >= $1
)`;

const over = "s.merged_into is null and s.pruned_at is null and s.last_at < $1";

/** Stories that were over before then and are not pruned yet, the oldest first, after one of them. */
export async function overStories(
	database: Queryable,
	before: Date,
	{
		after,
		limit,
	}: { after: Pick<OverStory, "id" | "lastAt"> | null; limit: number },
): Promise<OverStory[]> {
	const { rows } = await database.query<OverStory>(
		`select s.id, s.last_at::text as "lastAt", ${isFresh} as "isFresh", ${isNeeded} as "isNeeded"
		from stories s
		where ${over} and ($2::text is null or (s.last_at, s.id) > ($2::timestamptz, $3::bigint))
		order by s.last_at, s.id limit $4`,
		[before, after?.lastAt ?? null, after?.id ?? 0, limit],
	);
	return rows;
}

export interface OverCounts {
	/** That go whole. */
	stories: number;
	articles: number;
	/** Whose text goes. */
	texts: number;
}

/** What there is to prune, all at once: it may take a while. */
export async function countOver(
	database: Queryable,
	before: Date,
): Promise<OverCounts> {
	const { rows } = await database.query<OverCounts>(
		`with over as (
			select s.id, ${isNeeded} as needed from stories s where ${over} and not ${isFresh}
		)
		select (select count(*) from over where not needed)::int as stories,
			count(sa.article_id) filter (where not over.needed)::int as articles,
			count(sa.article_id) filter (where over.needed)::int as texts
		from over left join story_articles sa on sa.story_id = over.id`,
		[before],
	);
	return rows[0] ?? { stories: 0, articles: 0, texts: 0 };
}

/** Takes stories and their articles away, unless something refers to them by now. */
export async function deleteStories(
	database: Queryable,
	storyIds: readonly number[],
): Promise<{ stories: number; articles: number }> {
	const { rows } = await database.query<{ stories: number; articles: number }>(
		`with unneeded as (
			select s.id from stories s where s.id = any($1::bigint[]) and not (${isNeeded})
		), articles_gone as (
			delete from articles using story_articles sa
			where sa.article_id = articles.id and sa.story_id in (select id from unneeded)
			returning 1
		), stories_gone as (
			delete from stories
			where id in (select id from unneeded) or merged_into in (select id from unneeded)
			returning 1
		)
		select (select count(*) from stories_gone)::int as stories,
			(select count(*) from articles_gone)::int as articles`,
		[storyIds],
	);
	return rows[0] ?? { stories: 0, articles: 0 };
}

/**
 * Takes the texts of some of the stories' articles. They are found by their titles and models from
 * then on, which is what the words of weight A are.
 * @returns of how many; 0 when none has its text
 */
export async function emptyArticles(
	database: Queryable,
	storyIds: readonly number[],
	limit: number,
): Promise<number> {
	const { rowCount } = await database.query(
		`update articles set text = '', summary = null, byline = null, search = ts_filter(search, '{a}')
		where id = any(array(
			select a.id from story_articles sa join articles a on a.id = sa.article_id
			where sa.story_id = any($1::bigint[])
				and (a.text <> '' or a.summary is not null or a.byline is not null)
			limit $2
		))`,
		[storyIds, limit],
	);
	return rowCount ?? 0;
}

/** Forgets for some channels that they were told of the stories, which no digest can tell any more. */
export async function forgetTold(
	database: Queryable,
	storyIds: readonly number[],
	limit: number,
): Promise<number> {
	const { rowCount } = await database.query(
		`delete from story_memory where ctid = any(array(
			select m.ctid from stories s join story_memory m on m.story_id = s.id
			where s.id = any($1::bigint[]) or s.merged_into = any($1::bigint[])
			limit $2
		))`,
		[storyIds, limit],
	);
	return rowCount ?? 0;
}

/** Notes that nothing is left to prune of the stories. */
export async function markPruned(
	database: Queryable,
	storyIds: readonly number[],
	now: Date,
): Promise<void> {
	await database.query(
		"update stories set pruned_at = $2 where id = any($1::bigint[])",
		[storyIds, now],
	);
}
