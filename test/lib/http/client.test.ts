import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import { text as textOf } from "node:stream/consumers";
import {
	brotliCompressSync,
	deflateRawSync,
	deflateSync,
	gzipSync,
	zstdCompressSync,
} from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import {
	type HttpClientOptions,
	makeHttpClient,
} from "#src/lib/http/client.ts";
import { loopbackForTest } from "#test/support/loopback.ts";

function loopbackClient(options: Partial<HttpClientOptions> = {}) {
	const client = makeHttpClient({
		version: "1.2.3",
		contact: "https://example.org/about",
		allowedHosts: ["127.0.0.1"],
		...options,
	});
	onTestFinished(() => client.close());
	return client;
}

test("a request names the program and its operator, and carries no cookie or referer", async () => {
	const server = await loopbackForTest((request, response) => {
		if (request.url === "/") {
			response
				.writeHead(302, { location: "/next", "set-cookie": "id=1" })
				.end();
		} else response.end("ok");
	});
	const client = loopbackClient();
	await client.get(`${server.url}/`, {
		headers: { "if-none-match": 'W/"a-gzip"' },
	});
	const [, second] = server.requests;
	expect(second?.headers).toMatchObject({
		"user-agent": "Modelwire/1.2.3 (+https://example.org/about)",
		"if-none-match": 'W/"a-gzip"',
	});
	expect(second?.headers).not.toHaveProperty("cookie");
	expect(second?.headers).not.toHaveProperty("referer");
});

test("redirects are followed and recorded; the answer names where it came from", async () => {
	const server = await loopbackForTest((request, response) => {
		if (request.url === "/old")
			response.writeHead(301, { location: "/newer" }).end();
		else if (request.url === "/newer")
			response.writeHead(307, { location: "new?a=1" }).end();
		else response.end("here");
	});
	const answer = await loopbackClient().get(`${server.url}/old`);
	expect(answer).toMatchObject({
		url: `${server.url}/new?a=1`,
		status: 200,
		redirects: [
			{ url: `${server.url}/old`, status: 301 },
			{ url: `${server.url}/newer`, status: 307 },
		],
	});
});

test("a circle and a long way of redirects are given up", async () => {
	const server = await loopbackForTest((request, response) => {
		const step = Number(
			/\/long(\d+)/.exec(request.url ?? "")?.[1] ?? Number.NaN,
		);
		const location = Number.isNaN(step) ? "/circle#again" : `/long${step + 1}`;
		response.writeHead(302, { location }).end();
	});
	const client = loopbackClient();
	await expect(client.get(`${server.url}/circle`)).rejects.toMatchObject({
		kind: "redirect-loop",
		message: expect.stringContaining("in a circle"),
	});
	await expect(client.get(`${server.url}/long0`)).rejects.toMatchObject({
		kind: "redirect-loop",
		message: expect.stringContaining("more than 5 times"),
	});
});

test("secrets stay with the host that they were meant for", async () => {
	const other = await loopbackForTest((_, response) => response.end());
	const server = await loopbackForTest((_, response) => {
		response.writeHead(302, { location: other.url }).end();
	});
	await loopbackClient().get(server.url, {
		headers: { authorization: "Basic x", "x-kept": "1" },
	});
	expect(server.requests[0]?.headers.authorization).toBe("Basic x");
	expect(other.requests[0]?.headers).toMatchObject({ "x-kept": "1" });
	expect(other.requests[0]?.headers).not.toHaveProperty("authorization");
});

const text = "Ein Satz mit Umlauten: äöü. ".repeat(50);
test.each([
	["gzip", gzipSync(text)],
	["x-gzip", gzipSync(text)],
	["br", brotliCompressSync(text)],
	["zstd", zstdCompressSync(text)],
	["deflate", deflateSync(text)],
	["deflate", deflateRawSync(text)],
	["gzip, br", brotliCompressSync(gzipSync(text))],
	["identity", Buffer.from(text)],
	// The header is wrong.
	["gzip", Buffer.from(text)],
])("a body sent as %s is read", async (encoding, body) => {
	const server = await loopbackForTest((_, response) => {
		response.writeHead(200, { "content-encoding": encoding }).end(body);
	});
	const answer = await loopbackClient().get(server.url);
	expect(answer.body.toString()).toBe(text);
});

test("a compressed body that was cut off yields what is there", async () => {
	const whole = gzipSync(randomBytes(50_000).toString("hex"));
	const server = await loopbackForTest((_, response) => {
		response
			.writeHead(200, { "content-encoding": "gzip" })
			.end(whole.subarray(0, 30_000));
	});
	const answer = await loopbackClient().get(server.url);
	expect(answer.body.length).toBeGreaterThan(40_000);
});

test("a broken compressed body is told as such", async () => {
	const broken = gzipSync(text);
	broken.fill(0x07, 10);
	const server = await loopbackForTest((_, response) => {
		response.writeHead(200, { "content-encoding": "gzip" }).end(broken);
	});
	await expect(loopbackClient().get(server.url)).rejects.toMatchObject({
		kind: "encoding",
	});
});

