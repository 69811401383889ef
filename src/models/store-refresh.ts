/** How the sources of model facts stand, and what is stored of each. */
import type { Queryable } from "../lib/database/database.ts";
import type { StoredFacts } from "./changes.ts";
import type { Validators } from "./fetch-source.ts";
import type { Extent } from "./shrinkage.ts";

/** One source, as it was last read. */
export interface SourceState extends Validators {
	/** Its name, as its facts bear it. */
	source: string;
	/** `YYYY-MM-DD` of the last file that was taken; null before the first. */
	asOf: string | null;
	revision: number;
	/** By which `readingEdition` of ours. */
	reading: number | null;
	checkedAt: Date | null;
	nextCheckAt: Date;
	/** Why the last check changed nothing although it should have. */
	problem: string | null;
	problemSince: Date | null;
}

const columns = `source, etag, last_modified as "lastModified", as_of::text as "asOf", revision, reading,
	checked_at as "checkedAt", next_check_at as "nextCheckAt", problem, problem_since as "problemSince"`;

/** The sources that are known so far, by name. */
export async function sourceStates(
	database: Queryable,
): Promise<SourceState[]> {
	const { rows } = await database.query<SourceState>(
		`select ${columns} from model_sources order by source`,
	);
	return rows;
}

/** Plans the first check of a source; a planned one stays. */
export async function planSource(
	database: Queryable,
	source: string,
	at: Date,
): Promise<void> {
	await database.query(
		`insert into model_sources (source, next_check_at) values ($1, $2)
		on conflict (source) do nothing`,
		[source, at],
	);
}

/** The state of one source, all of them held until the transaction ends: their changes get numbers in turn. */
export async function holdSources(
	client: Queryable,
	source: string,
): Promise<SourceState | null> {
	const { rows } = await client.query<SourceState>(
		`select ${columns} from model_sources order by source for update`,
	);
	return rows.find((state) => state.source === source) ?? null;
}

/** Notes that a check found nothing new. */
export async function markUnchanged(
	database: Queryable,
	source: string,
	{ now, next }: { now: Date; next: Date },
): Promise<void> {
	await database.query(
		`update model_sources set checked_at = $2, next_check_at = $3, problem = null, problem_since = null
		where source = $1`,
		[source, now, next],
	);
}

/** Notes why a check changed nothing; since when counts from the first of several in a row. */
export async function markProblem(
	database: Queryable,
	source: string,
	{ now, next, problem }: { now: Date; next: Date; problem: string },
): Promise<void> {
	await database.query(
		`update model_sources set checked_at = $2, next_check_at = $3, problem = $4,
			problem_since = coalesce(problem_since, $2)
		where source = $1`,
		[source, now, next, problem],
	);
}

/** Notes that a file was taken. */
export async function markTaken(
	client: Queryable,
	source: string,
	taken: Validators & {
		asOf: string;
		reading: number;
		now: Date;
		next: Date;
	},
): Promise<void> {
	await client.query(
		`update model_sources set etag = $2, last_modified = $3, as_of = $4, reading = $5,
			revision = revision + 1, checked_at = $6, next_check_at = $7, problem = null, problem_since = null
		where source = $1`,
		[
			source,
			taken.etag,
			taken.lastModified,
			taken.asOf,
			taken.reading,
			taken.now,
			taken.next,
		],
	);
}

/** The slugs of all that the catalogue has. */
export async function knownSlugs(database: Queryable): Promise<string[]> {
	const { rows } = await database.query<{ slug: string }>(
		"select slug from models order by slug",
	);
	return rows.map(({ slug }) => slug);
}

/** What is stored, as a source's reading is held against it. */
export async function storedFacts(
	database: Queryable,
	source: string,
): Promise<StoredFacts> {
	const own = await database.query<{
		slug: string;
		field: string;
		value: unknown;
	}>("select slug, field, value from model_facts where source = $1", [source]);
	const others = await database.query<{ key: string }>(
		`select distinct slug || ' ' || field as key from model_facts where source <> $1`,
		[source],
	);
	const stated = new Map<string, Map<string, unknown>>();
	for (const { slug, field, value } of own.rows) {
		const facts = stated.get(slug) ?? new Map<string, unknown>();
		stated.set(slug, facts.set(field, value));
	}
	return {
		slugs: new Set(await knownSlugs(database)),
		stated,
		elsewhere: new Set(others.rows.map(({ key }) => key)),
	};
}

/** How much the source stated when it was last taken; what it has not repeated since does not count. */
export async function storedExtent(
	database: Queryable,
	source: string,
): Promise<Extent & { asOf: string | null }> {
	const { rows } = await database.query<{
		field: string;
		count: number;
		offers: number;
	}>(
		`select field, count(*)::int as count,
			coalesce(sum(case when field = 'hosts' then value::int end), 0)::int as offers
		from model_facts f
		where source = $1 and as_of = (select max(as_of) from model_facts where source = $1)
		group by field`,
		[source],
	);
	const { rows: last } = await database.query<{
		models: number;
		asOf: string | null;
	}>(
		`select count(distinct slug)::int as models, max(as_of)::text as "asOf" from model_facts
		where source = $1 and as_of = (select max(as_of) from model_facts where source = $1)`,
		[source],
	);
	return {
		asOf: last[0]?.asOf ?? null,
		models: last[0]?.models ?? 0,
		offers: rows.reduce((sum, { offers }) => sum + offers, 0),
		values: new Map(rows.map(({ field, count }) => [field, count])),
	};
}
