import type { ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { makeHttpClient } from "#src/lib/http/client.ts";
import type { SourceAddresses } from "#src/models/refresh.ts";
import { loopbackForTest } from "./loopback.ts";

/** One model at one host, as models.dev writes it; what is not given is plain. */
export interface Listed {
	input?: number;
	output?: number;
	context?: number;
	released?: string;
	open?: boolean;
	status?: string;
}

/** An `api.json` of our own, by host and id of the model. */
export function modelsDevFile(
	hosts: Record<string, Record<string, Listed>>,
): string {
	return JSON.stringify(
		Object.fromEntries(
			Object.entries(hosts).map(([host, models]) => [
				host,
				{
					id: host,
					models: Object.fromEntries(
						Object.entries(models).map(([id, listed]) => [
							id,
							listing(id, listed),
						]),
					),
				},
			]),
		),
	);
}

function listing(id: string, listed: Listed): object {
	const { input = 1, output = 4, context = 128_000, open = false } = listed;
	return {
		id,
		name: id.toUpperCase(),
		release_date: listed.released ?? "2026-01-15",
		open_weights: open,
		cost: { input, output },
		limit: { context, output: 8_192 },
		modalities: { input: ["text"], output: ["text"] },
		...(listed.status && { status: listed.status }),
	};
}

const columns = [
	"Model",
	"Organization",
	"Domain",
	"Publication date",
	"Parameters",
	"Training compute (FLOP)",
	"Training compute cost (2023 USD)",
	"Model accessibility",
];

/** A row of Epoch AI's table: name, maker, date, parameters, FLOP, cost. */
export type TrainedRow = [
	name: string,
	maker: string,
	released: string,
	parameters: string,
	flop: string,
	cost: string,
];

/** Epoch AI's table, of our own. */
export function epochFile(rows: readonly TrainedRow[]): string {
	return [
		columns.join(","),
		...rows.map(([name, maker, released, ...numbers]) =>
			[name, maker, "Language", released, ...numbers, "API access"].join(","),
		),
	].join("\n");
}

/** A real server that gives both files under the ETag of their content, as long as they are not changed. */
export async function modelSourcesForTest(files: {
	dev: string;
	epoch: string;
}) {
	const current: Record<string, string> = files;
	const server = await loopbackForTest((request, response) => {
		const text = current[(request.url ?? "").slice(1)] ?? "";
		const etag = `"${text.length}-${hash(text)}"`;
		if (request.headers["if-none-match"] === etag)
			return void response.writeHead(304, { etag }).end();
		send(response, etag, text);
	});
	const http = makeHttpClient({ version: "0", allowedHosts: ["127.0.0.1"] });
	onTestFinished(() => http.close());
	const addresses: SourceAddresses = {
		dev: `${server.url}/dev`,
		epoch: `${server.url}/epoch`,
	};
	return {
		http,
		addresses,
		/** How the requests so far were answered would be seen by their validators. */
		requests: server.requests,
		publish(changed: Partial<typeof files>) {
			Object.assign(current, changed);
		},
	};
}

function send(response: ServerResponse, etag: string, text: string): void {
	response.writeHead(200, { etag }).end(text);
}

function hash(text: string): number {
	let sum = 7;
	for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) % 1e9;
	return sum;
}
