import { searchConfiguration, searchText } from "#src/articles/search.ts";
import { type Database, transaction } from "#src/lib/database/database.ts";
import { migrate } from "#src/lib/database/migrate.ts";
import type { CatalogueEntry } from "#src/models/catalogue.ts";
import { modelCatalogue } from "#src/models/catalogue.ts";
import { saveCatalogue } from "#src/models/store.ts";
import {
	type GeneratedArticle,
	generatedNow,
	makeArticles,
} from "./articles.ts";

const atOnce = 500;
const articlesOfStory = 4;

/** The shipped catalogue, and variants of its models up to so many entries. */
function catalogueOf(size: number): CatalogueEntry[] {
	const { models } = modelCatalogue();
	const varied = models.filter(({ kind }) => kind === "model");
	const more = Array.from(
		{ length: Math.max(0, size - models.length) },
		(_, index) => {
			const model = varied[index % varied.length];
			if (!model) throw new Error("the catalogue is empty");
			const variant = `x${index + 10}`;
			return {
				...model,
				slug: `${model.slug}-${variant}`,
				name: `${model.name} ${variant.toUpperCase()}`,
				aliases: [],
				hosts: 0,
			};
		},
	);
	return [...models, ...more];
}

/** Fills a database and returns by how many bytes the last 10,000 articles made it grow. */
export async function fill(
	database: Database,
	size: { articles: number; models: number },
): Promise<{ growth: number; milliseconds: number }> {
	await migrate(database);
	const catalogue = catalogueOf(size.models);
	await transaction(database, (client) => saveCatalogue(client, catalogue));
	const make = makeArticles(catalogue);
	const started = performance.now();
	let before = 0;
	for (let first = 0; first < size.articles; first += atOnce) {
		if (first === size.articles - 10_000) before = await sizeOf(database);
		const articles = Array.from({ length: atOnce }, (_, index) =>
			make(first + index),
		);
		await transaction(database, (client) => insert(client, articles));
	}
	const milliseconds = performance.now() - started;
	const growth = (await sizeOf(database)) - before;
	await addStories(database);
	await database.query("vacuum analyze");
	return { growth, milliseconds };
}

export async function sizeOf(database: Database): Promise<number> {
	const { rows } = await database.query<{ bytes: string }>(
		"select pg_database_size(current_database())::text as bytes",
	);
	return Number(rows[0]?.bytes);
}

/** As `storeArticle` does it, but many at once and without items of feeds. */
async function insert(
	client: Pick<Database, "query">,
	articles: readonly GeneratedArticle[],
): Promise<void> {
	const rows = articles.map(({ publishedAt, ...article }) => ({
		...article,
		published_at: publishedAt,
		configuration: searchConfiguration(article.language),
		searched_title: searchText(article.title, article.language),
		searched_summary: searchText(article.summary, article.language),
		searched_text: searchText(article.text, article.language),
		slugs: article.models.map((slug) => `'${slug}':1A`).join(" "),
	}));
	await client.query(
		`insert into articles (url, host, source, kind, title, summary, text, language, published_at,
			seen_at, fingerprint, models, organisations, search)
		select url, host, host, kind, title, summary, text, language, published_at, published_at,
			fingerprint, models, organisations,
			setweight(to_tsvector(configuration::regconfig, searched_title), 'A')
				|| setweight(to_tsvector(configuration::regconfig, searched_summary), 'B')
				|| to_tsvector(configuration::regconfig, searched_text) || slugs::tsvector
		from jsonb_to_recordset($1::jsonb) as given (url text, host text, kind text, title text,
			summary text, text text, language text, published_at timestamptz, fingerprint text,
			models jsonb, organisations jsonb, configuration text, searched_title text,
			searched_summary text, searched_text text, slugs text)`,
		[JSON.stringify(rows)],
	);
}

async function addStories(database: Database): Promise<void> {
	await database.query(
		`insert into stories (headline, first_at, last_at)
		select title, published_at, published_at from articles
		where id % ${articlesOfStory} = 1 order by id`,
	);
	await database.query(
		`insert into story_articles (article_id, story_id, joined_by)
		select id, (id - 1) / ${articlesOfStory} + 1, 'text' from articles
		where (id - 1) / ${articlesOfStory} + 1 in (select id from stories) order by id`,
	);
}

/** The size of each index of the articles, in bytes. */
export async function indexSizes(
	database: Database,
): Promise<Record<string, number>> {
	const { rows } = await database.query<{ name: string; bytes: string }>(
		`select indexrelid::regclass::text as name, pg_relation_size(indexrelid)::text as bytes
		from pg_index where indrelid = 'articles'::regclass order by 2 desc`,
	);
	return Object.fromEntries(
		rows.map(({ name, bytes }) => [name, Number(bytes)]),
	);
}

export const clockOfArticles = { now: () => generatedNow };
