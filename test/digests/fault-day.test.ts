import { expect, onTestFinished, test } from "vitest";
import type { ManualClock } from "#src/lib/clock.ts";
import { makeEndpoint } from "#src/lib/llm/endpoint.ts";
import { makeChance } from "#test/briefs/mutations.ts";
import { freshServerDatabase, testSnapshot } from "#test/support/database.ts";
import { countTokens } from "#test/support/day/count-tokens.ts";
import { makeNewsDay } from "#test/support/day/news-day.ts";
import { runDay } from "#test/support/day/run-day.ts";
import { storiesTold } from "#test/support/day/stories-told.ts";
import type { ScriptedReply } from "#test/support/llm-endpoint.ts";

const minute = 60_000;
const begins = new Date("2025-01-27T11:00:00Z");
/** Of twelve channels, an hour and a half apart, after feeds were first read. */
const slots = [...Array(12).keys()].map(
	(index) => new Date(begins.getTime() + (7 * 60 + index * 90) * minute),
);

const faults: ScriptedReply[] = [
	{ status: 429, headers: { "retry-after": "1" } },
	{ status: 429, headers: { "retry-after": "900" } },
	{ status: 500 },
	{ status: 503, headers: { "retry-after": "2" } },
	{ status: 402 },
	{ drop: true },
	{ stall: true },
	{ raw: JSON.stringify({ error: { message: "upstream", code: 502 } }) },
	{ raw: "" },
	{ content: "   " },
	{ content: '{"briefs": [{"story": 1, "headl' },
	{ content: '{"briefs": [{"story": 1, "headline": "M', finish: "length" },
	{ content: "I am sorry." },
	{ content: "", finish: "content_filter" },
	{ keepAlive: 4, reply: { content: "I am sorry." } },
];

/** Waiting passes on the day's clock, and a stall as long as it would be waited for. */
function impatient(baseUrl: string, clock: ManualClock) {
	return makeEndpoint({
		preset: "deepseek",
		baseUrl,
		patience: { total: 10_000, idle: 500 },
		wait: async (milliseconds) => clock.advance(milliseconds),
		now: () => clock.now().getTime(),
	});
}

test("a day of faults at 30 %: every digest on time, no story lost, the ledger true to the token", async () => {
	const chance = makeChance(12);
	const day = makeNewsDay(
		{ feeds: 16, items: 160, events: 40 },
		begins,
		makeChance(7),
	);
	const serverUrl = process.env.TEST_DATABASE_URL;
	const options = {
		slots,
		countTokens,
		makeEndpoint: impatient,
		...(serverUrl
			? { databaseUrl: await freshServerDatabase(serverUrl) }
			: { snapshot: testSnapshot() }),
	};
	const calm = await runDay(day, options);
	onTestFinished(() => calm.close());
	let disturbed = 0;
	/** What was answered well: task, language and story, as often as it was. */
	const answered: string[] = [];
	const ran = await runDay(day, {
		...options,
		...(serverUrl ? { databaseUrl: await freshServerDatabase(serverUrl) } : {}),
		disturb: ({ system, user }, clock) => {
			if (chance() >= 0.3) {
				const task = system.includes("You translate") ? "translated" : "told";
				for (const { maker } of day.events)
					if (user.includes(maker))
						answered.push(`${task} ${user.split("\n")[0]} ${maker}`);
				return null;
			}
			const fault = faults[disturbed % faults.length] as ScriptedReply;
			disturbed += 1;
			if ("stall" in fault) clock.advance(minute);
			return fault;
		},
	});
	onTestFinished(() => ran.close());
	const { app, standIn, printed } = ran;
	// Each fault came.
	expect(disturbed).toBeGreaterThanOrEqual(faults.length);

	// Every digest is out, and none is late.
	const { rows: digests } = await app.database.query<Record<string, unknown>>(
		`select state, (edition->>'late')::boolean as late,
			delivered_at - slot < interval '10 minutes' as punctual
		from digests order by slot`,
	);
	expect(digests).toEqual(
		slots.map(() => ({ state: "delivered", late: false, punctual: true })),
	);
	expect(printed).toHaveLength(slots.length);

	// The same stories are told as on a calm day, some of them quoted.
	const told = await storiesTold(app.database);
	const calmly = await storiesTold(calm.app.database);
	expect(told).toEqual({ ...calmly, storiesQuoted: told.storiesQuoted });
	expect(calmly.storiesQuoted).toBe(0);

	// What was answered well is not paid for again.
	expect(answered.length).toBeGreaterThan(0);
	expect(answered.filter((each, at) => answered.indexOf(each) < at)).toEqual(
		[],
	);

	// A row for each call that arrived, in the same order, with the same tokens.
	const { rows: ledger } = await app.database.query<Record<string, unknown>>(
		`select input_tokens as input, cached_tokens as cached, output_tokens as output
		from llm_calls order by id`,
	);
	expect(ledger).toEqual(
		standIn.calls.map(({ input, cached, output, charged }) =>
			charged ? { input, cached, output } : { input: 0, cached: 0, output: 0 },
		),
	);
}, 120_000);
