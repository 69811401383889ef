import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeBudget } from "#src/briefs/budget.ts";
import type { BudgetSettings } from "#src/briefs/limits.ts";
import { settleLostCalls } from "#src/briefs/store-ledger.ts";
import { spendingSince } from "#src/briefs/store-spending.ts";
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
	await database.query("delete from notices");
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

async function setUp(dailyLimit: number, others: Partial<BudgetSettings> = {}) {
	const clock = manualClock(new Date("2025-01-28T12:00:00Z"));
	const warnings: string[] = [];
	const log = {
		debug() {},
		info() {},
		error() {},
		warn: (_: object, message: string) => warnings.push(message),
	};
	/** Of one worker; all of them share the ledger. */
	const worker = () => makeBudget({ dailyLimit, ...others });
	const budget = worker();
	const meter = (of = budget) =>
		of.meter({ database, clock, log }, { purpose: "brief", storyId: null });
	const total = async () =>
		(await spendingSince(database, new Date(0))).reduce(
			(sum, { costMicrodollars }) => sum + costMicrodollars,
			0,
		);
	return { clock, warnings, budget, worker, meter, total };
}

const ok = { outcome: "ok", usage, maybeCharged: false, milliseconds: 5 };

async function addWorkspace(name: string): Promise<number> {
	const { rows } = await database.query<{ id: string }>(
		`insert into workspaces (platform, external_id, name, created_at) values ('test', $1, $1, now())
		 on conflict (platform, external_id) do update set name = excluded.name returning id`,
		[name],
	);
	return Number(rows[0]?.id);
}

describe("makeBudget", () => {
	it("never lets ten workers that race for the last cent overspend", async () => {
		const { meter, total } = await setUp((4 * worst) / 1e6);
		const opened = await Promise.all(
			Array.from({ length: 10 }, () => meter().open(planned)),
		);
		expect(opened.filter((settle) => settle !== null)).toHaveLength(4);
		await Promise.all(opened.map((settle) => settle?.(ok)));
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

	it("books tokens by kind", async () => {
		const { meter } = await setUp(1);
		const tokens = { input: 900, cached: 600, output: 300, reasoning: 120 };
		await (await meter().open(planned))?.({
			...ok,
			usage: { ...tokens, reportedDollars: null },
		});
		const { rows } = await database.query(
			"select input_tokens as input, cached_tokens as cached, output_tokens as output, reasoning_tokens as reasoning from llm_calls",
		);
		expect(rows).toEqual([tokens]);
	});

	it("starts anew each day, within the month's limit", async () => {
		const { meter, clock } = await setUp(worst / 1e6, {
			monthlyLimit: (2 * worst) / 1e6,
		});
		expect(await meter().open(planned)).not.toBeNull();
		expect(await meter().open(planned)).toBeNull();
		clock.set(new Date("2025-01-29T12:00:00Z"));
		expect(await meter().open(planned)).not.toBeNull();
		clock.set(new Date("2025-01-30T12:00:00Z"));
		expect(await meter().open(planned)).toBeNull();
		clock.set(new Date("2025-02-01T12:00:00Z"));
		expect(await meter().open(planned)).not.toBeNull();
	});

	it("tells the operator once at 80 % and once at the end, over all workers and whatever comes between", async () => {
		const { meter, warnings, worker, clock } = await setUp((5 * worst) / 1e6);
		const workers = [worker(), worker(), worker()];
		const settlers = [];
		for (let call = 0; call < 7; call += 1)
			settlers.push(await meter(workers[call % workers.length]).open(planned));
		// A call that cost nothing makes room, the next two take it and are refused.
		await settlers[0]?.({ ...ok, usage: { ...usage, input: 0, output: 0 } });
		for (const each of workers) await meter(each).open(planned);
		expect(warnings).toEqual([
			"the day's budget for language models is nearly used up",
			"the day's budget for language models is used up: briefs are quoted from their sources until it is renewed",
		]);
		clock.set(new Date("2025-01-29T12:00:00Z"));
		for (let call = 0; call < 6; call += 1) await meter().open(planned);
		expect(warnings).toHaveLength(4);
	});

	it("says once that a model has no price", async () => {
		const { meter, warnings } = await setUp(1);
		await meter().open({ ...planned, model: "mystery-1" });
		await meter().open({ ...planned, model: "mystery-1" });
		expect(warnings).toEqual([
			"no price is known for the model: taken for the dearest of the table",
		]);
	});

	it("keeps each workspace within its own day and month, and all of them within the site's", async () => {
		const [one, two] = [await addWorkspace("one"), await addWorkspace("two")];
		const { meter, budget, clock, warnings } = await setUp((3 * worst) / 1e6, {
			workspaceDailyLimit: (2 * worst) / 1e6,
			workspaceMonthlyLimit: (3 * worst) / 1e6,
		});
		const [ofOne, ofTwo] = [budget.forWorkspace(one), budget.forWorkspace(two)];
		expect(await meter(ofOne).open(planned)).not.toBeNull();
		expect(await meter(ofOne).open(planned)).not.toBeNull();
		expect(await meter(ofOne).open(planned)).toBeNull();
		expect(await ofOne.isUsedUp({ database, clock })).toBe(true);
		expect(await ofTwo.isUsedUp({ database, clock })).toBe(false);
		expect(warnings.at(-1)).toContain(`of workspace ${one} is used up`);

		expect(await meter(ofTwo).open(planned)).not.toBeNull();
		expect(await meter(ofTwo).open(planned)).toBeNull();
		expect(await budget.isUsedUp({ database, clock })).toBe(true);

		clock.set(new Date("2025-01-29T12:00:00Z"));
		expect(await budget.isUsedUp({ database, clock })).toBe(false);
		expect(await meter(ofOne).open(planned)).not.toBeNull();
		expect(await meter(ofOne).open(planned)).toBeNull();
		expect(await meter(ofTwo).open(planned)).not.toBeNull();
	});

	it("lets a local model go on where nothing may be spent", async () => {
		const { meter, total } = await setUp(0);
		expect(await meter().open(planned)).toBeNull();
		await (await meter().open({ ...planned, local: true }))?.(ok);
		expect(await total()).toBe(0);
	});

	it("expects again what an endpoint has charged above the estimate", async () => {
		const { meter, worker, total } = await setUp((10 * worst) / 1e6);
		const above = { ...ok, usage: { ...usage, output: 3500 } };
		await (await meter().open(planned))?.(above);
		expect(await total()).toBe(3 * worst);
		const opened = await Promise.all(
			Array.from({ length: 10 }, () => meter(worker()).open(planned)),
		);
		await Promise.all(opened.map((settle) => settle?.(above)));
		expect(await total()).toBe(9 * worst);
	});

	it("settles what a lost worker left, at its worst", async () => {
		const { meter, clock, total } = await setUp(1);
		await meter().open(planned);
		clock.advance(60_000);
		const late = await meter().open(planned);
		expect(await settleLostCalls(database, clock.now())).toBe(1);
		expect(await settleLostCalls(database, clock.now())).toBe(0);
		const { rows } = await database.query(
			"select state, outcome from llm_calls order by id",
		);
		expect(rows).toEqual([
			{ state: "settled", outcome: "lost" },
			{ state: "reserved", outcome: null },
		]);
		await late?.({ ...ok, usage: { ...usage, output: 0 } });
		expect(await total()).toBe(worst + 150);
	});
});
