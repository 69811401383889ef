import type { Clock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import type { Meter } from "../lib/llm/endpoint.ts";
import { costMicrodollars, priceOf } from "../lib/llm/prices.ts";
import type { Log } from "../lib/log.ts";
import { reserveCall, settleCall } from "./store.ts";

/** What a call is for, and whose; each attempt at it is a row of the ledger. */
export interface CallPurpose {
	purpose: "brief" | "repair" | "translate" | "ask";
	/** Null where a call serves several stories. */
	storyId: number | null;
}

/** A meter that also tells what its attempts cost. */
export interface CallMeter extends Meter {
	/** In millionths of a dollar, so far. */
	spent(): number;
}

/** Allows calls to language models as long as the money lasts, and books each attempt. */
export interface Budget {
	meter(
		deps: { database: Database; clock: Clock; log?: Log },
		call: CallPurpose,
	): CallMeter;
}

export interface BudgetSettings {
	/** Dollars a day (UTC). */
	dailyLimit: number;
	/** Dollars a month (UTC); the same as 31 days where not given. */
	monthlyLimit?: number;
}

/** From this share of a limit on the operator is told. */
const TELL_AT = 0.8;
const MICRO = 1_000_000;

/**
 * The worst case of each attempt is reserved before it is made and settled after it, in one
 * ledger for all workers, so that together they never overspend.
 */
export function makeBudget({
	dailyLimit,
	monthlyLimit = dailyLimit * 31,
}: BudgetSettings): Budget {
	let told = "";
	const unknown = new Set<string>();

	return {
		meter({ database, clock, log }, { purpose, storyId }) {
			let spent = 0;
			return {
				spent: () => spent,
				async open(planned) {
					const now = clock.now();
					const rate = priceOf(planned.model, now, planned.local);
					if (!rate.known && !unknown.has(planned.model)) {
						unknown.add(planned.model);
						log?.warn(
							{ model: planned.model },
							"no price is known for the model: taken for the dearest of the table",
						);
					}
					const worst = costMicrodollars(
						{ input: planned.input, cached: 0, output: planned.output },
						rate,
					);
					const reserved = await reserveCall(database, {
						at: now,
						endpoint: planned.endpoint,
						model: planned.model,
						purpose,
						storyId,
						cost: worst,
						limits: [
							{ since: startOfDay(now), cost: dailyLimit * MICRO },
							{ since: startOfMonth(now), cost: monthlyLimit * MICRO },
						],
					});
					tell(reserved.share, now, log);
					if (reserved.id === null) return null;
					const { id } = reserved;
					return async ({ outcome, usage, maybeCharged, milliseconds }) => {
						const cost = usage
							? usageCost(usage, rate)
							: maybeCharged
								? worst
								: 0;
						spent += cost;
						await settleCall(database, id, {
							outcome,
							usage,
							cost,
							milliseconds,
						});
					};
				},
			};
		},
	};

	/** Once a day for each of the two marks. */
	function tell(share: number, now: Date, log: Log | undefined): void {
		const mark =
			share >= 1 ? "used up" : share >= TELL_AT ? "nearly used up" : null;
		const key = `${now.toISOString().slice(0, 10)} ${mark}`;
		if (mark === null || key === told) return;
		told = key;
		log?.warn(
			{ percent: Math.round(share * 100) },
			`the budget for language models is ${mark}${share >= 1 ? ": briefs are quoted from their sources until it is renewed" : ""}`,
		);
	}
}

function usageCost(
	usage: {
		input: number;
		cached: number;
		output: number;
		reportedDollars: number | null;
	},
	rate: Parameters<typeof costMicrodollars>[1],
): number {
	if (usage.reportedDollars !== null)
		return Math.ceil(usage.reportedDollars * MICRO - 1e-9);
	return costMicrodollars(usage, rate);
}

function startOfDay(now: Date): Date {
	return new Date(
		Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()),
	);
}

function startOfMonth(now: Date): Date {
	return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
}
