import type { Article } from "../articles/article.ts";
import type { Database, Queryable } from "../lib/database/database.ts";
import type { Story, StoryWithArticles } from "./story.ts";

const storyColumns = `s.id, s.headline, s.first_at as "firstAt", s.last_at as "lastAt", s.backlog,
	s.score, s.parts, s.hosts, s.topics, s.models, s.organisations, s.revision,
	s.ranked_revision as "rankedRevision"`;

const articleColumns = `a.id, a.url, coalesce(a.link, a.url) as link, a.host, a.source, a.kind, a.weight, a.title, a.summary,
	a.text, a.byline, a.language, a.published_at as "publishedAt", a.seen_at as "seenAt",
	a.backlog, a.fingerprint, a.topics, a.models, a.organisations`;

/** What grouping reads of an article. */
export interface GroupedArticle
	extends Pick<
		Article,
		| "id"
		| "url"
		| "source"
		| "title"
		| "summary"
		| "language"
		| "publishedAt"
		| "backlog"
	> {
	/** The beginning of its text. */
	text: string;
}

export interface Decision extends GroupedArticle {
	storyId: number;
	position: number;
}

// A date in the future would move the window away from under all the others.
const groupedColumns = `a.id, a.url, a.source, a.title, a.summary, a.language, a.backlog,
	left(a.text, 600) as text, least(a.published_at, a.seen_at) as "publishedAt"`;

// ---------------------------------------------------------------- grouping

/** Until the transaction ends no other worker groups. */
export async function lockGrouping(database: Queryable): Promise<void> {
	await database.query(
		"select pg_advisory_xact_lock(hashtext('modelwire.grouping'))",
	);
}

/** Decisions after `position`, in the order in which they were taken. */
export async function decisionsAfter(
	database: Queryable,
	position: number,
): Promise<Decision[]> {
	const { rows } = await database.query<Decision>(
		`select ${groupedColumns}, sa.story_id as "storyId", sa.position
		from story_articles sa join articles a on a.id = sa.article_id
		where sa.position > $1 order by sa.position`,
		[position],
	);
	return rows;
}

/** Decisions about articles of the last `hours` before the newest, in the order of publication. */
export async function recentDecisions(
	database: Queryable,
	hours: number,
): Promise<Decision[]> {
	const { rows } = await database.query<Decision>(
		`select ${groupedColumns}, sa.story_id as "storyId", sa.position
		from story_articles sa join articles a on a.id = sa.article_id
		where least(a.published_at, a.seen_at) >= $1::interval * -1 + (
			select max(least(b.published_at, b.seen_at))
			from story_articles sb join articles b on b.id = sb.article_id
		)
		order by least(a.published_at, a.seen_at), a.id`,
		[`${hours} hours`],
	);
	return rows;
}

/** Whether anything was ever grouped. */
export async function hasStories(database: Queryable): Promise<boolean> {
	const { rows } = await database.query("select from story_articles limit 1");
	return rows.length > 0;
}

/** Articles without a story, in the order of publication. */
export async function ungroupedArticles(
	database: Queryable,
	limit: number,
): Promise<GroupedArticle[]> {
	const { rows } = await database.query<GroupedArticle>(
		`select ${groupedColumns} from articles a
		where not exists (select 1 from story_articles sa where sa.article_id = a.id)
		order by least(a.published_at, a.seen_at), a.id limit $1`,
		[limit],
	);
	return rows;
}

/** Reserves ids for stories that may begin; those not used are gaps. */
export async function reserveStoryIds(
	database: Queryable,
	count: number,
): Promise<number[]> {
	const { rows } = await database.query<{ id: number }>(
		`select nextval(pg_get_serial_sequence('stories', 'id')) as id from generate_series(1, $1)`,
		[count],
	);
	return rows.map(({ id }) => id);
}

export interface NewStory {
	id: number;
	headline: string;
	at: Date;
	backlog: boolean;
}

export interface Membership {
	articleId: number;
	storyId: number;
	score: number | null;
	joinedBy: "first" | "url" | "text" | "event" | "merge";
}

export async function insertStories(
	database: Queryable,
	stories: readonly NewStory[],
): Promise<void> {
	await database.query(
		`insert into stories (id, headline, first_at, last_at, backlog)
		overriding system value
		select id, headline, at, at, backlog
		from jsonb_to_recordset($1::jsonb) as n(id bigint, headline text, at timestamptz, backlog boolean)`,
		[JSON.stringify(stories)],
	);
}

