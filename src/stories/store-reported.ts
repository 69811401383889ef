import type { Queryable } from "../lib/database/database.ts";
import type { Relation } from "./reported/claim.ts";
import type { ReportedFact, ReportingArticle } from "./reported-facts.ts";

/** An article that is still to be read, with its place in the order of grouping. */
export interface UnreadArticle extends ReportingArticle {
	id: number;
	position: number;
	/** Its text is kept no longer: what was read in it stays as it is. */
	isPruned: boolean;
}

/**
 * Takes the turn of reading: until the transaction ends nobody else reads. Returns up to which
 * decision of grouping this edition of the reader has come.
 */
export async function takeReadingTurn(
	client: Queryable,
	edition: number,
): Promise<number> {
	await client.query(
		`insert into reported_facts_progress (edition, position) values ($1, 0)
		on conflict (edition) do nothing`,
		[edition],
	);
	const { rows } = await client.query<{ position: number }>(
		"select position from reported_facts_progress where edition = $1 for update",
		[edition],
	);
	return rows[0]?.position ?? 0;
}

/** Grouped articles after a position. A position is given under grouping's lock, so none comes later below it. */
export async function articlesAfter(
	client: Queryable,
	position: number,
	limit: number,
): Promise<UnreadArticle[]> {
	const { rows } = await client.query<UnreadArticle>(
		`select a.id, a.title, a.summary, left(a.text, 20000) as text, a.language,
			a.published_at as "publishedAt", sa.position, s.pruned_at is not null as "isPruned"
		from story_articles sa join articles a on a.id = sa.article_id
			join stories s on s.id = sa.story_id
		where sa.position > $1 order by sa.position limit $2`,
		[position, limit],
	);
	return rows;
}

export async function someArticleIsUnread(
	database: Queryable,
	edition: number,
): Promise<boolean> {
	const { rows } = await database.query(
		`select 1 from story_articles where position > coalesce(
			(select position from reported_facts_progress where edition = $1), 0)
		limit 1`,
		[edition],
	);
	return rows.length > 0;
}

/** Replaces what was read in these articles, and moves on to `position`. */
export async function saveReading(
	client: Queryable,
	{ edition, position }: { edition: number; position: number },
	articleIds: readonly number[],
	facts: readonly (ReportedFact & { articleId: number })[],
): Promise<void> {
	await client.query(
		"delete from reported_facts where article_id = any($1::bigint[])",
		[articleIds],
	);
	await client.query(
		`insert into reported_facts (article_id, model, field, value, unit, relation, sentence)
		select "articleId", model, field, value, unit, relation, sentence
		from jsonb_to_recordset($1::jsonb) as given (
			"articleId" bigint, model text, field text, value jsonb, unit text, relation text, sentence text
		)`,
		[JSON.stringify(facts)],
	);
	await client.query(
		"update reported_facts_progress set position = $2 where edition = $1",
		[edition, position],
	);
}

/** What one article states of a model. */
export interface Report {
	field: string;
	value: unknown;
	relation: Relation | null;
	/** Verbatim. */
	sentence: string;
	/** ISO 639-1 */
	language: string;
	host: string;
	url: string;
	publishedAt: Date;
	/** Equal for copies of one text. */
	fingerprint: string;
}

/** More would be shown to nobody. */
const MOST_REPORTS = 300;

/** What articles state of a model, the earliest first; only articles that were out at `until`. */
export async function reportsOf(
	database: Queryable,
	slug: string,
	until: Date,
): Promise<Report[]> {
	const { rows } = await database.query<Report>(
		`select r.field, r.value, r.relation, r.sentence, a.language, a.host,
			coalesce(a.link, a.url) as url, a.published_at as "publishedAt", a.fingerprint
		from reported_facts r join articles a on a.id = r.article_id
		where r.model = $1 and a.published_at <= $2
		order by a.published_at, a.id, r.field, r.value limit ${MOST_REPORTS}`,
		[slug, until],
	);
	return rows;
}
