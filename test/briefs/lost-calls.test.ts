import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { sweepJob } from "#jobs/sweep.ts";
import { makeApp } from "#src/app.ts";
import { readConfig } from "#src/config.ts";
import { manualClock } from "#src/lib/clock.ts";
import { freshServerDatabase, testSnapshot } from "#test/support/database.ts";

test("the sweep settles calls whose worker is gone, and leaves those under way", async () => {
	const clock = manualClock(new Date("2025-01-28T12:00:00Z"));
	const dataFolder = await mkdtemp(join(tmpdir(), "modelwire-lost-"));
	const serverUrl = process.env.TEST_DATABASE_URL;
	const app = await makeApp(
		{
			...readConfig({ LOG_LEVEL: "silent", LLM: "deepseek" }),
			dataFolder,
			databaseUrl: serverUrl ? await freshServerDatabase(serverUrl) : null,
		},
		{ clock, ...(serverUrl ? {} : { snapshot: testSnapshot() }) },
	);
	onTestFinished(async () => {
		await app.close();
		await rm(dataFolder, { recursive: true, force: true });
	});
	const open = () =>
		app.budget.meter(app, { purpose: "brief", storyId: null }).open({
			endpoint: "deepseek",
			model: "deepseek-flash",
			local: false,
			input: 1000,
			output: 1000,
		});
	await open();
	clock.advance(14 * 60_000);
	await open();
	clock.advance(2 * 60_000);
	await sweepJob({}, app);
	const { rows } = await app.database.query(
		"select state, outcome, cost_microdollars::int as cost from llm_calls order by id",
	);
	expect(rows).toEqual([
		{ state: "settled", outcome: "lost", cost: 750 },
		{ state: "reserved", outcome: null, cost: 750 },
	]);
});