/** In order: `position` follows it. */
export async function insertMemberships(
	database: Queryable,
	memberships: readonly Membership[],
): Promise<void> {
	await database.query(
		`insert into story_articles (article_id, story_id, score, joined_by)
		select (m->>'articleId')::bigint, (m->>'storyId')::bigint, (m->>'score')::float8, m->>'joinedBy'
		from jsonb_array_elements($1::jsonb) with ordinality as n(m, place)
		order by place`,
		[JSON.stringify(memberships)],
	);
}

export interface Relation {
	storyId: number;
	relatedId: number;
	score: number;
}

/** Keeps the best score of each pair. */
export async function saveRelations(
	database: Queryable,
	relations: readonly Relation[],
): Promise<void> {
	await database.query(
		`insert into story_relations (story_id, related_id, score)
		select "storyId", "relatedId", max(score)
		from jsonb_to_recordset($1::jsonb) as n("storyId" bigint, "relatedId" bigint, score float8)
		group by 1, 2
		on conflict (story_id, related_id)
			do update set score = greatest(story_relations.score, excluded.score)`,
		[JSON.stringify(relations)],
	);
}

/**
 * Moves all members of `from` to `into`. They get new positions, so that other
 * workers read the move as they read any decision.
 */
export async function mergeStory(
	database: Queryable,
	{ from, into }: { from: number; into: number },
): Promise<void> {
	await database.query(
		`update story_articles set story_id = $2, joined_by = 'merge', position = default
		where story_id = $1`,
		[from, into],
	);
	await database.query(
		`update stories set merged_into = $2 where id = $1 or merged_into = $1`,
		[from, into],
	);
	await database.query(
		`delete from story_relations where story_id = $1 or related_id = $1`,
		[from],
	);
}

/** Brings the rows of stories whose members changed up to date. */
export async function touchStories(
	database: Queryable,
	storyIds: readonly number[],
): Promise<void> {
	await database.query(
		`update stories s
		set first_at = m.first_at, last_at = m.last_at, backlog = m.backlog, revision = s.revision + 1,
			pruned_at = null
		from (
			select sa.story_id, min(a.published_at) as first_at, max(a.published_at) as last_at,
				bool_and(a.backlog) as backlog
			from story_articles sa join articles a on a.id = sa.article_id
			where sa.story_id = any($1) group by sa.story_id
		) m
		where s.id = m.story_id`,
		[storyIds],
	);
}

// ---------------------------------------------------------------- ranking

export interface RankedStory
	extends Pick<
		Story,
		| "id"
		| "headline"
		| "score"
		| "parts"
		| "hosts"
		| "topics"
		| "models"
		| "organisations"
		| "revision"
	> {}

/** Stores ranks; one that was made for a revision since overtaken changes nothing. */
export async function saveRanks(
	database: Queryable,
	ranks: readonly RankedStory[],
): Promise<void> {
	await database.query(
		`update stories s
		set headline = n.headline, score = n.score, parts = n.parts, hosts = n.hosts,
			topics = n.topics, models = n.models, organisations = n.organisations,
			ranked_revision = n.revision
		from jsonb_to_recordset($1::jsonb) as n(id bigint, headline text, score float8, parts jsonb,
			hosts integer, topics jsonb, models jsonb, organisations jsonb, revision integer)
		where s.id = n.id and s.revision = n.revision`,
		[JSON.stringify(ranks)],
	);
}

export interface StoryRevision {
	storyId: number;
	revision: number;
}

export async function storyRevisions(
	database: Queryable,
	storyIds: readonly number[],
): Promise<StoryRevision[]> {
	const { rows } = await database.query<StoryRevision>(
		`select id as "storyId", revision from stories
		where id = any($1) and merged_into is null order by id`,
		[storyIds],
	);
	return rows;
}

/** Stories whose rank is older than their members. */
export async function unrankedStories(
	database: Queryable,
	limit: number,
): Promise<StoryRevision[]> {
	const { rows } = await database.query<StoryRevision>(
		`select id as "storyId", revision from stories
		where merged_into is null and ranked_revision < revision order by id limit $1`,
		[limit],
	);
	return rows;
}

