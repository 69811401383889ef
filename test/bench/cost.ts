import { readSpending, type TokensSpent } from "../../src/digests/spending.ts";
import { costMicrodollars, priceOf } from "../../src/lib/llm/prices.ts";
import { makeChance } from "../briefs/mutations.ts";
import { countTokens } from "../support/day/count-tokens.ts";
import { makeNewsDay } from "../support/day/news-day.ts";
import { type DayRun, runDay } from "../support/day/run-day.ts";
import { storiesTold } from "../support/day/stories-told.ts";

export const description =
	"what the language model costs on a day of 200 feeds, 2,000 items, 40 stories and 30 channels in 3 languages, through the whole pipeline; fails above 60 calls or $0.04, or below a prefix-cache hit rate of 35 %";

const size = { feeds: 200, items: 2000, events: 40 };
const slots = Array<Date>(30).fill(new Date("2025-01-28T11:00:00Z"));
const limits = { calls: 60, dollars: 0.04, cacheHitRate: 0.35 };

/** A Tuesday; digests go out at 11:00 UTC, when DeepSeek is not at its peak. */
const begins = new Date("2025-01-27T11:00:00Z");
/** A weekday's hour at which it is. */
const peak = new Date("2025-01-28T07:00:00Z");

export async function run(): Promise<void> {
	const started = performance.now();
	const day = makeNewsDay(size, begins, makeChance(4));
	const ran = await runDay(day, { slots, countTokens });
	try {
		await report(ran);
	} finally {
		await ran.close();
	}
	console.log(`took ${Math.round((performance.now() - started) / 1000)} s`);
}

async function report({ app, clock, standIn, printed }: DayRun): Promise<void> {
	const { database } = app;
	const { days } = await readSpending(database, { now: clock.now(), days: 3 });
	const [spent] = days;
	if (!spent || days.length > 1)
		throw new Error(`the calls are booked to ${days.length} days, not to one`);
	console.log({
		...(await storiesTold(database)),
		digestsPosted: printed.length,
		callsAtTheEndpoint: standIn.calls.length,
	});
	const { purposes, whatIf, cacheHitRate, day: _, ...total } = spent;
	console.table(
		Object.fromEntries(
			[...purposes, { purpose: "all", ...total }].map(
				({ purpose, ...tokens }) => [purpose, row(tokens)],
			),
		),
	);
	const model = standIn.calls[0]?.model ?? "";
	const atPeak = costMicrodollars(total, priceOf(model, peak)) / 1e6;
	console.log(
		[
			`${model}: $${total.dollars.toFixed(4)} off-peak, $${atPeak.toFixed(4)} at peak hours`,
			`prefix-cache hit rate ${(100 * (cacheHitRate ?? 0)).toFixed(1)} % of input`,
			`the same day with a summary of every article: $${whatIf?.perArticle.toFixed(4)}`,
			`the same day with a summary of every entry of every channel: $${whatIf?.perChannel.toFixed(4)}`,
		].join("\n"),
	);
	const exceeded = [
		...(total.calls > limits.calls ? [`${total.calls} calls`] : []),
		...(total.dollars > limits.dollars ? [`$${total.dollars}`] : []),
		...((cacheHitRate ?? 0) < limits.cacheHitRate ? ["the hit rate"] : []),
	];
	if (exceeded.length === 0) return;
	console.log(`not within the limits: ${exceeded.join(", ")}`);
	process.exitCode = 1;
}

function row({ calls, input, cached, output, dollars }: TokensSpent) {
	return { calls, input, cached, output, dollars: dollars.toFixed(4) };
}
