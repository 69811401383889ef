import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { makeEndpoint } from "#src/lib/llm/endpoint.ts";
import { startLlmEndpoint } from "#test/support/llm-endpoint.ts";

const plain = { prompt_tokens: 900, completion_tokens: 300 };
const counted = {
	input: 900,
	cached: 0,
	output: 300,
	reasoning: 0,
	reportedDollars: null,
};

test.each([
	["nothing more", {}, {}],
	[
		"OpenAI's details",
		{
			prompt_tokens_details: { cached_tokens: 512 },
			completion_tokens_details: { reasoning_tokens: 120 },
		},
		{ cached: 512, reasoning: 120 },
	],
	[
		"DeepSeek's cache",
		{ prompt_tokens_details: null, prompt_cache_hit_tokens: 640 },
		{ cached: 640 },
	],
	["OpenRouter's price", { cost: 0.0012 }, { reportedDollars: 0.0012 }],
])("usage with %s is read", async (_, fields, wanted) => {
	const standIn = await startLlmEndpoint([
		{
			content: { answer: "yes" },
			usage: { ...plain, prompt_tokens_details: null, ...fields },
		},
	]);
	onTestFinished(() => standIn.close());
	const { usage } = await makeEndpoint({
		preset: "deepseek",
		baseUrl: standIn.url,
	}).ask({
		system: "Answer with json.",
		user: "Is it?",
		schema: z.object({ answer: z.string() }),
		maxTokens: 50,
	});
	expect(usage).toEqual({ ...counted, ...wanted });
});
