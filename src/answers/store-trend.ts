import type { Queryable } from "../lib/database/database.ts";
import type { ModelFacts } from "./model-facts.ts";
import type { CountedStories } from "./story-trend.ts";

/**
 * All models of the catalogue of which one of these fields is known, with what is known of them.
 * @param yearOf a slug: of all models that one, and those that came out within a year of it
 */
export async function modelsWith(
	database: Queryable,
	fields: readonly string[],
	{ yearOf = null }: { yearOf?: string | null } = {},
): Promise<ModelFacts[]> {
	const { rows } = await database.query<ModelFacts>(
		`select m.slug, m.name, m.maker, m.released_on::text as released,
			coalesce(max((f.value)::text::int) filter (where f.field = 'hosts'), 0) as hosts,
			json_agg(json_build_object('field', f.field, 'value', f.value, 'source', f.source,
					'url', f.source_url, 'asOf', f.as_of, 'certainty', f.certainty)
				order by f.field, f.as_of desc, f.source) as facts
		from models m join model_facts f on f.slug = m.slug
		where m.kind = 'model' and f.field = any($1 || '{hosts}'::text[])
			and ($2::text is null or m.slug = $2
				or abs(m.released_on - (select released_on from models where slug = $2)) <= 366)
		group by m.slug having bool_or(f.field = any($1))
		order by m.slug`,
		[fields, yearOf],
	);
	return rows;
}

/** What a story may be about; an empty subject is every story. */
export interface TrendSubject {
	topics: readonly string[];
	organisations: readonly string[];
	/** Slugs of models. */
	models: readonly string[];
}

/** Stories by the day of their first article, those of the subject and all. */
export async function storiesByDay(
	database: Queryable,
	{ topics, organisations, models }: TrendSubject,
	{ after, until, timeZone }: { after: Date; until: Date; timeZone: string },
): Promise<CountedStories> {
	const told = "s.merged_into is null and not s.backlog";
	const { rows } = await database.query<CountedStories["days"][number]>(
		`select to_char(s.first_at at time zone $3, 'YYYY-MM-DD') as day, count(*)::int as all,
			(count(*) filter (where s.topics ?| $4 or s.organisations ?| $5 or s.models ?| $6))::int as stories
		from stories s
		where ${told} and s.first_at > $1 and s.first_at <= $2
		group by day order by day`,
		[after, until, timeZone, topics, organisations, models],
	);
	const { rows: first } = await database.query<{ day: string | null }>(
		`select to_char(min(s.first_at) at time zone $1, 'YYYY-MM-DD') as day from stories s where ${told}`,
		[timeZone],
	);
	return { days: rows, archiveFrom: first[0]?.day ?? null };
}
