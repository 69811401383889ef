import type { Queryable } from "../lib/database/database.ts";

export interface Spending {
	/** ISO date, UTC. */
	day: string;
	purpose: string;
	calls: number;
	input: number;
	cached: number;
	output: number;
	costMicrodollars: number;
}

/** What was spent since a time, by day and purpose, latest first. */
export async function spendingSince(
	database: Queryable,
	since: Date,
): Promise<Spending[]> {
	const { rows } = await database.query<Record<keyof Spending, string>>(
		`select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, purpose, count(*) as calls, sum(input_tokens) as input,
			sum(cached_tokens) as cached, sum(output_tokens) as output, sum(cost_microdollars) as "costMicrodollars"
		 from llm_calls where at >= $1 group by 1, 2 order by 1 desc, 7 desc`,
		[since],
	);
	return rows.map(({ day, purpose, ...numbers }) => ({
		day,
		purpose,
		calls: Number(numbers.calls),
		input: Number(numbers.input),
		cached: Number(numbers.cached),
		output: Number(numbers.output),
		costMicrodollars: Number(numbers.costMicrodollars),
	}));
}

/** By day, how many stories a model wrote and what that cost, repairs with it and translations not. */
export async function writingSince(
	database: Queryable,
	since: Date,
): Promise<Map<string, { written: number; microdollars: number }>> {
	const { rows } = await database.query<
		Record<"day" | "written" | "microdollars", string>
	>(
		`select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, sum(cost_microdollars) as microdollars,
			coalesce(sum(stories) filter (where purpose = 'brief' and outcome = 'ok'), 0) as written
		 from llm_calls where at >= $1 and purpose in ('brief', 'repair') group by 1`,
		[since],
	);
	return new Map(
		rows.map(({ day, written, microdollars }) => [
			day,
			{ written: Number(written), microdollars: Number(microdollars) },
		]),
	);
}
