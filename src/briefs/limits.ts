/** Dollars; a limit that is not given does not bind. */
export interface BudgetSettings {
	/** A day (UTC), for the whole site. */
	dailyLimit: number;
	/** A month (UTC). */
	monthlyLimit?: number | null;
	/** The same for what a single workspace asks for. */
	workspaceDailyLimit?: number | null;
	workspaceMonthlyLimit?: number | null;
}

/** What may be spent since a time. */
export interface Limit {
	/** In words, such as "the day's budget". */
	name: string;
	since: Date;
	microdollars: number;
	/** Null for the whole site. */
	workspaceId: number | null;
	/** Names the limit and its period: what is told of it is told once. */
	key: string;
}

/** From this share of a limit on the operator is told. */
export const TELL_AT = 0.8;
const MICRO = 1_000_000;

/** The limits that bind a call at a time, for a workspace (null: for the whole site alone). */
export function limitsAt(
	settings: BudgetSettings,
	now: Date,
	workspaceId: number | null,
): Limit[] {
	const iso = now.toISOString();
	const day = { name: "the day's", period: iso.slice(0, 10) };
	const month = { name: "the month's", period: iso.slice(0, 7) };
	const limit = (
		{ name, period }: typeof day,
		dollars: number | null | undefined,
		owner: number | null,
	): Limit[] => {
		if (dollars === null || dollars === undefined) return [];
		const whose = owner === null ? "" : ` of workspace ${owner}`;
		return [
			{
				name: `${name} budget for language models${whose}`,
				// A date or a month alone is read as its first instant in UTC.
				since: new Date(period),
				microdollars: Math.floor(dollars * MICRO + 1e-6),
				workspaceId: owner,
				key: `llm budget${whose} ${period}`,
			},
		];
	};
	return [
		...limit(day, settings.dailyLimit, null),
		...limit(month, settings.monthlyLimit, null),
		...(workspaceId === null
			? []
			: [
					...limit(day, settings.workspaceDailyLimit, workspaceId),
					...limit(month, settings.workspaceMonthlyLimit, workspaceId),
				]),
	];
}

/** Under which it is noted that a limit allowed no further call. */
export function usedUpKey({ key }: Limit): string {
	return `${key} used up`;
}

/** Under which it is noted that a limit is nearly reached. */
export function nearlyUsedUpKey({ key }: Limit): string {
	return `${key} nearly used up`;
}
