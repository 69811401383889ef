import {
	type Spending,
	spendingSince,
	writingSince,
} from "../briefs/store-spending.ts";
import { whatIf } from "../briefs/what-if.ts";
import type { Queryable } from "../lib/database/database.ts";
import { spendingByDigest, volumeSince } from "./store-spending.ts";

/** Calls to language models and what they came to. */
export interface TokensSpent {
	calls: number;
	/** Tokens of all prompts. */
	input: number;
	/** Of these, what the endpoint had in its cache. */
	cached: number;
	output: number;
	dollars: number;
}

export interface SpendingDay extends TokensSpent {
	/** ISO date, UTC. */
	day: string;
	/** From 0 to 1; null where nothing was asked. */
	cacheHitRate: number | null;
	purposes: (TokensSpent & { purpose: string })[];
	/** Dollars that the same day would have cost otherwise; null where no story was written. */
	whatIf: { perArticle: number; perChannel: number } | null;
}

export interface SpendingReport {
	/** Days with a call, the latest first. */
	days: SpendingDay[];
	/** The latest first. */
	digests: {
		digestId: number;
		channel: string;
		/** ISO 8601 UTC. */
		slot: string;
		stories: number;
		dollars: number;
	}[];
}

const MICRO = 1_000_000;
const DAY = 24 * 60 * 60 * 1000;

/** What language models cost on the last `days` days (UTC), today among them. */
export async function readSpending(
	database: Queryable,
	{ now, days }: { now: Date; days: number },
): Promise<SpendingReport> {
	const since = firstOf(days, now);
	const writing = await writingSince(database, since);
	const volumes = await volumeSince(database, since);
	const byDay = Map.groupBy(
		await spendingSince(database, since),
		({ day }) => day,
	);
	const digests = await spendingByDigest(database, since);
	return {
		days: [...byDay].map(([day, purposes]) => {
			const volume = volumes.find((each) => each.day === day);
			const { written = 0, microdollars = 0 } = writing.get(day) ?? {};
			const otherwise = whatIf({
				articles: volume?.articles ?? 0,
				languages: volume?.languages ?? 0,
				entries: volume?.entries ?? 0,
				written,
				writingMicrodollars: microdollars,
			});
			return {
				...spendingDay(day, purposes),
				whatIf: otherwise && {
					perArticle: otherwise.perArticle / MICRO,
					perChannel: otherwise.perChannel / MICRO,
				},
			};
		}),
		digests: digests.map(({ microdollars, slot, ...digest }) => ({
			...digest,
			slot: slot.toISOString(),
			dollars: microdollars / MICRO,
		})),
	};
}

/** The beginning of the first of the last `days` days (UTC), today among them. */
export function firstOf(days: number, now: Date): Date {
	const first = new Date(now.getTime() - (days - 1) * DAY);
	return new Date(first.toISOString().slice(0, 10));
}

function spendingDay(
	day: string,
	purposes: readonly Spending[],
): Omit<SpendingDay, "whatIf"> {
	const sum = (
		field: "calls" | "input" | "cached" | "output" | "costMicrodollars",
	) => purposes.reduce((total, each) => total + each[field], 0);
	const [input, cached] = [sum("input"), sum("cached")];
	return {
		day,
		calls: sum("calls"),
		input,
		cached,
		output: sum("output"),
		dollars: sum("costMicrodollars") / MICRO,
		cacheHitRate: input > 0 ? cached / input : null,
		purposes: purposes.map(({ day: _, costMicrodollars, ...tokens }) => ({
			...tokens,
			dollars: costMicrodollars / MICRO,
		})),
	};
}
