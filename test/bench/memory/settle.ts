import type { Database } from "#src/lib/database/database.ts";
import { rankStories } from "#src/stories/group.ts";
import { generatedNow } from "../answers/articles.ts";

const day = 86_400_000;
const lately = 8;

/**
 * Brings a filled database to where a site that runs for a year is: its last week ends now, its
 * stories are ranked, its articles read for facts, today's pruning is done. Otherwise the program
 * would work off a year's backlog for half an hour, as it never does in its life.
 */
export async function settle(database: Database, now: Date): Promise<void> {
	const since = new Date(generatedNow.getTime() - lately * day);
	const by = `${Math.round((now.getTime() - generatedNow.getTime()) / 1_000)} seconds`;
	await database.query(
		`update articles set published_at = published_at + $1::interval, seen_at = seen_at + $1::interval
		where published_at > $2 and published_at <= $3`,
		[by, since, generatedNow],
	);
	await database.query(
		`with lately as (
			select sa.story_id as id, min(a.published_at) as first, max(a.published_at) as last
			from story_articles sa join articles a on a.id = sa.article_id
			where sa.story_id in (
				select s.story_id from story_articles s join articles b on b.id = s.article_id
				where b.published_at > $1
			) group by 1
		)
		update stories s set first_at = l.first, last_at = l.last from lately l where l.id = s.id`,
		[new Date(now.getTime() - lately * day)],
	);
	await database.query("update stories set ranked_revision = revision");
	await rankStories({ database, clock: { now: () => now } });
	await database.query(
		`insert into reported_facts_progress (edition, position)
		select 1, max(position) from story_articles
		on conflict (edition) do update set position = excluded.position`,
	);
	await database.query(
		`insert into prunings (day, finished_at, removed) values ($1::timestamptz::date, $1, '{}')
		on conflict do nothing`,
		[now],
	);
	await database.query("vacuum analyze");
}
