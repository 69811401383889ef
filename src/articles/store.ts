import type { FeedKind } from "../feeds/feed.ts";
import {
	type Database,
	type Queryable,
	transaction,
} from "../lib/database/database.ts";
import type { Article } from "./article.ts";
import { areCopies, bandsOf } from "./fingerprint.ts";
import { searchConfiguration, searchText } from "./search.ts";

const articleColumns = `id, url, coalesce(link, url) as link, host, source, kind, weight, title, summary, text, byline, language,
	published_at as "publishedAt", seen_at as "seenAt", backlog, fingerprint, topics, models,
	organisations`;

/** As much of a text as is searched; a longer one is a book or a transcript. */
const searchedCharacters = 20_000;

/** Copies of a text are published within these days. */
const copyDays = 3;

// ---------------------------------------------------------------- items

/** An item with what its feed says of it. */
export interface ItemToIngest {
	id: number;
	url: string | null;
	title: string;
	summary: string | null;
	content: string | null;
	author: string | null;
	/** As the item claims, else as its feed does. */
	language: string | null;
	publishedAt: Date | null;
	seenAt: Date;
	backlog: boolean;
	/** `failed`: it was tried too often; it may be tried again. */
	state: "new" | "ingested" | "skipped" | "failed";
	/** Set once the item is ingested. */
	articleId: number | null;
	feed: { url: string; title: string | null; kind: FeedKind; weight: number };
}

export async function itemToIngest(
	database: Queryable,
	itemId: number,
): Promise<ItemToIngest | null> {
	const { rows } = await database.query<ItemToIngest>(
		`select i.id, i.url, i.title, i.summary, i.content, i.author,
			coalesce(i.language, f.language) as language, i.published_at as "publishedAt",
			i.seen_at as "seenAt", i.backlog, i.state, ai.article_id as "articleId",
			json_build_object('url', f.url, 'title', f.title, 'kind', f.kind, 'weight', f.weight) as feed
		from items i join feeds f on f.id = i.feed_id
			left join article_items ai on ai.item_id = i.id
		where i.id = $1`,
		[itemId],
	);
	return rows[0] ?? null;
}

/** Marks an item of which no article can be made; `reason` is for the operator. */
export async function skipItem(
	database: Queryable,
	itemId: number,
	reason: string,
): Promise<void> {
	await database.query(
		`update items set state = 'skipped', reason = $2 where id = $1 and state in ('new', 'failed')`,
		[itemId, reason],
	);
}

/** Marks an item that nobody could ingest, so that it is not wanted again by itself. */
export async function failItem(
	database: Queryable,
	itemId: number,
	reason: string,
): Promise<void> {
	await database.query(
		`update items set state = 'failed', reason = $2 where id = $1 and state = 'new'`,
		[itemId, reason],
	);
}

// ---------------------------------------------------------------- articles

export async function articleByUrl(
	database: Queryable,
	url: string,
): Promise<Article | null> {
	const { rows } = await database.query<Article>(
		`select ${articleColumns} from articles where url = $1`,
		[url],
	);
	return rows[0] ?? null;
}

/**
 * Stores an article and its first item in one transaction; where another worker
 * was faster the item joins that one's article. Returns the article's id.
 */
export async function storeArticle(
	database: Database,
	article: Omit<Article, "id">,
	itemId: number,
): Promise<number> {
	return await transaction(database, async (client) => {
		const fingerprint = await sharedFingerprint(client, article);
		const { rows } = await client.query<{ id: number }>(
			`insert into articles (url, link, host, source, kind, weight, title, summary, text, byline,
				language, published_at, seen_at, backlog, fingerprint, topics, models, organisations, search)
			values ($1, nullif($2, $1), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
				$18, ${searchVector(19)})
			on conflict (url) do nothing returning id`,
			[
				article.url,
				article.link,
				article.host,
				article.source,
				article.kind,
				article.weight,
				article.title,
				article.summary,
				article.text,
				article.byline,
				article.language,
				article.publishedAt,
				article.seenAt,
				article.backlog,
				fingerprint,
				JSON.stringify(article.topics),
				JSON.stringify(article.models),
				JSON.stringify(article.organisations),
				...searchValues(article),
			],
		);
		const id = rows[0]?.id ?? (await articleByUrl(client, article.url))?.id;
		if (id === undefined) {
			throw new Error(`article ${article.url} vanished while it was stored`);
		}
		await joinItem(client, id, itemId);
		return id;
	});
}

/** What a later item may better in an article. */
export type ArticleChange = Partial<
	Pick<
		Article,
		"source" | "kind" | "weight" | "summary" | "text" | "fingerprint"
	>
>;

/** Joins an item to an article that is there already, bettering it by `change`. */
export async function attachItem(
	database: Database,
	article: Article,
	itemId: number,
	change: ArticleChange = {},
): Promise<void> {
	const changed = { ...article, ...change };
	await transaction(database, async (client) => {
		if (Object.keys(change).length > 0) {
			await client.query(
				`update articles set source = $2, kind = $3, weight = $4, summary = $5, text = $6,
					fingerprint = $7, search = ${searchVector(8)}
				where id = $1`,
				[
					article.id,
					changed.source,
					changed.kind,
					changed.weight,
					changed.summary,
					changed.text,
					changed.fingerprint,
					...searchValues(changed),
				],
			);
		}
		await joinItem(client, article.id, itemId);
	});
}

async function joinItem(
	client: Queryable,
	articleId: number,
	itemId: number,
): Promise<void> {
	await client.query(
		"insert into article_items (item_id, article_id) values ($1, $2) on conflict (item_id) do nothing",
		[itemId, articleId],
	);
	await client.query(
		"update items set state = 'ingested', reason = null where id = $1",
		[itemId],
	);
}

/** The fingerprint of a recent article that this one is a copy of, else its own. */
async function sharedFingerprint(
	client: Queryable,
	{ fingerprint, publishedAt }: Omit<Article, "id">,
): Promise<string> {
	const { rows } = await client.query<{ fingerprint: string }>(
		`select fingerprint from articles
		where string_to_array(fingerprint, '.') && $1::text[]
			and published_at between $2::timestamptz - interval '${copyDays} days'
				and $2::timestamptz + interval '${copyDays} days'
		order by id limit 20`,
		[bandsOf(fingerprint), publishedAt],
	);
	return (
		rows.find((row) => areCopies(row.fingerprint, fingerprint))?.fingerprint ??
		fingerprint
	);
}

// ---------------------------------------------------------------- search

/**
 * Title before summary before text. A model's slug is a word of its own: the
 * parser would split `deepseek-v3.1` in two. `$first` and on are `searchValues`.
 */
function searchVector(first: number): string {
	const value = (offset: number) => `$${first + offset}`;
	return `setweight(to_tsvector(${value(0)}::regconfig, ${value(1)}), 'A')
		|| setweight(to_tsvector(${value(0)}::regconfig, ${value(2)}), 'B')
		|| to_tsvector(${value(0)}::regconfig, ${value(3)})
		|| ${value(4)}::tsvector`;
}

function searchValues({
	language,
	title,
	summary,
	text,
	models,
}: Pick<
	Article,
	"language" | "title" | "summary" | "text" | "models"
>): string[] {
	return [
		searchConfiguration(language),
		searchText(title, language),
		searchText(summary ?? "", language),
		searchText(text.slice(0, searchedCharacters), language),
		models.map((slug) => `'${slug.replace(/['\\]/g, "")}':1A`).join(" "),
	];
}
