import type { Queryable } from "../lib/database/database.ts";
import type { CatalogueEntry, Fact } from "./catalogue.ts";
import type { ResolvableModel } from "./name-index.ts";

/** A model as it is stored, without its facts. */
export interface StoredModel {
	slug: string;
	name: string;
	maker: string;
	family: string | null;
	kind: CatalogueEntry["kind"];
	/** `YYYY-MM-DD`; of a date known to the month, its first day. */
	releasedOn: string | null;
	about: string | null;
}

function firstDay(date: string | null): string | null {
	return date === null ? null : `${date}-01-01`.slice(0, 10);
}

/**
 * Writes the catalogue: adds what is new and updates what differs, so that running it again changes
 * nothing. A stored fact that is more recent than the given one stays, and so does all that a refresh
 * has read of a model since. Run it in a transaction.
 */
export async function saveCatalogue(
	database: Queryable,
	entries: readonly CatalogueEntry[],
): Promise<void> {
	const models = entries.map((entry) => ({
		slug: entry.slug,
		name: entry.name,
		maker: entry.maker,
		family: entry.family,
		kind: entry.kind,
		released_on: firstDay(entry.released),
		about: entry.about,
	}));
	await database.query(
		`insert into models (slug, name, maker, family, kind, released_on, about)
		select slug, name, maker, family, kind, released_on, about
		from jsonb_to_recordset($1::jsonb) as given (
			slug text, name text, maker text, family text, kind text, released_on date, about text
		)
		on conflict (slug) do update set
			name = excluded.name, maker = excluded.maker, family = excluded.family, kind = excluded.kind,
			about = excluded.about, updated_at = now()
		where (models.name, models.maker, models.family, models.kind, models.about)
			is distinct from
			(excluded.name, excluded.maker, excluded.family, excluded.kind, excluded.about)`,
		[JSON.stringify(models)],
	);
	const aliases = entries.flatMap(({ slug, aliases: own }) =>
		own.map((alias) => ({ alias: alias.toLowerCase(), slug })),
	);
	await database.query(
		`insert into model_aliases (alias, slug)
		select distinct on (alias) alias, slug
		from jsonb_to_recordset($1::jsonb) as given (alias text, slug text)
		on conflict (alias) do update set slug = excluded.slug
		where model_aliases.slug <> excluded.slug`,
		[JSON.stringify(aliases)],
	);
	const facts = entries.flatMap(({ slug, facts: own }) =>
		own.map((fact) => ({ slug, ...fact })),
	);
	await database.query(
		`insert into model_facts (slug, field, value, source, source_url, as_of, certainty)
		select slug, field, value, source, url, "asOf", certainty
		from jsonb_to_recordset($1::jsonb) as given (
			slug text, field text, value jsonb, source text, url text, "asOf" date, certainty text
		)
		where not exists (
			select from model_sources s join model_facts f on f.source = s.source
			where s.source = given.source and s.as_of >= given."asOf" and f.slug = given.slug
		)
		on conflict (slug, field, source) do update set
			value = excluded.value, source_url = excluded.source_url, as_of = excluded.as_of, certainty = excluded.certainty
		where model_facts.as_of <= excluded.as_of
			and (model_facts.value, model_facts.source_url, model_facts.as_of, model_facts.certainty)
				is distinct from (excluded.value, excluded.source_url, excluded.as_of, excluded.certainty)`,
		[JSON.stringify(facts)],
	);
	await deriveReleases(database);
}

/**
 * Brings the dates that models are sorted by into line with their facts: what the maker or another
 * source of ours states counts before Epoch AI, and that before models.dev.
 */
export async function deriveReleases(database: Queryable): Promise<void> {
	await database.query(
		`update models m set released_on = f.day, updated_at = now()
		from (
			select distinct on (slug) slug, left((value #>> '{}') || '-01-01', 10)::date as day
			from model_facts where field = 'released'
			order by slug, case source when 'models.dev' then 2 when 'Epoch AI' then 1 else 0 end,
				as_of desc, source
		) f
		where f.slug = m.slug and m.released_on is distinct from f.day`,
	);
}

/** The model, family, maker or system of that slug, or null. */
export async function modelBySlug(
	database: Queryable,
	slug: string,
): Promise<StoredModel | null> {
	const { rows } = await database.query<StoredModel>(
		`select slug, name, maker, family, kind, released_on::text as "releasedOn", about
		from models where slug = $1`,
		[slug],
	);
	return rows[0] ?? null;
}

/** What is known of a model: by field, of each field the most recent source first. */
export async function factsOf(
	database: Queryable,
	slug: string,
): Promise<Fact[]> {
	const { rows } = await database.query<Fact>(
		`select field, value, source, source_url as url, as_of::text as "asOf", certainty
		from model_facts where slug = $1
		order by field, as_of desc, source`,
		[slug],
	);
	return rows;
}

/** All names of the catalogue, for `makeResolver`. */
export async function resolvableModels(
	database: Queryable,
): Promise<ResolvableModel[]> {
	const { rows } = await database.query<ResolvableModel>(
		`select m.slug, m.name, m.maker, m.released_on::text as released,
			coalesce((h.value)::int, 0) as hosts,
			array(select a.alias from model_aliases a where a.slug = m.slug order by a.alias) as aliases
		from models m
		left join model_facts h on h.slug = m.slug and h.field = 'hosts' and h.source = 'models.dev'
		order by m.slug`,
	);
	return rows;
}

/** All of the catalogue but the facts: what is looked through to find whom a name means. */
export async function catalogueModels(
	database: Queryable,
): Promise<Omit<CatalogueEntry, "facts">[]> {
	const { rows } = await database.query<Omit<CatalogueEntry, "facts">>(
		`select m.slug, m.name, m.maker, m.family, m.kind, m.released_on::text as released, m.about,
			coalesce((h.value)::int, 0) as hosts,
			array(select a.alias from model_aliases a where a.slug = m.slug order by a.alias) as aliases
		from models m
		left join model_facts h on h.slug = m.slug and h.field = 'hosts' and h.source = 'models.dev'
		order by m.slug`,
	);
	return rows;
}

/** Changes whenever a model of the catalogue does. */
export async function catalogueVersion(database: Queryable): Promise<string> {
	const { rows } = await database.query<{ version: string }>(
		`select concat_ws(' ', count(*), max(updated_at)) as version from models`,
	);
	return rows[0]?.version ?? "";
}
