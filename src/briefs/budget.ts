import type { Clock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import type { AttemptResult, Meter, Usage } from "../lib/llm/endpoint.ts";
import { costMicrodollars, type Price, priceOf } from "../lib/llm/prices.ts";
import type { Log } from "../lib/log.ts";
import {
	type BudgetSettings,
	limitsAt,
	nearlyUsedUpKey,
	TELL_AT,
	usedUpKey,
} from "./limits.ts";
import {
	type LimitUse,
	reserveCall,
	settleCall,
	spentWithin,
} from "./store-ledger.ts";
import { noteOnce, wasNoted } from "./store-notices.ts";

/** What a call is for; each attempt at it is a row of the ledger. */
export interface CallPurpose {
	purpose: "brief" | "repair" | "translate" | "more" | "answer";
	/** Null where a call serves several stories. */
	storyId: number | null;
	/** How many stories the call serves; one where not given. */
	stories?: number;
}

/** A meter that also tells what its attempts cost. */
export interface CallMeter extends Meter {
	/** In millionths of a dollar, so far. */
	spent(): number;
}

interface BudgetDeps {
	database: Database;
	clock: Clock;
	log?: Log;
}

/** Allows calls to language models as long as the money lasts, and books each attempt. */
export interface Budget {
	meter(deps: BudgetDeps, call: CallPurpose): CallMeter;
	/** The same budget for what one workspace asks for: booked to it, and within its limits too. */
	forWorkspace(workspaceId: number): Budget;
	/** Whether a call was refused in the present day or month. */
	isUsedUp(deps: Pick<BudgetDeps, "database" | "clock">): Promise<boolean>;
	/** How far each of its limits is used at present. */
	limits(deps: Pick<BudgetDeps, "database" | "clock">): Promise<LimitState[]>;
}

/** A limit and what counts against it, in dollars. */
export interface LimitState {
	name: string;
	limit: number;
	spent: number;
	/** So much of it is spent that the operator should know. */
	isNear: boolean;
}

const MICRO = 1_000_000;

/**
 * The worst case of each attempt is reserved before it is made and settled after it, in one
 * ledger for all workers, so that together they never overspend.
 */
export function makeBudget(
	settings: BudgetSettings,
	{ onSettled = () => {} }: { onSettled?: (call: SettledCall) => void } = {},
): Budget {
	return budgetOf(settings, null, {
		told: new Set(),
		unpriced: new Set(),
		onSettled,
	});
}

/** What became of an attempt, for whoever counts. */
export interface SettledCall extends AttemptResult {
	purpose: CallPurpose["purpose"];
	/** In millionths of a dollar. */
	cost: number;
}

/** What this process has said already, by key, and who hears of each call. */
interface Said {
	told: Set<string>;
	unpriced: Set<string>;
	onSettled: (call: SettledCall) => void;
}

function budgetOf(
	settings: BudgetSettings,
	workspaceId: number | null,
	said: Said,
): Budget {
	return {
		forWorkspace: (id) => budgetOf(settings, id, said),
		isUsedUp: ({ database, clock }) =>
			wasNoted(
				database,
				limitsAt(settings, clock.now(), workspaceId).map(usedUpKey),
			),
		async limits({ database, clock }) {
			const states: LimitState[] = [];
			for (const limit of limitsAt(settings, clock.now(), workspaceId)) {
				const spent = await spentWithin(database, limit);
				states.push({
					name: limit.name,
					limit: limit.microdollars / MICRO,
					spent: spent / MICRO,
					isNear: spent > 0 && spent >= limit.microdollars * TELL_AT,
				});
			}
			return states;
		},
		meter(deps, { purpose, storyId, stories = 1 }) {
			const { database, clock, log } = deps;
			let spent = 0;
			return {
				spent: () => spent,
				async open(planned) {
					const now = clock.now();
					const rate = priceOf(planned.model, now, planned.local);
					if (!rate.known) tellUnpriced(planned.model, log, said);
					const { id, reserved, uses } = await reserveCall(database, {
						at: now,
						endpoint: planned.endpoint,
						model: planned.model,
						purpose,
						storyId,
						stories,
						workspaceId,
						worst: costMicrodollars(
							{ input: planned.input, cached: 0, output: planned.output },
							rate,
						),
						limits: limitsAt(settings, now, workspaceId),
					});
					for (const use of uses) await tellUse(use, deps, said);
					if (id === null) return null;
					return async (result) => {
						const { outcome, usage, maybeCharged, milliseconds } = result;
						const unknown = maybeCharged ? reserved : 0;
						const cost = usage ? usageCost(usage, rate) : unknown;
						spent += cost;
						await settleCall(database, id, {
							outcome,
							usage,
							cost,
							milliseconds,
						});
						said.onSettled({ ...result, purpose, cost });
					};
				},
			};
		},
	};
}

function usageCost(usage: Usage, rate: Price): number {
	if (usage.reportedDollars !== null)
		return Math.ceil(usage.reportedDollars * MICRO - 1e-9);
	return costMicrodollars(usage, rate);
}

function tellUnpriced(model: string, log: Log | undefined, said: Said): void {
	if (said.unpriced.has(model)) return;
	said.unpriced.add(model);
	log?.warn(
		{ model },
		"no price is known for the model: taken for the dearest of the table",
	);
}

/** Tells of each of a limit's two marks, once over all workers. */
async function tellUse(
	{ limit, share }: LimitUse,
	{ database, clock, log }: BudgetDeps,
	said: Said,
): Promise<void> {
	if (share < TELL_AT) return;
	const key = share > 1 ? usedUpKey(limit) : nearlyUsedUpKey(limit);
	// Most of the time this process knows; the table knows for all.
	if (said.told.has(key)) return;
	said.told.add(key);
	if (!(await noteOnce(database, key, clock.now()))) return;
	log?.warn(
		{ dollars: limit.microdollars / MICRO },
		share > 1
			? `${limit.name} is used up: briefs are quoted from their sources until it is renewed`
			: `${limit.name} is nearly used up`,
	);
}
