import type { Database } from "#src/lib/database/database.ts";
import { shortHash } from "#src/lib/text/hash.ts";

let counter = 0;

export interface GivenArticle {
	title: string;
	url?: string;
	host?: string;
	kind?: string;
	publishedAt: string;
	language?: string;
	backlog?: boolean;
	topics?: string[];
}

/** Puts an article into the database as ingest would, and returns its id. */
export async function insertArticle(
	database: Database,
	given: GivenArticle,
): Promise<number> {
	const host = given.host ?? `paper${++counter}.example`;
	const { rows } = await database.query<{ id: number }>(
		`insert into articles (url, host, source, kind, title, language, published_at, seen_at,
			backlog, fingerprint, topics)
		values ($1, $2, $2, $3, $4, $5, $6, $6, $7, $8, $9) returning id`,
		[
			given.url ?? `https://${host}/${++counter}`,
			host,
			given.kind ?? "press",
			given.title,
			given.language ?? "en",
			given.publishedAt,
			given.backlog ?? false,
			shortHash(`${host} ${given.title}`),
			JSON.stringify(given.topics ?? []),
		],
	);
	return rows[0]?.id ?? 0;
}

export async function storyOfArticle(
	database: Database,
	articleId: number,
): Promise<number | undefined> {
	const { rows } = await database.query<{ id: number }>(
		`select story_id as id from story_articles where article_id = $1`,
		[articleId],
	);
	return rows[0]?.id;
}
