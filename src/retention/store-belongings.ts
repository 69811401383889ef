/** What of a table belongs to a workspace, and what becomes of it when the workspace is erased. */
export interface Belonging {
	table: string;
	/** Which rows; `$1` is the workspace's id, the table is called `t`. */
	rows: string;
	/** What is set in rows that stay; without it they are deleted. */
	set?: string;
	/** Columns that are not exported; `"all"` where the rows say nothing to anybody. */
	hidden?: readonly string[] | "all";
}

const channels = "select c.id from channels c where c.workspace_id = $1";

const digests = `select d.id from digests d where d.channel_id in (${channels})`;

const ofChannel = `t.channel_id in (${channels})`;

/** Rows that name the workspace as its platform does. */
const named = (column: string) =>
	`exists (
		select from workspaces w
		where w.id = $1 and w.platform = t.platform and w.external_id = t.${column}
	)`;

/** Before whose conversation it was stood in the row, its place was all that told it. */
const inThread = `t.workspace is null and exists (
	select from workspaces w join channels c on c.workspace_id = w.id
	where w.id = $1 and w.platform = t.platform
		and c.external_id in (split_part(t.thread, ':', 1), split_part(t.thread, '/', 1))
)`;

/** What refers comes before what it refers to. */
export const belongings: readonly Belonging[] = [
	{ table: "story_memory", rows: ofChannel },
	{ table: "feedback", rows: ofChannel },
	{ table: "outbox", rows: ofChannel },
	{ table: "digest_entries", rows: `t.digest_id in (${digests})` },
	{
		table: "stopped_jobs",
		rows: `(t.payload->>'channelId')::bigint in (${channels})
			or (t.payload->>'digestId')::bigint in (${digests})`,
		hidden: "all",
	},
	{ table: "digests", rows: ofChannel },
	{ table: "subscriptions", rows: ofChannel },
	{ table: "form_drafts", rows: named("workspace") },
	{
		table: "asked_questions",
		rows: `${named("workspace")} or ${inThread}`,
	},
	// Everybody reads a feed that somebody added; only who that was is forgotten.
	{
		table: "feeds",
		rows: `exists (
			select from workspaces w
			where w.id = $1 and starts_with(t.added_by, w.platform || ':' || w.external_id || ':')
		)`,
		set: "added_by = null, added_language = null",
	},
	// The site has paid for them: they count against its limits as they did.
	{
		table: "llm_calls",
		rows: "t.workspace_id = $1",
		set: "workspace_id = null",
	},
	{
		table: "notices",
		rows: "t.key ~ ('workspace ' || $1::bigint || '(\\D|$)')",
		hidden: "all",
	},
	{ table: "installations", rows: named("external_id"), hidden: ["sealed"] },
	{ table: "command_registrations", rows: named("scope"), hidden: "all" },
	{ table: "channels", rows: "t.workspace_id = $1" },
	{ table: "workspaces", rows: "t.id = $1" },
];
