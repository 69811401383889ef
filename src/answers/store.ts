import type { Article } from "../articles/article.ts";
import type { Queryable } from "../lib/database/database.ts";
import type { CardStory } from "./model-card.ts";

/** What a search for articles reads of each. */
export interface FoundArticle
	extends Pick<
		Article,
		| "id"
		| "url"
		| "host"
		| "kind"
		| "title"
		| "summary"
		| "text"
		| "language"
		| "publishedAt"
		| "fingerprint"
	> {
	/** How well it fits the search, by full text. */
	rank: number;
}

const foundColumns = `id, url, host, kind, title, summary, left(text, 20000) as text, language,
	published_at as "publishedAt", fingerprint`;

/** Words of a search, any of which may be found. */
export interface SearchWords {
	/** Text search configuration that stems them. */
	configuration: string;
	words: readonly string[];
	/** Whether each is only the beginning of a word. */
	prefixed: boolean;
}

/** The ways in which one thing that is asked for may be written. */
export type SearchTerm = readonly SearchWords[];

export interface ArticleSearch {
	/** Each of these must be found. */
	names: readonly SearchTerm[];
	/** One of these must be found, where there are any; two, where there are three or more and no name. */
	others: readonly SearchTerm[];
	/** Slugs of models, words of their own that stand for all names. */
	slugs: readonly string[];
	after: Date;
	until: Date;
	/** Of this host alone, in this language, on this topic; null or not given for any. */
	host?: string | null;
	language?: string | null;
	topic?: string | null;
	limit: number;
}

/** Of more matches than these the youngest are ranked. */
const mostRanked = 500;

/**
 * Articles of the period that hold the words, those first that hold more of them and are younger.
 * Texts are stored apart and packed: they are read of those alone that are returned.
 */
export async function searchArticles(
	database: Queryable,
	{ names, others, slugs, after, until, limit, ...only }: ArticleSearch,
): Promise<FoundArticle[]> {
	const values: unknown[] = [after, until, limit, mostRanked];
	const bind = (value: unknown) => `$${values.push(value)}`;
	const queryOf = (term: SearchTerm) =>
		any(
			term.map(
				({ configuration, words, prefixed }) =>
					`to_tsquery(${bind(configuration)}::regconfig, ${bind(
						words
							.map((word) => `${quoted(word)}${prefixed ? ":*" : ""}`)
							.join(" | "),
					)})`,
			),
		);
	const named = all(names.map(queryOf));
	const model =
		slugs.length > 0 ? `${bind(slugs.map(quoted).join(" | "))}::tsquery` : "";
	const about = any([named, model].filter(Boolean));
	const said = others.map(queryOf);
	const needed = all(
		[about, about === "" && said.length > 2 ? twoOf(said) : any(said)].filter(
			Boolean,
		),
	);
	if (needed === "") return [];
	const wanted = any([about, ...said].filter(Boolean));
	const isCommon = await isInMost(database, needed, values);
	const among = [inPeriod, ...onlyOf(only, bind)].join(" and ");
	const { rows } = await database.query<FoundArticle>(
		`with query as materialized (
			select ${needed} as needed, ${wanted} as wanted
		), candidates as materialized (
			${isCommon ? walked(among) : looked(among)}
		), ranked as materialized (
			select id, ts_rank('{0.1, 0.2, 0.6, 1}', search, query.wanted)
					/ (1 + extract(epoch from $2::timestamptz - published_at)::float8 / 86400 / 60) as rank
			from query, articles where id in (select id from candidates)
			order by rank desc, published_at desc, id limit $3
		)
		select ${foundColumns}, rank from ranked join articles using (id)
		order by rank desc, published_at desc, id`,
		values,
	);
	return rows;
}

const inPeriod = "published_at > $1 and published_at <= $2";

/** Conditions besides the period. */
function onlyOf(
	{ host, language, topic }: Pick<ArticleSearch, "host" | "language" | "topic">,
	bind: (value: unknown) => string,
): string[] {
	return [
		...(host ? [`host = ${bind(host)}`] : []),
		...(language ? [`language = ${bind(language)}`] : []),
		...(topic ? [`topics ? ${bind(topic)}`] : []),
	];
}

/** By the index of words: reads all that hold them to find which are the youngest. */
const looked = (among: string) => `select id from query, articles
	where search @@ needed and ${among}
	order by published_at desc limit $4`;

/** Walking back ends there, even if too few were found. */
const mostWalked = 4000;

