import {
	type Database,
	type Queryable,
	transaction,
} from "../lib/database/database.ts";
import type { Brief } from "./brief.ts";

interface BriefRow {
	id: string | number;
	story_id: string | number;
	language: string;
	version: number;
	inputs_hash: string;
	method: Brief["method"];
	headline: string;
	sentences: Brief["sentences"];
	why: Brief["why"];
	sources: Brief["sources"];
	labels: Brief["labels"];
	verdicts: Brief["verdicts"];
	written_by: string | null;
	cost_microdollars: string | number;
}

function briefOf(row: BriefRow): Brief {
	return {
		id: Number(row.id),
		storyId: Number(row.story_id),
		language: row.language,
		version: row.version,
		inputsHash: row.inputs_hash,
		method: row.method,
		headline: row.headline,
		sentences: row.sentences,
		why: row.why,
		sources: row.sources,
		labels: row.labels,
		verdicts: row.verdicts,
		writtenBy: row.written_by,
		costMicrodollars: Number(row.cost_microdollars),
	};
}

/** The latest brief of a story, in the language where there is one, else in any; null when none was written. */
export async function briefFor(
	database: Queryable,
	storyId: number,
	language: string,
): Promise<Brief | null> {
	const { rows } = await database.query<BriefRow>(
		`select * from briefs where story_id = $1
		 order by language = $2 desc, created_at desc, version desc limit 1`,
		[storyId, language],
	);
	return rows[0] ? briefOf(rows[0]) : null;
}

/** The brief made from exactly these inputs, or null; its labels, which no inputs tell, are brought up to date. */
export async function keptBrief(
	database: Queryable,
	{
		storyId,
		inputsHash,
		labels,
	}: Pick<Brief, "storyId" | "inputsHash" | "labels">,
): Promise<Brief | null> {
	const { rows } = await database.query<BriefRow>(
		"select * from briefs where story_id = $1 and inputs_hash = $2",
		[storyId, inputsHash],
	);
	return rows[0] ? refreshLabels(database, briefOf(rows[0]), labels) : null;
}

/** A kept brief with its labels as they are now. */
export async function refreshLabels(
	database: Queryable,
	brief: Brief,
	labels: Brief["labels"],
): Promise<Brief> {
	if (JSON.stringify(brief.labels) === JSON.stringify(labels)) return brief;
	await database.query("update briefs set labels = $2::jsonb where id = $1", [
		brief.id,
		JSON.stringify(labels),
	]);
	return { ...brief, labels };
}

/** Keeps a brief as the next version in its language; one that was kept for the same inputs stays and is returned. */
export async function saveBrief(
	database: Database,
	brief: Omit<Brief, "id" | "version">,
	now: Date,
	{ madeWith = null, facts = null }: Partial<Making> = {},
): Promise<Brief> {
	return transaction(database, async (client) => {
		// Two workers that write the same story take their version numbers one after the other.
		await client.query("select id from stories where id = $1 for update", [
			brief.storyId,
		]);
		await client.query(
			`insert into briefs (story_id, language, version, inputs_hash, method, headline, sentences, why,
				sources, labels, verdicts, written_by, cost_microdollars, created_at, made_with, facts)
			 select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6::jsonb, $7::jsonb,
				$8::jsonb, $9::jsonb, $10::jsonb, $11, $12, $13, $14, $15::jsonb
			 from briefs where story_id = $1 and language = $2
			 on conflict (story_id, language, inputs_hash) do nothing`,
			[
				brief.storyId,
				brief.language,
				brief.inputsHash,
				brief.method,
				brief.headline,
				JSON.stringify(brief.sentences),
				brief.why && JSON.stringify(brief.why),
				JSON.stringify(brief.sources),
				JSON.stringify(brief.labels),
				JSON.stringify(brief.verdicts),
				brief.writtenBy,
				brief.costMicrodollars,
				now,
				madeWith,
				facts && JSON.stringify(facts),
			],
		);
		const kept = await keptBrief(client, brief);
		if (!kept)
			throw new Error(
				`briefs: the brief of story ${brief.storyId} was not kept`,
			);
		return kept;
	});
}

/** Takes a lock that other sessions wait for; who holds it may take longer than a statement is allowed. */
export async function lock(session: Queryable, key: string): Promise<void> {
	await session.query("begin");
	await session.query("set local statement_timeout = 0");
	await session.query("set local lock_timeout = 0");
	await session.query("select pg_advisory_lock(hashtextextended($1, 0))", [
		key,
	]);
	await session.query("commit");
}

export async function unlockAll(session: Queryable): Promise<void> {
	await session.query("select pg_advisory_unlock_all()");
}

/** What a written brief was made with, and the facts that its sources told; null of those kept before it was noted. */
interface Making {
	madeWith: string | null;
	facts: readonly string[] | null;
}

export interface WrittenRow extends Making {
	brief: Brief;
}

/** The briefs of each of these stories that a language model wrote, latest first. */
export async function writtenBriefsOf(
	database: Queryable,
	storyIds: readonly number[],
): Promise<Map<number, WrittenRow[]>> {
	const { rows } = await database.query<
		BriefRow & { made_with: string | null; facts: string[] | null }
	>(
		`select b.* from unnest($1::bigint[]) as asked (id) cross join lateral (
			select * from briefs where story_id = asked.id and method = 'llm' order by id desc limit 20
		) b`,
		[storyIds],
	);
	const written = rows.map((row) => ({
		brief: briefOf(row),
		madeWith: row.made_with,
		facts: row.facts,
	}));
	return Map.groupBy(written, ({ brief }) => brief.storyId);
}
