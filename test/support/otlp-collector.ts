import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** A span as OpenTelemetry's protocol writes it in JSON. */
export interface ReceivedSpan {
	traceId: string;
	spanId: string;
	/** Empty or missing in the first span of a trace. */
	parentSpanId?: string;
	name: string;
	attributes: { key: string; value: Record<string, unknown> }[];
	links?: { traceId: string; spanId: string }[];
	events?: unknown[];
	status: { code?: number; message?: string };
}

interface TracesRequest {
	resourceSpans: {
		resource: { attributes: ReceivedSpan["attributes"] };
		scopeSpans: { spans: ReceivedSpan[] }[];
	}[];
}

/**
 * A collector of traces on loopback, closed by itself when the running test ends:
 * https://opentelemetry.io/docs/specs/otlp/#otlphttp
 */
export async function collectorForTest() {
	const requests: TracesRequest[] = [];
	const server = createServer(async (request, response) => {
		const isTraces = request.method === "POST" && request.url === "/v1/traces";
		const body = await text(request);
		if (isTraces) requests.push(JSON.parse(body) as TracesRequest);
		response.writeHead(isTraces ? 200 : 404, {
			"Content-Type": "application/json",
		});
		response.end("{}");
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		/** As they came, in one text. */
		received: () => JSON.stringify(requests),
		spans: () =>
			requests
				.flatMap(({ resourceSpans }) => resourceSpans)
				.flatMap(({ scopeSpans }) => scopeSpans)
				.flatMap(({ spans }) => spans),
	};
}
