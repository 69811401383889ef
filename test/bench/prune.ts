import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { manualClock } from "../../src/lib/clock.ts";
import type { Database } from "../../src/lib/database/database.ts";
import { migrate } from "../../src/lib/database/migrate.ts";
import { openPglite } from "../../src/lib/database/pglite.ts";
import { defaultKeep } from "../../src/retention/keep.ts";
import { prune } from "../../src/retention/prune.ts";

const articlesAtOnce = 500;

export const description =
	"pruning of 20,000 articles of 4 kB (or as many as the argument says) on the embedded engine, a tenth of them told, and for how long it keeps anything waiting";

export async function run([count = "20000"]: string[]): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "modelwire-bench-"));
	const database = await openPglite(join(folder, "data"));
	try {
		await migrate(database);
		await fill(database, Number(count));
		await measure(database);
	} finally {
		await database.end();
		rmSync(folder, { recursive: true });
	}
}

async function measure(database: Database): Promise<void> {
	const before = await sizeOf(database);
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	const started = performance.now();
	const clock = manualClock(new Date());
	const { removed } = await prune({ database, clock }, defaultKeep);
	const seconds = (performance.now() - started) / 1000;
	delay.disable();
	console.table(removed);
	console.table({
		seconds: Math.round(seconds * 10) / 10,
		"p99 of waiting, ms": Math.round(delay.percentile(99) / 1e6),
		"longest waiting, ms": Math.round(delay.max / 1e6),
		"database before, MB": before,
		"database after, MB": await sizeOf(database),
	});
}

async function sizeOf(database: Database): Promise<number> {
	const { rows } = await database.query<{ bytes: number }>(
		"select pg_database_size(current_database()) as bytes",
	);
	return Math.round((rows[0]?.bytes ?? 0) / 2 ** 20);
}

/** Items, articles and stories of two years ago; every tenth story has a brief. */
async function fill(database: Database, articles: number): Promise<void> {
	await database.query(
		"insert into feeds (url, next_poll_at, created_at) values ('https://bench.example/feed', now(), now())",
	);
	for (let first = 1; first <= articles; first += articlesAtOnce)
		await database.query(
			`with written as (
				select n, now() - interval '2 years' + n * interval '1 second' as at,
					(select string_agg(to_hex((power(hashint4(n * 700 + w) / 2147483648.0, 4) * 60000)::int), ' ')
						from generate_series(1, 700) as w) as words
				from generate_series($1::int, $2::int) as n
			), stored as (
				insert into items (feed_id, identity, title, content, state, seen_at)
				select 1, n::text, 'Article ' || n, words, 'ingested', at from written
			), articles_stored as (
				insert into articles (id, url, host, source, kind, title, text, language,
					published_at, seen_at, fingerprint, search)
				overriding system value
				select n, 'https://bench.example/' || n, 'bench.example', 'Bench', 'press',
					'Article ' || n, words, 'en', at, at, md5(n::text), to_tsvector('simple', words)
				from written
			), stories_stored as (
				insert into stories (id, headline, first_at, last_at) overriding system value
				select n, 'Article ' || n, at, at from written
			), joined as (
				insert into story_articles (article_id, story_id, joined_by)
				select n, n, 'first' from written
			)
			insert into briefs (story_id, language, version, inputs_hash, method, headline, sentences, sources, created_at)
			select n, 'en', 1, 'hash', 'extractive', 'Article ' || n, '[]', '[]', at from written where n % 10 = 0`,
			[first, Math.min(first + articlesAtOnce - 1, articles)],
		);
}