test.each<[string, (response: ServerResponse) => void]>([
	[
		"declared",
		(response) =>
			response.writeHead(200, { "content-length": 5_000_000 }).write("x"),
	],
	["sent", (response) => response.end(Buffer.alloc(200_000))],
	[
		"decompressed",
		(response) =>
			response
				.writeHead(200, { "content-encoding": "gzip" })
				.end(gzipSync(Buffer.alloc(200_000))),
	],
])("a body too large as %s is not read to its end", async (_, answer) => {
	const server = await loopbackForTest((_request, response) =>
		answer(response),
	);
	await expect(
		loopbackClient().get(server.url, { maxBytes: 100_000 }),
	).rejects.toMatchObject({
		kind: "too-large",
		message: expect.stringContaining("0.1 MB"),
	});
});

test("silence, and a body that drips for ever, end at their time limits", async () => {
	const server = await loopbackForTest((request, response) => {
		if (request.url === "/silent") return;
		response.writeHead(200);
		const drip = setInterval(() => response.write("."), 10);
		response.on("close", () => clearInterval(drip));
	});
	const client = loopbackClient();
	await expect(
		client.get(`${server.url}/silent`, {
			timeouts: { headersMilliseconds: 50 },
		}),
	).rejects.toMatchObject({
		kind: "timeout",
		message: expect.stringContaining("did not answer"),
	});
	await expect(
		client.get(`${server.url}/drip`, { timeouts: { bodyMilliseconds: 60 } }),
	).rejects.toMatchObject({
		kind: "timeout",
		message: expect.stringContaining("did not send its answer"),
	});
});

test("a host without a server, a broken connection and a caller's signal are told apart", async () => {
	const server = await loopbackForTest((request, response) => {
		if (request.url === "/broken") response.socket?.destroy();
	});
	const closed = await loopbackForTest(() => {});
	await closed.close();
	const client = loopbackClient();
	await expect(client.get(closed.url)).rejects.toMatchObject({
		kind: "network",
		message: expect.stringContaining("accepts no connection"),
	});
	await expect(client.get(`${server.url}/broken`)).rejects.toMatchObject({
		kind: "network",
	});
	const signal = AbortSignal.abort();
	await expect(client.get(server.url, { signal })).rejects.toMatchObject({
		kind: "aborted",
	});
});

test("a host is asked one thing at a time, several hosts at once", async () => {
	let together = 0;
	let most = 0;
	const serve = () =>
		loopbackForTest((_, response) => {
			together++;
			most = Math.max(most, together);
			setImmediate(() => {
				together--;
				response.end();
			});
		});
	const server = await serve();
	const client = loopbackClient();
	await Promise.all(Array.from({ length: 8 }, () => client.get(server.url)));
	expect(most).toBe(1);

	// Each of two hosts holds its answer until the other is asked too.
	const held: ServerResponse[] = [];
	const meet = () =>
		loopbackForTest((_, response) => {
			held.push(response);
			if (held.length === 2) for (const each of held) each.end("met");
		});
	const [first, second] = await Promise.all([meet(), meet()]);
	const answers = await Promise.all([
		client.get(first.url),
		client.get(second.url),
	]);
	expect(answers.map(({ body }) => body.toString())).toEqual(["met", "met"]);
});

test("in a recorded world requests go elsewhere, and answers keep the address asked for", async () => {
	const server = await loopbackForTest((request, response) => {
		if (request.url === "/feeds.example.org/old") {
			response
				.writeHead(301, { location: "https://feeds.example.org/new" })
				.end();
		} else response.end(request.url);
	});
	const client = loopbackClient({
		rewrite: (url) => url.replace(/^https?:\//, server.url),
	});
	const answer = await client.get("https://feeds.example.org/old");
	expect(answer.url).toBe("https://feeds.example.org/new");
	expect(answer.body.toString()).toBe("/feeds.example.org/new");
});

test("a kept connection that the server closes is replaced, once", async () => {
	let broken = 0;
	const server = await loopbackForTest((request, response) => {
		const breaks =
			request.url === "/always" || (request.url === "/once" && broken === 0);
		if (!breaks) return response.end("here");
		broken++;
		request.socket.destroy();
	});
	const client = loopbackClient();
	await client.get(`${server.url}/first`);
	const answer = await client.get(`${server.url}/once`);
	expect(answer.body.toString()).toBe("here");

	broken = 0;
	await expect(client.get(`${server.url}/always`)).rejects.toMatchObject({
		kind: "network",
	});
	expect(broken).toBe(2);
});

test("a form is posted once, a redirect not followed, within the same guard", async () => {
	const forms: string[] = [];
	const server = await loopbackForTest(async (request, response) => {
		forms.push(`${request.method} ${await textOf(request)}`);
		response.writeHead(307, { location: "/elsewhere" }).end("moved");
	});
	const client = loopbackClient();
	const answer = await client.post(`${server.url}/hub`, {
		"hub.mode": "a & b",
	});
	expect(answer).toMatchObject({
		url: `${server.url}/hub`,
		status: 307,
		redirects: [],
	});
	expect(forms).toEqual(["POST hub.mode=a+%26+b"]);
	expect(server.requests[0]?.headers).toMatchObject({
		"content-type": "application/x-www-form-urlencoded",
		"user-agent": "Modelwire/1.2.3 (+https://example.org/about)",
	});
	await expect(client.post("http://10.0.0.7/", {})).rejects.toMatchObject({
		kind: "refused",
	});
	await expect(
		client.post(`${server.url}/hub`, {}, { maxBytes: 3 }),
	).rejects.toMatchObject({ kind: "too-large" });
});
