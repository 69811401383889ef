import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeBudget } from "#src/briefs/budget.ts";
import { spendingSince } from "#src/briefs/store.ts";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { openTestDatabase } from "../support/database.ts";

let database: Database;
beforeAll(async () => {
	database = await openTestDatabase();
});
afterAll(() => database.end());
beforeEach(async () => {
	await database.query("delete from llm_calls");
});

const planned = {
	endpoint: "deepseek",
	model: "deepseek-flash",
	local: false,
	input: 1000,
	output: 1000,
};
/** 1,000 tokens in and 1,000 out, off-peak. */
const worst = 750;
const usage = { input: 1000, cached: 0, output: 1000, reportedDollars: null };

async function setUp(dailyLimit: number, monthlyLimit?: number) {
	const clock = manualClock(new Date("2025-01-28T12:00:00Z"));
	const warnings: string[] = [];
	const log = {
		debug() {},
		info() {},
		error() {},
		warn: (_: object, message: string) => warnings.push(message),
	};
	const budget = makeBudget({
		dailyLimit,
		...(monthlyLimit === undefined ? {} : { monthlyLimit }),
	});
	const meter = () =>
		budget.meter({ database, clock, log }, { purpose: "brief", storyId: null });
	const total = async () =>
		(await spendingSince(database, new Date(0))).reduce(
			(sum, { costMicrodollars }) => sum + costMicrodollars,
			0,
		);
	return { clock, warnings, meter, total };
}

describe("makeBudget", () => {
	it("never lets ten workers that race for the last cent overspend", async () => {
		const { meter, total } = await setUp((4 * worst) / 1e6);
		const opened = await Promise.all(
			Array.from({ length: 10 }, () => meter().open(planned)),
		);
		expect(opened.filter((settle) => settle !== null)).toHaveLength(4);
		await Promise.all(
			opened.map((settle) =>
				settle?.({
					outcome: "ok",
					usage,
					maybeCharged: false,
					milliseconds: 5,
				}),
			),
		);
		expect(await total()).toBe(4 * worst);
	});

	it("frees what the worst case did not come to, and keeps it where nobody knows", async () => {
		const { meter, total } = await setUp((2 * worst) / 1e6);
		const first = meter();
		await (await first.open(planned))?.({
			outcome: "ok",
			usage: { ...usage, output: 0 },
			maybeCharged: false,
			milliseconds: 5,
		});
		expect(first.spent()).toBe(150);
		await (await meter().open(planned))?.({
			outcome: "overload",
			usage: null,
			maybeCharged: false,
			milliseconds: 5,
		});
		expect(await total()).toBe(150);
		await (await meter().open(planned))?.({
			outcome: "timeout",
			usage: null,
			maybeCharged: true,
			milliseconds: 5,
		});
		expect(await total()).toBe(900);
		expect(await meter().open(planned)).toBeNull();
	});

	it("takes the endpoint's own word for the cost", async () => {
		const { meter, total } = await setUp(1);
		await (await meter().open(planned))?.({
			outcome: "ok",
			usage: { ...usage, reportedDollars: 0.000_123 },
			maybeCharged: false,
			milliseconds: 5,
		});
		expect(await total()).toBe(123);
	});

	it("starts anew each day, within the month's limit", async () => {
		const { meter, clock } = await setUp(worst / 1e6, (2 * worst) / 1e6);
		expect(await meter().open(planned)).not.toBeNull();
		expect(await meter().open(planned)).toBeNull();
		clock.set(new Date("2025-01-29T12:00:00Z"));
		expect(await meter().open(planned)).not.toBeNull();
		clock.set(new Date("2025-01-30T12:00:00Z"));
		expect(await meter().open(planned)).toBeNull();
		clock.set(new Date("2025-02-01T12:00:00Z"));
		expect(await meter().open(planned)).not.toBeNull();
	});

	it("tells the operator once at 80 % and once at the end, and of a model without a price", async () => {
		const { meter, warnings } = await setUp((5 * worst) / 1e6);
		for (let call = 0; call < 7; call += 1) await meter().open(planned);
		expect(warnings.map((message) => message.split(":")[0])).toEqual([
			"the budget for language models is nearly used up",
			"the budget for language models is used up",
		]);
		await meter().open({ ...planned, model: "mystery-1" });
		expect(warnings.at(-1)).toMatch(/no price is known|used up/);
	});
});
