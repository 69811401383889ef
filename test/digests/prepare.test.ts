import { afterAll, beforeAll, expect, test } from "vitest";
import { spendingSince } from "#src/briefs/store-spending.ts";
import { unpreparedDigests } from "#src/digests/store-prepared.ts";
import { makeChance } from "#test/briefs/mutations.ts";
import { freshServerDatabase, testSnapshot } from "#test/support/database.ts";
import { countTokens } from "#test/support/day/count-tokens.ts";
import { makeNewsDay } from "#test/support/day/news-day.ts";
import { type DayRun, runDay } from "#test/support/day/run-day.ts";
import { storiesTold } from "#test/support/day/stories-told.ts";
import { runJobs } from "#test/support/run-jobs.ts";

const begins = new Date("2025-01-27T11:00:00Z");
const ends = new Date("2025-01-28T11:00:00Z");

/** Eight events in eight feeds, told to a channel of each topic in each language. */
async function smallDay(isPrepared: boolean): Promise<DayRun> {
	const size = { feeds: 8, items: 60, events: 8 };
	const day = makeNewsDay(size, begins, makeChance(7));
	const serverUrl = process.env.TEST_DATABASE_URL;
	return runDay(day, {
		slots: Array<Date>(12).fill(ends),
		countTokens,
		isPrepared,
		...(serverUrl
			? { databaseUrl: await freshServerDatabase(serverUrl) }
			: { snapshot: testSnapshot() }),
	});
}

let prepared: DayRun;
let unprepared: DayRun;

beforeAll(async () => {
	prepared = await smallDay(true);
	unprepared = await smallDay(false);
}, 120_000);
afterAll(async () => {
	await prepared.close();
	await unprepared.close();
});

test("writes each story once for all channels before they are due, and translates in full calls", async () => {
	const { app, standIn, printed } = prepared;
	expect(await storiesTold(app.database)).toMatchObject({
		storiesTold: 8,
		storiesQuoted: 0,
		digests: 12,
		languages: 3,
	});
	expect(printed).toHaveLength(12);
	const { rows } = await app.database.query<Record<string, unknown>>(
		`select purpose, sum(stories)::int as stories, bool_and(at < $1) as ahead,
			bool_and(workspace_id is null) as shared from llm_calls group by 1 order by 1`,
		[ends],
	);
	expect(rows).toEqual([
		{ purpose: "brief", stories: 8, ahead: true, shared: true },
		{ purpose: "translate", stories: 16, ahead: true, shared: true },
	]);
	const translations = standIn.calls.filter(({ system }) =>
		system.includes("You translate"),
	);
	expect(translations).toHaveLength(2);
});

test("books to the token what the endpoint counts", async () => {
	const { app, standIn } = prepared;
	const ledger = await spendingSince(app.database, new Date(0));
	const calls = standIn.calls;
	for (const part of ["input", "cached", "output"] as const)
		expect(ledger.reduce((sum, each) => sum + each[part], 0)).toBe(
			calls.reduce((sum, each) => sum + each[part], 0),
		);
	expect(ledger.reduce((sum, each) => sum + each.calls, 0)).toBe(calls.length);
	expect(calls.slice(1).every(({ cached }) => cached > 0)).toBe(true);
});

test("digests that nobody prepared are written all the same, with more calls", async () => {
	expect(await storiesTold(unprepared.app.database)).toEqual(
		await storiesTold(prepared.app.database),
	);
	expect(unprepared.standIn.calls.length).toBeGreaterThan(
		prepared.standIn.calls.length,
	);
});

test("prepares a slot once; one that moved is prepared again", async () => {
	const { app, clock, standIn } = prepared;
	const tomorrow = new Date("2025-01-29T11:00:00Z");
	const coming = () =>
		unpreparedDigests(app.database, { now: clock.now(), until: tomorrow });
	clock.set(new Date("2025-01-29T10:49:00Z"));
	await runJobs(app);
	expect(await coming()).toHaveLength(12);
	clock.set(new Date("2025-01-29T10:51:00Z"));
	await runJobs(app);
	expect(await coming()).toEqual([]);
	await app.database.query(
		"update subscriptions set next_slot = $1 where channel_id = 1",
		[new Date("2025-01-29T10:55:00Z")],
	);
	expect(await coming()).toHaveLength(1);
	const before = standIn.calls.length;
	await runJobs(app);
	expect(await coming()).toEqual([]);
	expect(standIn.calls).toHaveLength(before);
});
