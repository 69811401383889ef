import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { makeBudget } from "#src/briefs/budget.ts";
import { manualClock } from "#src/lib/clock.ts";
import { openEndpoint } from "#src/lib/llm/fallback.ts";
import { databaseForTest } from "#test/support/database.ts";
import {
	type ScriptedReply,
	startLlmEndpoint,
} from "#test/support/llm-endpoint.ts";

const question = {
	system: "Answer with json.",
	user: "Is it?",
	schema: z.object({ answer: z.string() }),
	maxTokens: 50,
};

async function standIn(reply: ScriptedReply) {
	const started = await startLlmEndpoint([reply]);
	onTestFinished(() => started.close());
	return started;
}

test("the second endpoint answers where the first fails, each booked under its own name and price", async () => {
	const first = await standIn({ status: 402 });
	const second = await standIn({ content: { answer: "yes" } });
	const endpoint = openEndpoint({
		preset: "deepseek",
		baseUrl: first.url,
		fallback: { preset: "openai", baseUrl: second.url },
	});
	const database = await databaseForTest();
	const clock = manualClock(new Date("2025-01-28T12:00:00Z"));
	const ask = () =>
		endpoint.ask({
			...question,
			meter: makeBudget({ dailyLimit: 1 }).meter(
				{ database, clock },
				{ purpose: "answer", storyId: null },
			),
		});
	expect(await ask()).toMatchObject({
		value: { answer: "yes" },
		endpoint: "openai",
		model: "gpt-6-luna",
	});
	// The first is left alone for a while, and not asked again.
	expect(await ask()).toMatchObject({ endpoint: "openai" });
	expect([first.calls.length, second.calls.length]).toEqual([1, 2]);
	const { rows } = await database.query(
		"select endpoint, model, outcome, cost_microdollars > 0 as paid from llm_calls order by id",
	);
	const answered = {
		endpoint: "openai",
		model: "gpt-6-luna",
		outcome: "ok",
		paid: true,
	};
	expect(rows).toEqual([
		{
			endpoint: "deepseek",
			model: "deepseek-flash",
			outcome: "balance",
			paid: false,
		},
		answered,
		answered,
	]);
});

test("the second endpoint is not asked where the budget allows no call", async () => {
	const second = await standIn({ content: { answer: "yes" } });
	const endpoint = openEndpoint({
		preset: "deepseek",
		baseUrl: second.url,
		fallback: { preset: "openai", baseUrl: second.url },
	});
	const meter = makeBudget({ dailyLimit: 0 }).meter(
		{
			database: await databaseForTest(),
			clock: manualClock(new Date("2025-01-28T12:00:00Z")),
		},
		{ purpose: "answer", storyId: null },
	);
	await expect(endpoint.ask({ ...question, meter })).rejects.toMatchObject({
		kind: "budget",
	});
	expect(second.calls).toEqual([]);
});

test.each([
	[{ preset: "openia" }, 'LLM_FALLBACK: "openia" is no endpoint that I know'],
	[{ preset: "vllm" }, "LLM_FALLBACK_MODEL: the endpoint"],
])(
	"a second endpoint that cannot be used is named as its settings are: %j",
	(fallback, says) => {
		expect(() => openEndpoint({ preset: "deepseek", fallback })).toThrow(says);
	},
);
