/** What a search finds beside articles. */
import type { Queryable } from "../../lib/database/database.ts";

export interface FoundStory {
	id: number;
	headline: string;
	lastAt: Date;
	score: number;
	hosts: number;
	articles: number;
}

/** The stories of articles, in the order in which their first article is given. */
export async function storiesOfArticles(
	database: Queryable,
	articleIds: readonly number[],
	limit: number,
): Promise<FoundStory[]> {
	const { rows } = await database.query<FoundStory>(
		`with given as (
			select sa.story_id, min(place) as place
			from unnest($1::bigint[]) with ordinality as ids (id, place)
			join story_articles sa on sa.article_id = ids.id
			group by sa.story_id order by place limit $2
		)
		select s.id, s.headline, s.last_at as "lastAt", s.score, s.hosts,
			(select count(*) from story_articles sa where sa.story_id = s.id)::int as articles
		from given join stories s on s.id = given.story_id order by given.place`,
		[articleIds, limit],
	);
	return rows;
}
