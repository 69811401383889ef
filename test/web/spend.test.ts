import { describe, expect, test } from "vitest";
import { makeBudget } from "#src/briefs/budget.ts";
import { manualClock } from "#src/lib/clock.ts";
import { makeReader } from "#src/web/reader.ts";
import type { SpendingView } from "#src/web/views.ts";
import { makeWeb } from "#src/web/web.ts";
import { databaseForTest } from "#test/support/database.ts";
import { webDesk } from "#test/support/web-desk.ts";
import { operatorHeaders, signedIn } from "#test/support/web-login.ts";
import { spendingView, webReader } from "#test/support/web-reader.ts";

const log = { error: () => {} };

async function page(changes: Partial<SpendingView> = {}, path = "/spend") {
	const asked: number[] = [];
	const reader = webReader({
		spending: async (days) => {
			asked.push(days);
			return spendingView(changes);
		},
	});
	const response = await makeWeb({
		reader,
		desk: webDesk({ reader }),
		login: signedIn,
		log,
	}).request(path, { headers: operatorHeaders });
	return { text: await response.text(), asked };
}

/** What the cells of each row of the tables say. */
function rows(text: string): string[][] {
	return [...text.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = ""]) =>
		[...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = ""]) =>
			cell.replaceAll(/<[^>]*>/g, ""),
		),
	);
}

describe("the page of spending", () => {
	test("shows days and purposes, what the day would have cost, and each digest", async () => {
		const { text } = await page();
		expect(text).toContain("deepseek (deepseek-flash)");
		expect(text).toContain("<p>$0.0312 in 7 days, counted in UTC.</p>");
		expect(rows(text)).toEqual([
			["Day", "Purpose", "Calls", "Input", "Cached", "Output", "Cost"],
			["2025-01-28", "all", "2", "2,000", "45 %", "400", "$0.0312"],
			["brief", "2", "2,000", "45 %", "400", "$0.0312"],
			["Day", "Cost", "Per article", "Per channel"],
			["2025-01-28", "$0.0312", "$2.4000", "$0.1200"],
			["Digest", "Slot", "Stories", "Cost"],
			["#ai-policy", "28 Jan, 09:00", "4", "$0.0041"],
		]);
		expect(text).toContain('<a href="/editions/41">');
	});

	test("shows how much of each limit is spent, and which is nearly used up", async () => {
		const [limit] = spendingView().limits;
		const near = { name: "x", limit: 0.5, spent: 0.45, isNear: true };
		const { text } = await page({ limits: limit ? [limit, near] : [] });
		expect(text).toContain(
			'<meter min="0" max="1" high="0.8" optimum="0" value="0.062">6 %</meter>',
		);
		expect(text).toContain("$0.0312 of $0.5");
		expect(text.match(/<li class="near">/g)).toHaveLength(1);
		expect(text).toContain('value="0.900">90 %');
	});

	test.each([
		["/spend", 7],
		["/spend?days=30", 30],
		["/spend?days=365", 365],
		["/spend?days=1e9", 7],
	])("%s covers %i days", async (path, days) => {
		const { text, asked } = await page({}, path);
		expect(asked).toEqual([days]);
		expect(text).toContain(
			`<a href="/spend?days=${days}" aria-current="true">`,
		);
	});

	test("says so where there is no language model, and nothing was spent", async () => {
		const nothing = { model: null, limits: [], days: [], digests: [] };
		const { text } = await page(nothing);
		expect(text).toContain("No language model is configured");
		expect(text).toContain("Nothing was asked of a language model in 7 days.");
		expect(text).not.toContain("<table");
	});

	test("lists the latest of many digests, and escapes their channels", async () => {
		const [digest] = spendingView().digests;
		const digests = Array.from({ length: 90 }, (_, index) => ({
			digestId: index,
			slot: "2025-01-28T08:00:00.000Z",
			stories: 1,
			dollars: 0,
			...digest,
			channel: "<script>alert(1)</script>",
		}));
		const { text } = await page({ digests });
		expect(text).toContain("The latest 60 of 90 digests");
		expect(text).not.toContain("<script>");
	});
});

test("the reader adds the model and the limits to the report", async () => {
	const database = await databaseForTest();
	const clock = manualClock(new Date("2025-01-28T08:12:00Z"));
	await database.query(
		`insert into llm_calls (at, endpoint, model, purpose, state, outcome, cost_microdollars)
		 values ($1, 'deepseek', 'deepseek-flash', 'brief', 'settled', 'ok', 450000)`,
		[clock.now()],
	);
	const deps = {
		database,
		clock,
		config: { timeZone: "Europe/Rome", language: "en" },
		budget: makeBudget({ dailyLimit: 0.5, monthlyLimit: 10 }),
	};
	const endpoint = { name: "deepseek", model: "deepseek-flash" };
	const reader = makeReader({ ...deps, endpoint });
	const view = await reader.spending(7);
	expect(view).toMatchObject({
		model: "deepseek (deepseek-flash)",
		limits: [
			{ limit: 0.5, spent: 0.45, isNear: true },
			{ limit: 10, spent: 0.45, isNear: false },
		],
		days: [{ day: "2025-01-28", calls: 1, dollars: 0.45 }],
	});
	const without = await makeReader({ ...deps, endpoint: null }).spending(7);
	expect(without).toMatchObject({ model: null, limits: [] });
	const { model, limits } = view;
	expect(await reader.spentToday()).toEqual({ model, limits, dollars: 0.45 });
	// The day is over, the month is not.
	clock.set(new Date("2025-01-29T00:00:00Z"));
	expect(await reader.spentToday()).toMatchObject({
		limits: [{ spent: 0 }, { spent: 0.45 }],
		dollars: 0,
	});
});
