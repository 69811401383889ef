import { type Database, transaction } from "#src/lib/database/database.ts";
import { migrate } from "#src/lib/database/migrate.ts";
import { openPostgres } from "#src/lib/database/postgres.ts";
import { makeArticles } from "../answers/articles.ts";
import { addChannels } from "../hour/channels.ts";

/** The hour that all channels want. */
export const hour = new Date("2026-08-04T07:00:00Z");

export interface SiteSize {
	channels: number;
	/** Of the last day, that channels could be told. */
	stories: number;
	/** Days of digests that channels have had. */
	history: number;
}

/** A database of its own on a server, migrated; ended and dropped after the work. */
export async function withDatabase<Result>(
	serverUrl: string,
	name: string,
	work: (database: Database) => Promise<Result>,
): Promise<Result> {
	const server = await openPostgres(serverUrl, { connections: 1 });
	await server.query(`drop database if exists ${name} with (force)`);
	await server.query(`create database ${name}`);
	const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
	try {
		const database = await openPostgres(url);
		try {
			await migrate(database);
			return await work(database);
		} finally {
			await database.end();
		}
	} finally {
		await server.query(`drop database if exists ${name} with (force)`);
		await server.end();
	}
}

/** Channels that all want the same minute, and the stories of the day before it. */
export async function fillSite(
	database: Database,
	{ channels, stories, history }: SiteSize,
): Promise<void> {
	await addStories(database, stories);
	await addChannels(database, { channels, history, slot: hour });
}

const models = [
	{
		slug: "gpt-9",
		name: "GPT-9",
		maker: "OpenAI",
		family: "gpt",
		kind: "model" as const,
		hosts: 9,
	},
];

/** Two articles a story, generated, at one moment each of the last day. */
async function addStories(database: Database, count: number): Promise<void> {
	const make = makeArticles(models as never);
	const articles = Array.from({ length: 2 * count }, (_item, index) => {
		const story = Math.floor(index / 2);
		return {
			...make(index),
			published_at: new Date(hour.getTime() - (30 + (story % 1_380)) * 60_000),
			topics: [topics[story % topics.length]],
		};
	});
	await transaction(database, async (client) => {
		await client.query(
			`insert into articles (url, host, source, kind, title, summary, text, language, published_at,
				seen_at, fingerprint, topics, models, organisations, search)
			select url, host, host, kind, title, summary, text, language, published_at, published_at,
				fingerprint, topics, models, organisations, to_tsvector('simple', title || ' ' || text)
			from jsonb_to_recordset($1::jsonb) as given (url text, host text, kind text, title text,
				summary text, text text, language text, published_at timestamptz, fingerprint text,
				topics jsonb, models jsonb, organisations jsonb)`,
			[JSON.stringify(articles)],
		);
		await client.query(
			`insert into stories (headline, first_at, last_at, topics, models, organisations, ranked_revision)
			select title, published_at, published_at, topics, models, organisations, 1
			from articles where id % 2 = 1 order by id`,
		);
		await client.query(
			`insert into story_articles (article_id, story_id, joined_by)
			select a.id, (select min(id) from stories) + (a.id - (select min(id) from articles)) / 2, 'text'
			from articles a order by a.id`,
		);
	});
}

const topics = ["model-releases", "chips", "regulation", "business"];
