/** What refreshes found to have changed. */
import type { Queryable } from "../lib/database/database.ts";
import type { ModelChange, NamedChange } from "./model-change.ts";

const columns = `c.slug, c.field, c.before, c.after, c.source, c.source_url as "sourceUrl",
	c.as_of::text as "asOf", c.seen_at as "seenAt"`;

const lately = 90 * 24 * 60 * 60_000;

/** What changed about a model in the last 90 days, the latest first. */
export async function changedLately(
	database: Queryable,
	slug: string,
	now: Date,
): Promise<ModelChange[]> {
	const { rows } = await database.query<ModelChange>(
		`select ${columns} from model_changes c
		where c.slug = $1 and c.seen_at > $2 and c.seen_at <= $3
		order by c.id desc`,
		[slug, new Date(now.getTime() - lately), now],
	);
	return rows;
}

/**
 * The changes that came after one that was told, in their order.
 * @param after null where no change was told yet
 */
export async function changesSince(
	database: Queryable,
	{ after, since, until }: { after: number | null; since: Date; until: Date },
): Promise<NamedChange[]> {
	const { rows } = await database.query<NamedChange>(
		`select c.id, m.name, m.maker, m.released_on::text as released, ${columns}
		from model_changes c join models m on m.slug = c.slug
		where ($1::bigint is null or c.id > $1) and c.seen_at > $2 and c.seen_at <= $3
		order by c.id`,
		[after, since, until],
	);
	return rows;
}
