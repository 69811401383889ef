import type { Queryable } from "../lib/database/database.ts";

export interface DigestSpending {
	digestId: number;
	channel: string;
	slot: Date;
	stories: number;
	/** Its share of what its stories' briefs cost, in millionths of a dollar. */
	microdollars: number;
}

/**
 * Digests that were composed since a time, the latest first. What a story's briefs cost, in all
 * languages, is shared equally by the digests that tell it.
 */
export async function spendingByDigest(
	database: Queryable,
	since: Date,
): Promise<DigestSpending[]> {
	const { rows } = await database.query<
		Omit<DigestSpending, "microdollars"> & { microdollars: string }
	>(
		`with told as (
			select e.digest_id, e.story_id from digest_entries e join digests d on d.id = e.digest_id
			where d.composed_at >= $1
		), shares as (
			select story_id,
				(select coalesce(sum(cost_microdollars), 0) from briefs b where b.story_id = s.story_id)
				/ (select count(*) from digest_entries e where e.story_id = s.story_id) as share
			from (select distinct story_id from told) s
		)
		select d.id as "digestId", c.name as channel, d.slot, count(t.story_id)::int as stories,
			round(coalesce(sum(share), 0)) as microdollars
		from digests d join channels c on c.id = d.channel_id
		left join told t on t.digest_id = d.id left join shares s on s.story_id = t.story_id
		where d.composed_at >= $1
		group by d.id, c.name, d.slot order by d.slot desc, d.id desc`,
		[since],
	);
	return rows.map((row) => ({
		...row,
		digestId: Number(row.digestId),
		microdollars: Number(row.microdollars),
	}));
}

export interface Volume {
	/** ISO date, UTC. */
	day: string;
	/** That came in. */
	articles: number;
	/** Of the digests that were composed. */
	languages: number;
	entries: number;
}

/** How much came in and went out since a time, by day. */
export async function volumeSince(
	database: Queryable,
	since: Date,
): Promise<Volume[]> {
	const { rows } = await database.query<Volume>(
		`with came as (
			select to_char(seen_at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::int as articles
			from articles where seen_at >= $1 and not backlog group by 1
		), went as (
			select to_char(composed_at at time zone 'UTC', 'YYYY-MM-DD') as day,
				count(distinct edition->>'language')::int as languages, count(e.story_id)::int as entries
			from digests d left join digest_entries e on e.digest_id = d.id where composed_at >= $1 group by 1
		)
		select day, coalesce(articles, 0) as articles, coalesce(languages, 0) as languages,
			coalesce(entries, 0) as entries
		from came full join went using (day)`,
		[since],
	);
	return rows;
}

export interface WorkspaceSpending {
	/** Null: what is for everybody, such as the briefs of scheduled digests. */
	workspace: string | null;
	platform: string | null;
	calls: number;
	dollars: number;
}

/** What was asked for by each workspace since a time, the dearest first. */
export async function spendingByWorkspace(
	database: Queryable,
	since: Date,
): Promise<WorkspaceSpending[]> {
	const { rows } = await database.query<WorkspaceSpending>(
		`select w.name as workspace, w.platform, count(*)::int as calls,
			(sum(l.cost_microdollars) / 1e6)::float8 as dollars
		from llm_calls l left join workspaces w on w.id = l.workspace_id
		where l.at >= $1 group by w.id, w.name, w.platform order by dollars desc, w.name`,
		[since],
	);
	return rows;
}
