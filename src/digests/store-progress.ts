/** How far the pipeline is: what was read, what still lies ahead, how much there is. */
import type { Queryable } from "../lib/database/database.ts";
import type { Coverage } from "./edition.ts";

/** How many feeds are fresh, silent or failing at `now`. */
export async function coverageAt(
	database: Queryable,
	now: Date,
): Promise<Omit<Coverage, "withoutLlm">> {
	const { rows } = await database.query<{
		title: string;
		fresh: boolean;
		silentDays: number | null;
		error: string | null;
	}>(
		`select coalesce(title, url) as title, last_error as error,
			state = 'active' and failures = 0 and last_ok_at > $1::timestamptz - interval '25 hours' as fresh,
			extract(day from $1 - last_item_at)::int as "silentDays"
		from feeds where state <> 'removed' order by title`,
		[now],
	);
	return {
		feeds: rows.length,
		fresh: rows.filter(({ fresh }) => fresh).length,
		silent: rows
			.filter(({ fresh, silentDays }) => fresh && (silentDays ?? 0) >= 7)
			.map(({ title, silentDays }) => ({ title, days: silentDays ?? 0 })),
		failing: rows
			.filter(({ fresh, error }) => !fresh && error !== null)
			.map(({ title, error }) => ({ title, reason: error ?? "" })),
	};
}

/** What still lies between the feeds and the stories, of the things that are news. */
export interface WorkAhead {
	feedsUnread: number;
	itemsNew: number;
	articlesUngrouped: number;
	/** Since when the first of them has waited. */
	ungroupedSince: Date | null;
	storiesUnranked: number;
}

export function isSettled({ ungroupedSince, ...counts }: WorkAhead): boolean {
	return Object.values(counts).every((count) => count === 0);
}

export async function workAhead(database: Queryable): Promise<WorkAhead> {
	const { rows } = await database.query<WorkAhead>(
		`with ungrouped as (
			select seen_at from articles a
			where not exists (select from story_articles s where s.article_id = a.id)
		)
		select
			(select count(*) from feeds where state = 'active' and last_polled_at is null)::int as "feedsUnread",
			(select count(*) from items where state = 'new')::int as "itemsNew",
			(select count(*) from ungrouped)::int as "articlesUngrouped",
			(select min(seen_at) from ungrouped) as "ungroupedSince",
			(select count(*) from stories where merged_into is null and ranked_revision < revision)::int as "storiesUnranked"`,
	);
	return rows[0] as WorkAhead;
}

/** How much there is of everything, for progress and the page. */
export interface Totals {
	feeds: number;
	feedsRead: number;
	items: number;
	articles: number;
	stories: number;
	briefs: number;
	delivered: number;
}

export async function totals(database: Queryable): Promise<Totals> {
	const { rows } = await database.query<Totals>(
		`select
			(select count(*) from feeds where state <> 'removed')::int as feeds,
			(select count(*) from feeds where state <> 'removed' and last_polled_at is not null)::int as "feedsRead",
			(select count(*) from items)::int as items,
			(select count(*) from articles)::int as articles,
			(select count(*) from stories where merged_into is null)::int as stories,
			(select count(*) from briefs)::int as briefs,
			(select count(*) from digests where state = 'delivered')::int as delivered`,
	);
	return rows[0] as Totals;
}

/** The time zones by which digests are due, and for how many channels. */
export async function zonesInUse(
	database: Queryable,
): Promise<{ zone: string; channels: number }[]> {
	const { rows } = await database.query<{ zone: string; channels: number }>(
		"select time_zone as zone, count(*)::int as channels from subscriptions group by 1 order by 1",
	);
	return rows;
}
