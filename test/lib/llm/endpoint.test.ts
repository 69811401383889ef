import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import {
	type AttemptResult,
	type EndpointSettings,
	makeEndpoint,
	type PlannedAttempt,
} from "#src/lib/llm/endpoint.ts";
import { EndpointFailure } from "#src/lib/llm/failure.ts";
import { withFallback } from "#src/lib/llm/fallback.ts";
import {
	type LlmStandIn,
	type ScriptedReply,
	startLlmEndpoint,
} from "../../support/llm-endpoint.ts";

const schema = z.object({ headline: z.string(), points: z.array(z.string()) });
const good = { headline: "A headline", points: ["one", "two"] };
const open: LlmStandIn[] = [];

afterEach(async () => {
	for (const standIn of open.splice(0)) await standIn.close();
});

async function setUp(
	script: Parameters<typeof startLlmEndpoint>[0],
	settings: EndpointSettings = {},
) {
	const standIn = await startLlmEndpoint(script);
	open.push(standIn);
	const waits: number[] = [];
	let clock = 0;
	const endpoint = makeEndpoint({
		preset: "deepseek",
		baseUrl: standIn.url,
		apiKey: "key",
		patience: { total: 20_000, idle: 10_000 },
		wait: async (milliseconds) => {
			waits.push(milliseconds);
		},
		now: () => clock,
		...settings,
	});
	const planned: PlannedAttempt[] = [];
	const settled: AttemptResult[] = [];
	const meter = {
		open: async (attempt: PlannedAttempt) => {
			planned.push(attempt);
			return async (result: AttemptResult) => {
				settled.push(result);
			};
		},
	};
	const ask = (signal?: AbortSignal) =>
		endpoint.ask({
			system: "Answer in json.",
			user: "Tell.",
			schema,
			maxTokens: 200,
			meter,
			signal,
		});
	return {
		standIn,
		endpoint,
		ask,
		waits,
		planned,
		settled,
		pass: (milliseconds: number) => (clock += milliseconds),
	};
}

const kindOf = (asked: Promise<unknown>) =>
	asked.then(
		() => "none",
		(error: unknown) =>
			error instanceof EndpointFailure ? error.kind : String(error),
	);

