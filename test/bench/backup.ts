import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { backup, restore } from "../../src/lib/database/backup.ts";
import type { Database } from "../../src/lib/database/database.ts";
import { migrate } from "../../src/lib/database/migrate.ts";
import { openPglite } from "../../src/lib/database/pglite.ts";

const articlesAtOnce = 200;

export const description =
	"backup and restore of 5,000 articles of 4 kB (or as many as the argument says) on the embedded engine";

export async function run([count = "5000"]: string[]): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "modelwire-bench-"));
	try {
		await measure(folder, Number(count));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

async function measure(folder: string, articles: number): Promise<void> {
	const path = join(folder, "backup");
	const source = await openPglite(join(folder, "source"));
	await migrate(source);
	await fill(source, articles);
	let most = 0;
	const watch = setInterval(() => {
		const { heapUsed, arrayBuffers } = process.memoryUsage();
		most = Math.max(most, heapUsed + arrayBuffers);
	}, 10);
	const { rows } = await source.query<{ bytes: number }>(
		"select sum(octet_length(articles::text)) as bytes from articles",
	);
	const content = Number(rows[0]?.bytes ?? 0);
	const written = await timed(() => backup(source, path));
	await source.end();
	const target = await openPglite(join(folder, "target"));
	const read = await timed(() => restore(target, path));
	await target.end();
	clearInterval(watch);
	console.table({
		articles,
		"backup, s": written,
		"restore, s": read,
		"backup, MB/s of rows": megabytes(content / written),
		"restore, MB/s of rows": megabytes(content / read),
		"rows, MB": megabytes(content),
		"file, MB": megabytes(statSync(path).size),
		"most memory beside the engine's, MB": megabytes(most),
	});
}

/** Texts of words that are the rarer the longer, as those of prose. */
async function fill(database: Database, articles: number): Promise<void> {
	for (let first = 1; first <= articles; first += articlesAtOnce)
		await database.query(
			`insert into articles (url, host, source, kind, title, text, language,
			published_at, seen_at, fingerprint, search)
		select 'https://bench.example/' || n, 'bench.example', 'Bench', 'press',
			'Article ' || n, words, 'en', now(), now(), md5(n::text),
			to_tsvector('simple', words)
		from generate_series($1::int, $2::int) as n,
			lateral (select string_agg(to_hex((power(hashint4(n * 700 + w) / 2147483648.0, 4) * 60000)::int), ' ') as words
				from generate_series(1, 700) as w) as written`,
			[first, Math.min(first + articlesAtOnce - 1, articles)],
		);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const started = performance.now();
	await work();
	return Math.round((performance.now() - started) / 100) / 10;
}

function megabytes(bytes: number): number {
	return Math.round(bytes / 2 ** 20);
}
