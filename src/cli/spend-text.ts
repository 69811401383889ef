import { tableText } from "../chat/table-text.ts";
import type {
	SpendingDay,
	SpendingReport,
	TokensSpent,
} from "../digests/spending.ts";

/** A report of spending as tables for the terminal. */
export function spendingText({ days, digests }: SpendingReport): string {
	const otherwise = days.flatMap(({ day, dollars, whatIf }) =>
		whatIf
			? [
					[
						day,
						price(dollars),
						price(whatIf.perArticle),
						price(whatIf.perChannel),
					],
				]
			: [],
	);
	return [
		table(
			"Spent",
			["day (UTC)", "purpose", "calls", "cost", "input cached"],
			days.flatMap(dayRows),
		),
		table(
			"The same day with a summary of each article, or of each channel's entries",
			["day (UTC)", "cost", "per article", "per channel"],
			otherwise,
		),
		table(
			"Digests",
			["digest", "slot (UTC)", "channel", "stories", "cost"],
			digests.map(({ digestId, slot, channel, stories, dollars }) => [
				String(digestId),
				slot.slice(0, 16).replace("T", " "),
				channel,
				String(stories),
				price(dollars),
			]),
		),
	]
		.filter((part) => part !== null)
		.join("\n");
}

function table(
	title: string,
	columns: string[],
	rows: string[][],
): string | null {
	if (rows.length === 0) return null;
	return `${title}\n${tableText({ columns, rows }).join("\n")}\n`;
}

function dayRows({ day, purposes, ...all }: SpendingDay): string[][] {
	return [
		row(day, "all", all),
		...purposes.map(({ purpose, ...tokens }) => row("", purpose, tokens)),
	];
}

function row(
	day: string,
	purpose: string,
	{ calls, dollars, input, cached }: TokensSpent,
): string[] {
	const share = input > 0 ? `${Math.round((100 * cached) / input)} %` : "–";
	return [day, purpose, String(calls), price(dollars), share];
}

/** To a hundredth of a cent: a story costs less than a cent. */
function price(dollars: number): string {
	return `$${dollars.toFixed(4)}`;
}