/** From the youngest back until enough hold the words, which is soon where many do. */
const walked = (among: string) => `select id from (
		select id, published_at, search from articles where ${among}
		order by published_at desc limit ${mostWalked}
	) young
	where search @@ (select needed from query) order by published_at desc limit $4`;

/** So many of the youngest are looked at to tell whether words are common. */
const probed = 60;
/** In so large a share of articles they are. */
const common = 0.25;

/** Whether the words stand in so many articles that the index of words is of no help. */
async function isInMost(
	database: Queryable,
	needed: string,
	values: readonly unknown[],
): Promise<boolean> {
	const { rows } = await database.query<{ share: number }>(
		`with query as materialized (select ${needed} as needed)
		select coalesce(avg((search @@ needed)::int), 0)::float8 as share
		from query, (
			select search from articles where ${inPeriod}
			order by published_at desc limit ${probed}
		) young
		where $3::int > 0 and $4::int > 0`,
		values,
	);
	return (rows[0]?.share ?? 0) > common;
}

function any(queries: readonly string[]): string {
	return queries.length > 1 ? `(${queries.join(" || ")})` : queries.join();
}

function all(queries: readonly string[]): string {
	return queries.length > 1 ? `(${queries.join(" && ")})` : queries.join();
}

/** Each of the queries beside any that follows it. */
function twoOf(queries: readonly string[]): string {
	return any(
		queries
			.slice(0, -1)
			.map((query, index) => all([query, any(queries.slice(index + 1))])),
	);
}

/** Of so many of the youngest articles the titles are compared. */
const mostCompared = 3000;

/** Young articles of the period whose titles hold a word written nearly like one of `names`. */
export async function articlesTitledLike(
	database: Queryable,
	names: readonly string[],
	{ after, until, limit }: Pick<ArticleSearch, "after" | "until" | "limit">,
): Promise<FoundArticle[]> {
	const { rows } = await database.query<FoundArticle>(
		`with young as materialized (
			select id, title from articles where published_at > $2 and published_at <= $3
			order by published_at desc limit $5
		)
		select ${foundColumns}, 0::float8 as rank from articles
		where id in (
			select young.id from unnest($1::text[]) as n(name) join young on n.name <% young.title
		)
		order by published_at desc, id limit $4`,
		[names, after, until, limit, mostCompared],
	);
	return rows;
}

/** A lexeme as tsquery reads it. */
function quoted(word: string): string {
	return `'${word.replace(/['\\]/gu, " ").trim()}'`;
}

export interface StorySubject {
	/** Slugs of models. */
	slugs: readonly string[];
	organisation: string | null;
	/** A name to be found in titles, such as that of a system around models. */
	title: string | null;
}

/** The latest stories about a subject, the newest first. */
export async function storiesAbout(
	database: Queryable,
	{ slugs, organisation, title }: StorySubject,
	{ after, until, limit }: Pick<ArticleSearch, "after" | "until" | "limit">,
): Promise<CardStory[]> {
	const { rows } = await database.query<CardStory & { at: Date | string }>(
		`with about as (
			select sa.story_id as id, max(a.published_at) as at
			from articles a
				join story_articles sa on sa.article_id = a.id
			where a.published_at > $1 and a.published_at <= $2 and (
				($4::text <> '' and a.search @@ $4::tsquery)
				or ($5::text is not null and a.organisations @> jsonb_build_array($5::text))
				or ($6::text is not null and a.title ~* $6)
			)
			group by sa.story_id
			order by at desc, id desc limit $3
		)
		select s.id as "storyId", s.headline, about.at,
			(select a.language from story_articles sa join articles a on a.id = sa.article_id
				where sa.story_id = s.id order by (a.title = s.headline) desc, a.published_at, a.id
				limit 1) as language,
			(select json_agg(json_build_object('host', host, 'url', url, 'language', language)
					order by published_at, id)
				from (
					select distinct on (a.host) a.host, a.url, a.language, a.published_at, a.id
					from story_articles sa join articles a on a.id = sa.article_id
					where sa.story_id = s.id order by a.host, a.published_at, a.id
				) as first_of_host) as sources
		from about join stories s on s.id = about.id
		order by about.at desc, s.id desc`,
		[
			after,
			until,
			limit,
			slugs.map((slug) => `${quoted(slug)}:A`).join(" | "),
			organisation,
			title === null
				? null
				: `(?<![[:alnum:]])${escaped(title)}(?![[:alnum:]])`,
		],
	);
	return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}

/** As a regular expression of PostgreSQL reads it word by word. */
function escaped(text: string): string {
	return text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${sign}`);
}
