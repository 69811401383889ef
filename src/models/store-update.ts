/** Writes what a refresh found. */
import type { Queryable } from "../lib/database/database.ts";
import type { CatalogueEntry } from "./catalogue.ts";
import type { FactsUpdate } from "./changes.ts";
import { deriveReleases } from "./store.ts";

/** Of which file, and when it was seen. */
export interface UpdateOrigin {
	source: string;
	sourceUrl: string;
	/** `YYYY-MM-DD` */
	asOf: string;
	/** Of the source, counted from 1. */
	revision: number;
	now: Date;
	/** Whether the differences are kept as changes; else they are no news. */
	isNews: boolean;
}

/** Brings the stored facts of a source into line with a reading of it. Run it in a transaction. */
export async function saveUpdate(
	client: Queryable,
	update: FactsUpdate,
	entries: readonly CatalogueEntry[],
	origin: UpdateOrigin,
): Promise<void> {
	await addModels(client, update.added);
	await addAliases(client, entries);
	await writeFacts(client, update);
	await client.query(
		`delete from model_facts f
		using jsonb_to_recordset($2::jsonb) as given (slug text, field text)
		where f.source = $1 and f.slug = given.slug and f.field = given.field`,
		[origin.source, JSON.stringify(update.withdrawn)],
	);
	await confirmFacts(client, update, entries, origin);
	await deriveReleases(client);
	if (origin.isNews) await addChanges(client, update, origin);
}

/** In one statement the embedded database would keep all else waiting for a good part of a second. */
const atOnce = { facts: 200, models: 60 };

async function writeFacts(
	client: Queryable,
	{ written }: FactsUpdate,
): Promise<void> {
	for (const facts of chunks(written, atOnce.facts))
		await client.query(
			`insert into model_facts (slug, field, value, source, source_url, as_of, certainty)
			select slug, field, value, source, url, "asOf", certainty
			from jsonb_to_recordset($1::jsonb) as given (
				slug text, field text, value jsonb, source text, url text, "asOf" date, certainty text
			)
			on conflict (slug, field, source) do update set
				value = excluded.value, source_url = excluded.source_url, as_of = excluded.as_of,
				certainty = excluded.certainty`,
			[JSON.stringify(facts)],
		);
}

/** What the source states as before, it states as of today. */
async function confirmFacts(
	client: Queryable,
	{ unrepeated }: FactsUpdate,
	entries: readonly CatalogueEntry[],
	{ source, asOf }: UpdateOrigin,
): Promise<void> {
	const left = JSON.stringify(unrepeated);
	for (const some of chunks(entries, atOnce.models))
		await client.query(
			`update model_facts f set as_of = $2
			where f.source = $1 and f.as_of < $2 and f.slug = any($3::text[]) and not exists (
				select from jsonb_to_recordset($4::jsonb) as given (slug text, field text)
				where given.slug = f.slug and given.field = f.field
			)`,
			[source, asOf, some.map(({ slug }) => slug), left],
		);
}

function* chunks<Value>(
	values: readonly Value[],
	size: number,
): Generator<Value[]> {
	for (let start = 0; start < values.length; start += size)
		yield values.slice(start, start + size);
}

async function addModels(
	client: Queryable,
	added: readonly CatalogueEntry[],
): Promise<void> {
	await client.query(
		`insert into models (slug, name, maker, family, kind)
		select slug, name, maker, family, kind
		from jsonb_to_recordset($1::jsonb) as given (
			slug text, name text, maker text, family text, kind text
		)
		on conflict (slug) do nothing`,
		[
			JSON.stringify(
				added.map(({ slug, name, maker, family, kind }) => ({
					slug,
					name,
					maker,
					family,
					kind,
				})),
			),
		],
	);
}

/** A name that means another model already goes on to do so. */
async function addAliases(
	client: Queryable,
	entries: readonly CatalogueEntry[],
): Promise<void> {
	const aliases = entries.flatMap(({ slug, aliases: own }) =>
		own.map((alias) => ({ alias: alias.toLowerCase(), slug })),
	);
	await client.query(
		`with added as (
			insert into model_aliases (alias, slug)
			select distinct on (alias) alias, slug
			from jsonb_to_recordset($1::jsonb) as given (alias text, slug text)
			on conflict (alias) do nothing returning slug
		)
		update models set updated_at = now() where slug in (select slug from added)`,
		[JSON.stringify(aliases)],
	);
}

async function addChanges(
	client: Queryable,
	{ changes }: FactsUpdate,
	{ source, sourceUrl, asOf, now, revision }: UpdateOrigin,
): Promise<void> {
	await client.query(
		`insert into model_changes (slug, field, before, after, source, source_url, as_of, seen_at, revision)
		select slug, field, before, after, $2, $3, $4, $5, $6
		from jsonb_to_recordset($1::jsonb) as given (
			slug text, field text, before jsonb, after jsonb, place integer
		)
		order by place
		on conflict (slug, field, source, revision) do nothing`,
		[
			JSON.stringify(changes.map((change, place) => ({ ...change, place }))),
			source,
			sourceUrl,
			asOf,
			now,
			revision,
		],
	);
}

/**
 * Gives the room of outdated rows back to the table: each refresh writes all of a source's facts, and
 * the embedded database cleans up nothing by itself. Not within a transaction.
 */
export async function tidyFacts(database: Queryable): Promise<void> {
	await database.query("vacuum model_facts");
}
