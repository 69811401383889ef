import type { Queryable } from "#src/lib/database/database.ts";

export interface DayTotals {
	feeds: number;
	articles: number;
	stories: number;
	/** That some digest tells. */
	storiesTold: number;
	/** Of them, told as a quotation in some digest. */
	storiesQuoted: number;
	digests: number;
	entries: number;
	languages: number;
}

/** What a day came to. */
export async function storiesTold(database: Queryable): Promise<DayTotals> {
	const { rows } = await database.query<DayTotals>(
		`select
			(select count(*) from feeds)::int as feeds,
			(select count(*) from articles)::int as articles,
			(select count(*) from stories where merged_into is null)::int as stories,
			(select count(distinct story_id) from digest_entries)::int as "storiesTold",
			(select count(distinct e.story_id) from digest_entries e join briefs b on b.id = e.brief_id
				where b.method <> 'llm')::int as "storiesQuoted",
			(select count(*) from digests where state = 'delivered')::int as digests,
			(select count(*) from digest_entries)::int as entries,
			(select count(distinct edition->>'language') from digests)::int as languages`,
	);
	return rows[0] as DayTotals;
}
