import type { Database } from "#src/lib/database/database.ts";

/** Seconds that each step of an item's way took, from the moment at which its feed was due. */
export interface Stages {
	polled: number;
	ingested: number;
	/** Grouped, ranked, and claimed for the channel. */
	claimed: number;
	composed: number;
	posted: number;
}

/** The steps of the news of one host; null while it has not been posted everywhere. */
export async function stagesSince(
	database: Database,
	began: Date,
	host: string,
): Promise<Stages | null> {
	const { rows } = await database.query<Stages & { waiting: number }>(
		`with seconds as (
			select extract(epoch from f.last_polled_at - $1::timestamptz)::float8 as polled_at,
				extract(epoch from a.seen_at - $1::timestamptz)::float8 as seen_at,
				extract(epoch from max(d.claimed_at) - $1::timestamptz)::float8 as claimed_at,
				extract(epoch from max(d.composed_at) - $1::timestamptz)::float8 as composed_at,
				extract(epoch from max(o.sent_at) - $1::timestamptz)::float8 as sent_at,
				count(*) filter (where o.sent_at is null) as waiting, count(distinct d.id) as digests
			from feeds f
			join articles a on a.host = $2
			join story_articles sa on sa.article_id = a.id
			join digests d on d.story_id = sa.story_id and d.kind = 'breaking'
			left join outbox o on o.digest_id = d.id
			where f.url = 'https://' || $2 || '/feed' group by f.id, a.id
		)
		select polled_at as polled, seen_at - polled_at as ingested, claimed_at - seen_at as claimed,
			composed_at - claimed_at as composed, sent_at - composed_at as posted
		from seconds where waiting = 0 and digests = 2`,
		[began, host],
	);
	return rows[0] ?? null;
}
