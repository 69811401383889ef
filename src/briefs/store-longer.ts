import type { Queryable } from "../lib/database/database.ts";
import type { Brief } from "./brief.ts";

/** The longer form of a story as a model wrote it; it has no versions. */
export type LongerBrief = Omit<Brief, "id" | "version">;

interface Made {
	storyId: number;
	language: string;
	inputsHash: string;
}

/** What was made of these inputs: a brief, or null where it was tried in vain; undefined where it was not tried. */
export async function keptLongerBrief(
	database: Queryable,
	{ storyId, language, inputsHash }: Made,
): Promise<LongerBrief | null | undefined> {
	const { rows } = await database.query<{ brief: LongerBrief | null }>(
		"select brief from longer_briefs where story_id = $1 and language = $2 and inputs_hash = $3",
		[storyId, language, inputsHash],
	);
	return rows[0]?.brief;
}

export async function saveLongerBrief(
	database: Queryable,
	{ storyId, language, inputsHash }: Made,
	{ brief, cost }: { brief: LongerBrief | null; cost: number },
	now: Date,
): Promise<void> {
	await database.query(
		`insert into longer_briefs (story_id, language, inputs_hash, brief, cost_microdollars, created_at)
		 values ($1, $2, $3, $4::jsonb, $5, $6) on conflict do nothing`,
		[storyId, language, inputsHash, brief && JSON.stringify(brief), cost, now],
	);
}
