import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import {
	type EndpointSettings,
	makeEndpoint,
	type PlannedAttempt,
} from "#src/lib/llm/endpoint.ts";
import { EndpointFailure } from "#src/lib/llm/failure.ts";
import { startLlmEndpoint } from "../../support/llm-endpoint.ts";

const schema = z.object({ headline: z.string() });
const good = { content: { headline: "A headline" } };
const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
	for (const standIn of open.splice(0)) await standIn.close();
});

async function standInWith(script: Parameters<typeof startLlmEndpoint>[0]) {
	const standIn = await startLlmEndpoint(script);
	open.push(standIn);
	return standIn;
}

function askerAt(baseUrl: string, settings: EndpointSettings = {}) {
	let clock = 0;
	const planned: PlannedAttempt[] = [];
	const endpoint = makeEndpoint({
		preset: "deepseek",
		baseUrl,
		apiKey: "key",
		wait: async () => {},
		now: () => clock,
		...settings,
	});
	const meter = {
		open: async (attempt: PlannedAttempt) => {
			planned.push(attempt);
			return async () => {};
		},
	};
	return {
		planned,
		pass: (milliseconds: number) => (clock += milliseconds),
		/** The kind of failure, or null. */
		ask: (user = "Tell.", signal?: AbortSignal) =>
			endpoint
				.ask({ system: "Answer.", user, schema, maxTokens: 200, meter, signal })
				.then(
					() => null,
					(error: unknown) => {
						if (error instanceof EndpointFailure) return error.kind;
						throw error;
					},
				),
	};
}

it.each([
	[
		"balance",
		{
			status: 429,
			body: { error: { message: "You exceeded", code: "insufficient_quota" } },
		},
	],
	[
		"key",
		{
			status: 400,
			body: {
				error: { message: "API key not valid. Please pass a valid API key." },
			},
		},
	],
] as const)(
	"takes what the body says before what the status says: %s",
	async (kind, reply) => {
		const standIn = await standInWith([reply]);
		const { ask } = askerAt(standIn.url);
		expect(await ask()).toBe(kind);
		expect(standIn.calls).toHaveLength(1);
		expect(await ask()).toBe("paused");
	},
);

it("is paused by requests that are not taken only when three in a row are not", async () => {
	const standIn = await standInWith(({ user }) =>
		user === "Good." ? good : { status: 400 },
	);
	const { ask, pass } = askerAt(standIn.url);
	expect(await ask()).toBe("request");
	expect(await ask()).toBe("request");
	expect(await ask("Good.")).toBeNull();
	for (const _ of [1, 2, 3]) expect(await ask()).toBe("request");
	expect(await ask("Good.")).toBe("paused");
	pass(5 * 60_000);
	expect(await ask("Good.")).toBeNull();
});

it("is stopped in the middle of a wait", async () => {
	const standIn = await standInWith([{ status: 500 }, good]);
	const stop = new AbortController();
	const { ask } = askerAt(standIn.url, {
		wait: async (_, signal) => {
			stop.abort();
			signal?.throwIfAborted();
		},
	});
	expect(await ask("Tell.", stop.signal)).not.toBeNull();
	expect(standIn.calls).toHaveLength(1);
});

it("plans with no fewer tokens than any tokeniser can make, the schema with them", async () => {
	const standIn = await standInWith([good]);
	const user = "𓀀𓁐𓂋𓃒".repeat(20);
	const strict = askerAt(standIn.url, { mode: "json_schema" });
	await strict.ask(user);
	const loose = askerAt(standIn.url, { mode: "text" });
	await loose.ask(user);
	const [withSchema] = strict.planned;
	const [without] = loose.planned;
	expect(without?.input).toBeGreaterThanOrEqual(Buffer.byteLength(user));
	expect(withSchema?.input).toBeGreaterThan(
		(without?.input ?? 0) + JSON.stringify(z.toJSONSchema(schema)).length,
	);
});

it("ends a call that is kept alive for ever", async () => {
	const server = createServer((_, response) => {
		response.writeHead(200, { "content-type": "application/json" });
		const line = setInterval(() => response.write(": keep-alive\n\n"), 5);
		response.on("close", () => clearInterval(line));
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	open.push({
		close: async () => {
			server.closeAllConnections();
			server.close();
		},
	});
	const { port } = server.address() as AddressInfo;
	const { ask, planned } = askerAt(`http://127.0.0.1:${port}/v1`, {
		patience: { total: 80, idle: 60 },
	});
	expect(await ask()).toBe("timeout");
	expect(planned).toHaveLength(2);
});

it("says so where an endpoint does not tell its tokens: it may have charged", async () => {
	const standIn = await standInWith([{ ...good, usage: null }]);
	const settled: unknown[] = [];
	const endpoint = makeEndpoint({ preset: "deepseek", baseUrl: standIn.url });
	const { usage } = await endpoint.ask({
		system: "Answer.",
		user: "Tell.",
		schema,
		maxTokens: 200,
		meter: {
			open: async () => async (result) => {
				settled.push(result);
			},
		},
	});
	expect(usage).toBeNull();
	expect(settled).toMatchObject([
		{ outcome: "ok", usage: null, maybeCharged: true },
	]);
});
