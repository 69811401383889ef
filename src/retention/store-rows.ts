/** Rows that go, or lose a part, by their age alone: a few with each statement. */
import type { Database, Queryable } from "../lib/database/database.ts";

/** Which rows of a table, and what becomes of them. */
export interface RowsByAge {
	table: string;
	/** `$1` is the moment before which they are old. */
	old: string;
	/** What is set in them; without it they are deleted. */
	set?: string;
}

/** So few that on the embedded database, which does one thing at a time, nothing waits. */
const rowsAtOnce = 100;

/** Does it to some of the old rows. @returns to how many; 0 when none is left */
export async function pruneRows(
	database: Queryable,
	{ table, old, set }: RowsByAge,
	before: Date,
): Promise<number> {
	// By their place in the table: there is no reading them twice.
	const some = `ctid = any(array(select ctid from ${table} where ${old} limit ${rowsAtOnce}))`;
	const { rowCount } = await database.query(
		set === undefined
			? `delete from ${table} where ${some} and ${old}`
			: `update ${table} set ${set} where ${some} and ${old}`,
		[before],
	);
	return rowCount ?? 0;
}

export async function countRows(
	database: Queryable,
	{ table, old }: RowsByAge,
	before: Date,
): Promise<number> {
	const { rows } = await database.query<{ count: number }>(
		`select count(*)::int as count from ${table} where ${old}`,
		[before],
	);
	return rows[0]?.count ?? 0;
}

const mostPruned = ["items", "articles", "stories", "outbox"];

/**
 * Lets new rows take the place of removed ones, a table at a time. A server does so by itself; the
 * embedded engine has nobody who would, and grows for ever without.
 */
export async function reclaimSpace(database: Database): Promise<void> {
	if (database.engine === "postgres") return;
	for (const table of mostPruned) await database.query(`vacuum ${table}`);
}

const mostJoined = [
	...mostPruned,
	"channels",
	"subscriptions",
	"digests",
	"digest_entries",
	"story_articles",
	"story_memory",
	"briefs",
	"model_facts",
];

/**
 * Lets the planner know how large the tables are and what is in them, a table at a time. A server
 * does so by itself; without it a join of a thousand channels is planned as if there were one.
 */
export async function refreshStatistics(database: Database): Promise<void> {
	if (database.engine === "postgres") return;
	for (const table of mostJoined) await database.query(`analyze ${table}`);
}

/** What feeds said: their words for an item, which the article was made of. */
export const feedBodies: RowsByAge = {
	table: "items",
	old: "seen_at < $1 and state <> 'new' and (summary is not null or content is not null)",
	set: "summary = null, content = null, author = null, categories = '[]'",
};

/** Bodies of messages; which message tells which story stays, for links and for what is pressed. */
export const messageBodies: RowsByAge = {
	table: "outbox",
	old: "created_at < $1 and state in ('sent', 'failed') and body <> '{}'",
	set: "body = '{}'",
};

export const llmCalls: RowsByAge = {
	table: "llm_calls",
	old: "at < $1 and state = 'settled'",
};

export const notices: RowsByAge = { table: "notices", old: "at < $1" };

export const writtenAnswers: RowsByAge = {
	table: "written_answers",
	old: "created_at < $1",
};

/** Longer forms that were tried in vain; those that were written are briefs. */
export const vainLongerBriefs: RowsByAge = {
	table: "longer_briefs",
	old: "created_at < $1 and brief is null",
};

export const chatEvents: RowsByAge = {
	table: "chat_events",
	old: "seen_at < $1",
};

export const formDrafts: RowsByAge = {
	table: "form_drafts",
	old: "updated_at < $1",
};

export const askedQuestions: RowsByAge = {
	table: "asked_questions",
	old: "asked_at < $1",
};

export const stoppedJobs: RowsByAge = {
	table: "stopped_jobs",
	old: "stopped_at < $1",
};