// ---------------------------------------------------------------- reading

/** A story with its articles; a merged one is answered by what it became part of. */
export async function storyWithArticles(
	database: Queryable,
	storyId: number,
): Promise<StoryWithArticles | null> {
	const { rows } = await database.query<{ id: number }>(
		`select coalesce(merged_into, id) as id from stories where id = $1`,
		[storyId],
	);
	const id = rows[0]?.id;
	if (id === undefined) return null;
	return (await storiesByIds(database, [id]))[0] ?? null;
}

const inPeriod = `merged_into is null and first_at <= $2 and (
	last_at > $1 or $3 and last_at > $1::timestamptz - interval '1 day' and exists (
		select from story_articles sa join articles a on a.id = sa.article_id
		where sa.story_id = s.id and a.seen_at > $1 and a.seen_at <= $2 and not a.backlog
	)
)`;

/**
 * Stories, not merged ones, that got an article in the period, the newest first.
 * @param belated also those whose articles were published in the day before but reached us in
 * the period: a feed may be read late, or date its items by the day
 */
export async function storiesBetween(
	database: Queryable,
	from: Date,
	to: Date,
	{ belated = false }: { belated?: boolean } = {},
): Promise<StoryWithArticles[]> {
	const { rows } = await database.query<{ id: number }>(
		`select id from stories s where ${inPeriod} order by last_at desc, id`,
		[from, to, belated],
	);
	return storiesByIds(
		database,
		rows.map(({ id }) => id),
	);
}

/**
 * Of `storiesBetween` those that could be told, each with a stamp that changes with its row and
 * with each of its articles'.
 */
export async function newsStamps(
	database: Queryable,
	from: Date,
	to: Date,
	{ belated = false }: { belated?: boolean } = {},
): Promise<{ id: number; stamp: string }[]> {
	const { rows } = await database.query<{ id: number; stamp: string }>(
		`select s.id, concat_ws('.', s.xmin, (
			select sum(a.xmin::text::bigint) from story_articles sa join articles a on a.id = sa.article_id
			where sa.story_id = s.id
		)) as stamp
		from stories s
		where ${inPeriod} and not backlog and topics <> '[]'
		order by last_at desc, id`,
		[from, to, belated],
	);
	return rows;
}

/** In the order of `storyIds`, each with its articles in the order of publication. */
export async function storiesByIds(
	database: Queryable,
	storyIds: readonly number[],
): Promise<StoryWithArticles[]> {
	if (storyIds.length === 0) return [];
	const stories = await database.query<Story>(
		`select ${storyColumns} from stories s where s.id = any($1)`,
		[storyIds],
	);
	const articles = await database.query<Article & { storyId: number }>(
		`select sa.story_id as "storyId", ${articleColumns}
		from story_articles sa join articles a on a.id = sa.article_id
		where sa.story_id = any($1) order by a.published_at, a.id`,
		[storyIds],
	);
	const members = Map.groupBy(articles.rows, ({ storyId }) => storyId);
	const byId = new Map(stories.rows.map((story) => [story.id, story]));
	return storyIds.flatMap((id) => {
		const story = byId.get(id);
		if (!story) return [];
		const ofStory = (members.get(id) ?? []).map(
			({ storyId: _, ...article }) => article,
		);
		return [{ ...story, articles: ofStory }];
	});
}

/** Stories whose rank ages: those with an article since `since`. */
export async function livingStories(
	database: Database,
	since: Date,
): Promise<number[]> {
	const { rows } = await database.query<{ id: number }>(
		`select id from stories where merged_into is null and last_at >= $1 order by id`,
		[since],
	);
	return rows.map(({ id }) => id);
}

/** Tells of two of these stories whether they may be about the same event. */
export async function relatedStories(
	database: Queryable,
	storyIds: readonly number[],
): Promise<(storyId: number, otherId: number) => boolean> {
	const { rows } = await database.query<{ a: number; b: number }>(
		`select story_id as a, related_id as b from story_relations
		where story_id = any($1::bigint[]) and related_id = any($1::bigint[])`,
		[storyIds],
	);
	const pairs = new Set(rows.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
	return (storyId, otherId) => pairs.has(`${storyId} ${otherId}`);
}
