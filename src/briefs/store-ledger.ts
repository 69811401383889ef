import {
	type Database,
	type Queryable,
	transaction,
} from "../lib/database/database.ts";
import type { Limit } from "./limits.ts";

interface PlannedCall {
	at: Date;
	endpoint: string;
	model: string;
	purpose: string;
	storyId: number | null;
	/** How many stories it serves. */
	stories: number;
	workspaceId: number | null;
	/** The most that it can cost by our estimate, in millionths of a dollar. */
	worst: number;
	limits: readonly Limit[];
}

/** How far a limit is used; 1 or more where it allowed no call. */
export interface LimitUse {
	limit: Limit;
	share: number;
}

export interface Reservation {
	/** Of the ledger's row; null where a limit allowed no call. */
	id: number | null;
	/** What was set aside, in millionths of a dollar. */
	reserved: number;
	/** How far each limit is used with it; of a refused call, the limits that refused it. */
	uses: LimitUse[];
}

/**
 * Books a call at its worst cost where every limit allows it. What an endpoint has charged above
 * our estimate is expected of it again: the estimate is raised by as much.
 */
export async function reserveCall(
	database: Database,
	call: PlannedCall,
): Promise<Reservation> {
	return transaction(database, async (client) => {
		// One at a time over all workers: two must not both see the last cent.
		await client.query(
			"select pg_advisory_xact_lock(hashtext('modelwire: llm budget'))",
		);
		const reserved = Math.ceil(call.worst * (await excessOf(client, call)));
		const uses: LimitUse[] = [];
		for (const limit of call.limits) {
			const taken = (await spentWithin(client, limit)) + reserved;
			uses.push({ limit, share: shareOf(taken, limit) });
		}
		const refusals = uses.filter(({ share }) => share > 1);
		if (refusals.length > 0) return { id: null, reserved, uses: refusals };
		const { rows } = await client.query<{ id: string }>(
			`insert into llm_calls (at, endpoint, model, purpose, story_id, stories, workspace_id, state,
				worst_microdollars, cost_microdollars)
			 values ($1, $2, $3, $4, $5, $6, $7, 'reserved', $8, $9) returning id`,
			[
				call.at,
				call.endpoint,
				call.model,
				call.purpose,
				call.storyId,
				call.stories,
				call.workspaceId,
				call.worst,
				reserved,
			],
		);
		return { id: Number(rows[0]?.id), reserved, uses };
	});
}

/** By how much the endpoint has gone above our estimates at most within a month; 1 where it has not. */
async function excessOf(
	database: Queryable,
	{ endpoint, model, at }: PlannedCall,
): Promise<number> {
	const { rows } = await database.query<{ excess: string }>(
		`select greatest(1, max(cost_microdollars::float / worst_microdollars)) as excess from llm_calls
		 where endpoint = $1 and model = $2 and at >= $3::timestamptz - interval '31 days'
			and state = 'settled' and worst_microdollars > 0`,
		[endpoint, model, at],
	);
	return Number(rows[0]?.excess ?? 1);
}

/** What counts against a limit, in millionths of a dollar. */
export async function spentWithin(
	database: Queryable,
	{ since, workspaceId }: Pick<Limit, "since" | "workspaceId">,
): Promise<number> {
	const { rows } = await database.query<{ taken: string }>(
		`select coalesce(sum(cost_microdollars), 0) as taken from llm_calls
		 where at >= $1 and ($2::bigint is null or workspace_id = $2)`,
		[since, workspaceId],
	);
	return Number(rows[0]?.taken ?? 0);
}

function shareOf(taken: number, { microdollars }: Limit): number {
	if (microdollars > 0) return taken / microdollars;
	// What costs nothing, such as a local model, is within a limit of nothing.
	return taken > 0 ? Number.POSITIVE_INFINITY : 0;
}

/** Books what a reserved call came to. */
export async function settleCall(
	database: Queryable,
	id: number,
	result: {
		outcome: string;
		usage: {
			input: number;
			cached: number;
			output: number;
			reasoning?: number;
		} | null;
		cost: number;
		milliseconds: number;
	},
): Promise<void> {
	const usage = result.usage ?? { input: 0, cached: 0, output: 0 };
	await database.query(
		`update llm_calls set state = 'settled', outcome = $2, input_tokens = $3, cached_tokens = $4,
			output_tokens = $5, reasoning_tokens = $6, cost_microdollars = $7, milliseconds = $8 where id = $1`,
		[
			id,
			result.outcome,
			usage.input,
			usage.cached,
			usage.output,
			usage.reasoning ?? 0,
			result.cost,
			Math.round(result.milliseconds),
		],
	);
}

/**
 * Settles calls whose worker never came back, such as after a crash. They may have been charged,
 * so they stay booked at their worst.
 * @returns how many there were
 */
export async function settleLostCalls(
	database: Queryable,
	before: Date,
): Promise<number> {
	const { rowCount } = await database.query(
		"update llm_calls set state = 'settled', outcome = 'lost' where state = 'reserved' and at < $1",
		[before],
	);
	return rowCount ?? 0;
}
