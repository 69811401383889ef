import { expect, test } from "vitest";
import { checkModel } from "#src/cli/doctor/model.ts";
import { readConfig } from "#src/config.ts";
import { loopbackForTest } from "#test/support/loopback.ts";

/** An endpoint that lists these models to who has the key. */
async function endpointWith(models: string[] | null) {
	const { url } = await loopbackForTest((request, response) => {
		const { authorization } = request.headers;
		const [status, body] =
			models === null
				? [404, { error: { message: "no such path" } }]
				: authorization !== "Bearer right"
					? [401, { error: { message: "wrong key" } }]
					: [200, { object: "list", data: models.map((id) => ({ id })) }];
		response.writeHead(status, { "content-type": "application/json" });
		response.end(JSON.stringify(body));
	});
	return `${url}/v1`;
}

const check = (environment: Record<string, string>) =>
	Array.fromAsync(checkModel(readConfig(environment)));

test("without a language model nothing is asked", async () => {
	expect(await check({})).toMatchObject([
		{ ok: true, found: expect.stringContaining("none configured") },
	]);
});

test("an endpoint that takes the key and has the model is well, and so is one that lists none", async () => {
	const settings = { LLM_API_KEY: "right", LLM_MODEL: "chat-2" };
	expect(
		await check({
			...settings,
			LLM_BASE_URL: await endpointWith(["models/chat-2"]),
		}),
	).toMatchObject([
		{ ok: true, found: expect.stringMatching(/takes the key and has chat-2/) },
	]);
	expect(
		await check({ ...settings, LLM_BASE_URL: await endpointWith(null) }),
	).toMatchObject([
		{ ok: true, found: expect.stringContaining("does not list its models") },
	]);
});

test("a wrong key, a model that is not there and an address where nobody is are each told apart", async () => {
	const url = await endpointWith(["chat-1", "chat-2-mini", "draw-1"]);
	const wrongKey = { LLM_BASE_URL: url, LLM_MODEL: "chat-1" };
	expect(await check({ ...wrongKey, LLM_API_KEY: "stale" })).toMatchObject([
		{ ok: false, remedy: expect.stringContaining("LLM_API_KEY") },
	]);
	expect(
		await check({
			LLM_BASE_URL: url,
			LLM_API_KEY: "right",
			LLM_MODEL: "chat-2",
		}),
	).toMatchObject([
		{
			ok: false,
			found: expect.stringMatching(
				/has no model chat-2; it has chat-2-mini, chat-1, draw-1$/,
			),
			remedy: expect.stringContaining("LLM_MODEL"),
		},
	]);
	expect(
		await check({
			LLM_BASE_URL: "http://127.0.0.1:9/v1",
			LLM_API_KEY: "right",
			LLM_MODEL: "chat-1",
		}),
	).toMatchObject([
		{ ok: false, remedy: expect.stringContaining("LLM_BASE_URL") },
	]);
});

test("the second endpoint is looked at too, and named by its own settings", async () => {
	const url = await endpointWith(["chat-1"]);
	expect(
		await check({
			LLM_BASE_URL: url,
			LLM_API_KEY: "right",
			LLM_MODEL: "chat-1",
			LLM_FALLBACK_BASE_URL: url,
			LLM_FALLBACK_API_KEY: "stale",
			LLM_FALLBACK_MODEL: "chat-1",
		}),
	).toMatchObject([
		{ check: "model", ok: true },
		{
			check: "fallback",
			ok: false,
			remedy: expect.stringContaining("LLM_FALLBACK_API_KEY"),
		},
	]);
	expect(
		await check({
			LLM_BASE_URL: url,
			LLM_API_KEY: "right",
			LLM_MODEL: "chat-1",
			LLM_FALLBACK: "ollama",
		}),
	).toMatchObject([
		{ ok: true },
		{ ok: false, found: expect.stringContaining("LLM_FALLBACK_MODEL") },
	]);
});