describe("ask", () => {
	it("sends one system and one user message, thinking off, tokens bounded, and returns value and usage", async () => {
		const { standIn, ask, settled, planned } = await setUp([{ content: good }]);
		const answer = await ask();
		expect(answer.value).toEqual(good);
		const [call] = standIn.calls;
		expect(call?.body).toMatchObject({
			model: "deepseek-flash",
			max_tokens: 200,
			thinking: { type: "disabled" },
			response_format: { type: "json_object" },
			messages: [{ role: "system" }, { role: "user" }],
		});
		expect(call?.authorization).toBe("Bearer key");
		expect(answer.usage).toMatchObject({
			input: call?.input,
			output: call?.output,
			cached: 0,
		});
		expect(settled).toMatchObject([
			{ outcome: "ok", usage: { input: call?.input } },
		]);
		expect(planned[0]?.input).toBeGreaterThanOrEqual(call?.input ?? 0);
	});

	it.each<[string, ScriptedReply]>([
		["fences", { content: `\`\`\`json\n${JSON.stringify(good)}\n\`\`\`` }],
		[
			"prose around it",
			{
				content: `Here is the JSON you asked for: ${JSON.stringify(good)} Anything else?`,
			},
		],
		[
			"thoughts before it",
			{ content: `<think>{"headline": 1}</think>${JSON.stringify(good)}` },
		],
		[
			"keep-alive lines before the body",
			{ keepAlive: 5, reply: { content: good } },
		],
		[
			"a content type of text",
			{
				raw: JSON.stringify({
					choices: [{ message: { content: JSON.stringify(good) } }],
				}),
				contentType: "text/plain",
			},
		],
		["no usage", { content: good, usage: null }],
	])("reads an answer with %s", async (_, reply) => {
		const { ask, standIn } = await setUp([reply]);
		expect((await ask()).value).toEqual(good);
		expect(standIn.calls).toHaveLength(1);
	});

	it("keeps the whole elements of an answer that was cut off", async () => {
		const { ask } = await setUp([
			{
				content: '{"headline": "A headline", "points": ["one", "two", "thr',
				finish: "length",
			},
		]);
		expect((await ask()).value).toEqual(good);
	});

	it("counts cached tokens in either field", async () => {
		const { ask } = await setUp([
			{
				content: good,
				usage: { prompt_tokens_details: null, prompt_cache_hit_tokens: 7 },
			},
		]);
		expect((await ask()).usage?.cached).toBe(7);
	});

	it.each<[string, ScriptedReply]>([
		["500", { status: 500 }],
		["429", { status: 429 }],
		["a dropped connection", { drop: true }],
		[
			"an error in a 200",
			{ raw: JSON.stringify({ error: { message: "upstream", code: 502 } }) },
		],
		["a 200 without choices", { raw: "{}" }],
		[
			"a 200 that is HTML",
			{ raw: "<html>busy</html>", contentType: "text/html" },
		],
		["an empty 200", { raw: "" }],
		["blanks for an answer", { content: "   \n  " }],
		["JSON of another shape", { content: { title: "no" } }],
	])("tries again after %s", async (_, reply) => {
		const { ask, standIn, settled } = await setUp([reply, { content: good }]);
		expect((await ask()).value).toEqual(good);
		expect(standIn.calls).toHaveLength(2);
		expect(settled).toHaveLength(2);
		expect(settled[1]?.outcome).toBe("ok");
	});

	it("waits twice for an endpoint that stalls after its headers, then leaves it alone", async () => {
		const { ask, standIn, settled } = await setUp([{ stall: true }], {
			patience: { total: 20_000, idle: 50 },
		});
		expect(await kindOf(ask())).toBe("timeout");
		expect(standIn.calls).toHaveLength(2);
		expect(settled.every(({ maybeCharged }) => maybeCharged)).toBe(true);
		expect(await kindOf(ask())).toBe("paused");
	});

	it.each<[string, string, ScriptedReply]>([
		["key", "401", { status: 401 }],
		["balance", "402", { status: 402 }],
		["model", "404", { status: 404 }],
		["refused", "a content filter", { content: "", finish: "content_filter" }],
		["refused", "a refusal", { content: "", delta: { refusal: "no" } }],
		[
			"refused",
			"a filter's 400",
			{
				status: 400,
				body: { error: { message: "filtered", code: "content_filter" } },
			},
		],
	])("gives up at once (%s) after %s", async (kind, _, reply) => {
		const { ask, standIn } = await setUp([reply, { content: good }]);
		expect(await kindOf(ask())).toBe(kind);
		expect(standIn.calls).toHaveLength(1);
	});

	it("waits as long as Retry-After asks, in seconds or as a date, and leaves a long wait to later", async () => {
		const short = await setUp([
			{ status: 429, headers: { "retry-after": "7" } },
			{ content: good },
		]);
		await short.ask();
		expect(short.waits).toEqual([7000]);
		const date = new Date(Date.now() + 9000).toUTCString();
		const dated = await setUp([
			{ status: 503, headers: { "retry-after": date } },
			{ content: good },
		]);
		await dated.ask();
		expect(dated.waits[0]).toBeGreaterThan(5000);
		const long = await setUp([
			{ status: 429, headers: { "retry-after": "300" } },
			{ content: good },
		]);
		expect(await kindOf(long.ask())).toBe("limit");
		expect(long.waits).toEqual([]);
		expect(await kindOf(long.ask())).toBe("paused");
		long.pass(300_001);
		expect(await kindOf(long.ask())).toBe("none");
	});

	it("gives up after four attempts, and asks for another form once only", async () => {
		const down = await setUp([{ status: 500 }]);
		expect(await kindOf(down.ask())).toBe("overload");
		expect(down.standIn.calls).toHaveLength(4);
		const wrong = await setUp([{ content: "no" }]);
		expect(await kindOf(wrong.ask())).toBe("format");
		expect(wrong.standIn.calls).toHaveLength(2);
		// What the endpoint worked for is counted, used or not.
		expect(wrong.settled.every(({ usage }) => (usage?.output ?? 0) > 0)).toBe(
			true,
		);
	});

	it("steps down from json_schema to json_object to text, and remembers", async () => {
		const takes =
			(mode: string) => (call: { body: Record<string, unknown> }) => {
				const format =
					(call.body.response_format as { type?: string } | undefined)?.type ??
					"text";
				return format === mode
					? { content: good }
					: { status: 400, body: { error: { message: "response_format" } } };
			};
		const { ask, standIn } = await setUp(takes("text"), {
			mode: "json_schema",
		});
		await ask();
		expect(standIn.calls).toHaveLength(3);
		await ask();
		expect(standIn.calls).toHaveLength(4);
		const first = standIn.calls[0]?.body.response_format as {
			json_schema?: { schema?: { additionalProperties?: boolean } };
		};
		expect(first.json_schema?.schema?.additionalProperties).toBe(false);
	});

	it("drops its extras last, and remembers no step that did not help", async () => {
		const { ask, standIn } = await setUp((call) =>
			"thinking" in call.body ? { status: 422 } : { content: good },
		);
		await ask();
		expect(standIn.calls.at(-1)?.body).not.toHaveProperty("thinking");
		const stubborn = await setUp([
			{ status: 400 },
			{ status: 400 },
			{ status: 400 },
			{ content: good },
		]);
		expect(await kindOf(stubborn.ask())).toBe("request");
		await stubborn.ask();
		expect(stubborn.standIn.calls.at(-1)?.body.response_format).toEqual({
			type: "json_object",
		});
	});

	it("leaves an endpoint alone after a wrong key or three failures in a row", async () => {
		const { ask, standIn, pass } = await setUp([
			{ status: 402 },
			{ content: good },
		]);
		await kindOf(ask());
		expect(await kindOf(ask())).toBe("paused");
		expect(standIn.calls).toHaveLength(1);
		pass(5 * 60_000);
		expect(await kindOf(ask())).toBe("none");
		const down = await setUp([{ status: 500 }]);
		for (const kind of ["overload", "overload", "overload", "paused"])
			expect(await kindOf(down.ask())).toBe(kind);
	});

	it("is not paused by one story's refused text", async () => {
		const { ask } = await setUp([
			{ content: "", finish: "content_filter" },
			{ content: good },
		]);
		expect(await kindOf(ask())).toBe("refused");
		expect(await kindOf(ask())).toBe("none");
	});

	it("makes no attempt that the meter does not allow", async () => {
		const { endpoint, standIn } = await setUp([{ content: good }]);
		const asked = endpoint.ask({
			system: "",
			user: "",
			schema,
			maxTokens: 10,
			meter: { open: async () => null },
		});
		expect(await kindOf(asked)).toBe("budget");
		expect(standIn.calls).toHaveLength(0);
	});

	it("stops when told to", async () => {
		const controller = new AbortController();
		const stall: ScriptedReply = { stall: true };
		const { ask, settled } = await setUp(() => {
			controller.abort();
			return stall;
		});
		expect(await kindOf(ask(controller.signal))).toBe("stopped");
		expect(settled).toMatchObject([
			{ outcome: "stopped", usage: null, maybeCharged: true },
		]);
	});

	it("says plainly that nothing listens, and that nothing was charged", async () => {
		const { standIn, ask, settled } = await setUp([{ content: good }]);
		await standIn.close();
		await expect(ask()).rejects.toThrow(/cannot be reached: ECONNREFUSED/);
		expect(settled[0]).toMatchObject({
			outcome: "network",
			maybeCharged: false,
		});
	});

	it("takes the second endpoint when the first cannot be had", async () => {
		const first = await setUp([{ status: 402 }]);
		const second = await setUp([{ content: good }], { preset: "openai" });
		const both = withFallback(first.endpoint, second.endpoint);
		const answer = await both.ask({
			system: "",
			user: "",
			schema,
			maxTokens: 10,
		});
		expect(answer).toMatchObject({
			value: good,
			endpoint: "openai",
			model: "gpt-6-luna",
		});
		expect(second.standIn.calls[0]?.body).toMatchObject({
			max_completion_tokens: 10,
			reasoning_effort: "none",
		});
	});
});

describe("makeEndpoint", () => {
	it("knows endpoints by name and by address, and says what is missing", () => {
		expect(makeEndpoint({})).toMatchObject({
			name: "deepseek",
			model: "deepseek-flash",
		});
		expect(
			makeEndpoint({ baseUrl: "https://api.openai.com/v1/" }),
		).toMatchObject({ name: "openai" });
		expect(
			makeEndpoint({ baseUrl: "http://127.0.0.1:9/v1", model: "llama" }),
		).toMatchObject({ name: "127.0.0.1:9", model: "llama" });
		expect(makeEndpoint({ preset: "LM Studio", model: "qwen" })).toMatchObject({
			name: "lmstudio",
		});
		expect(() => makeEndpoint({ preset: "vllm" })).toThrow("LLM_MODEL");
		expect(() => makeEndpoint({ preset: "deepsek" })).toThrow(
			'"deepsek" is no endpoint',
		);
	});
});
