import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { makeLog } from "#src/lib/log.ts";
import { makeMetrics } from "#src/lib/metrics/metrics.ts";
import { makeMeasurements } from "#src/web/metrics.ts";
import { listenForMeasuring } from "#src/web/metrics-listener.ts";

const token = "0123456789abcdef0123";

async function listening({
	problems = [] as string[],
	given = token as string | null,
} = {}) {
	const metrics = makeMetrics();
	metrics.count("modelwire_items_new_total", {}, 3);
	const running = await listenForMeasuring({
		host: "127.0.0.1",
		port: 0,
		measurements: makeMeasurements({
			metrics,
			readSite: async () => [
				{ name: "modelwire_feeds", labels: { state: "fresh" }, value: 41 },
			],
			problems: async () => problems,
			token: given,
		}),
		log: makeLog("silent"),
	});
	onTestFinished(() => running.close());
	return running.url;
}

/** Who asks through a proxy is not on this machine, whatever the connection says. */
const elsewhere = { "X-Forwarded-For": "203.0.113.7" };

test("on this machine the measurements are open", async () => {
	const url = await listening();
	const response = await fetch(`${url}/metrics`);
	expect(response.status).toBe(200);
	expect(response.headers.get("content-type")).toMatch(
		/^text\/plain; version=0\.0\.4/,
	);
	const text = await response.text();
	expect(text).toContain("\nmodelwire_items_new_total 3\n");
	expect(text).toContain('\nmodelwire_feeds{state="fresh"} 41\n');
	expect(text).toMatch(/\nprocess_resident_memory_bytes \d+\n/);
	expect(text).toMatch(/\nnodejs_eventloop_lag_p99_seconds \d/);
});

test("from elsewhere the measurements want the token", async () => {
	const url = await listening();
	const status = async (headers: Record<string, string>) =>
		(await fetch(`${url}/metrics`, { headers })).status;
	expect(await status(elsewhere)).toBe(401);
	expect(await status({ ...elsewhere, Authorization: `Bearer ${token}` })).toBe(
		200,
	);
	for (const wrong of [
		`Bearer ${token}0`,
		`Bearer ${token.slice(1)}`,
		`Basic ${token}`,
		token,
		"Bearer ",
	])
		expect(await status({ ...elsewhere, Authorization: wrong })).toBe(401);
	for (const name of ["Forwarded", "Via", "X-Real-IP"])
		expect(await status({ [name]: "something" })).toBe(401);
});

test("a page whose name leads to this machine reads no measurements", async () => {
	const url = new URL(await listening());
	expect(await statusAs(url, "evil.example")).toBe(401);
	expect(await statusAs(url, url.host)).toBe(200);
});

test("without a token nobody elsewhere is let in, not even with an empty one", async () => {
	const url = await listening({ given: null });
	for (const Authorization of ["Bearer null", "Bearer ", "Bearer undefined"]) {
		const headers = { ...elsewhere, Authorization };
		const response = await fetch(`${url}/metrics`, { headers });
		expect(response.status).toBe(401);
		expect(await response.text()).toContain("METRICS_TOKEN");
	}
});

test("health is told to everybody, its reasons only to whom the measurements are open", async () => {
	const url = await listening({ problems: ["The database does not answer."] });
	const here = await fetch(`${url}/health`);
	expect(here.status).toBe(503);
	expect(await here.json()).toEqual({
		ok: false,
		problems: ["The database does not answer."],
	});
	const there = await fetch(`${url}/health`, { headers: elsewhere });
	expect(there.status).toBe(503);
	expect(await there.json()).toEqual({ ok: false });
	const well = await fetch(`${await listening()}/health`);
	expect(well.status).toBe(200);
	expect(await well.json()).toEqual({ ok: true, problems: [] });
});

test("a port that is taken is named by its setting", async () => {
	const url = new URL(await listening());
	await expect(
		listenForMeasuring({
			host: "127.0.0.1",
			port: Number(url.port),
			measurements: makeMeasurements({
				metrics: makeMetrics(),
				readSite: null,
				problems: async () => [],
				token: null,
			}),
			log: makeLog("silent"),
		}),
	).rejects.toThrow(/^METRICS_PORT: port \d+ on 127\.0\.0\.1 is taken\./);
});

/** The status of `/metrics` asked for under another name, which `fetch` does not let us say. */
function statusAs(url: URL, host: string): Promise<number> {
	const { promise, resolve, reject } = Promise.withResolvers<number>();
	const socket = connect(Number(url.port), "127.0.0.1", () =>
		socket.write(
			`GET /metrics HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
		),
	);
	socket.once("error", reject);
	socket.once("data", (data) => {
		resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(String(data))?.[1]));
		socket.destroy();
	});
	return promise;
}
