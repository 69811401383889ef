import type { Queryable } from "../lib/database/database.ts";
import type { WrittenAnswer } from "./write-answer.ts";

/** What was made of these inputs: an answer, or null where it was tried in vain; undefined where it was not tried. */
export async function keptAnswer(
	database: Queryable,
	inputsHash: string,
): Promise<WrittenAnswer | null | undefined> {
	const { rows } = await database.query<{ answer: WrittenAnswer | null }>(
		"select answer from written_answers where inputs_hash = $1",
		[inputsHash],
	);
	return rows[0]?.answer;
}

const month = 30 * 24 * 60 * 60 * 1000;

/** Keeps an answer, and forgets those that are a month old. */
export async function saveAnswer(
	database: Queryable,
	inputsHash: string,
	{ answer, cost }: { answer: WrittenAnswer | null; cost: number },
	now: Date,
): Promise<void> {
	await database.query(
		`insert into written_answers (inputs_hash, answer, cost_microdollars, created_at)
		values ($1, $2::jsonb, $3, $4) on conflict do nothing`,
		[inputsHash, answer && JSON.stringify(answer), cost, now],
	);
	await database.query("delete from written_answers where created_at < $1", [
		new Date(now.getTime() - month),
	]);
}
