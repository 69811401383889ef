/** The way to a platform or a model: a proxy on loopback that loses, delays and refuses what it is told to. */
import { once } from "node:events";
import {
	createServer,
	type IncomingMessage,
	type ServerResponse,
	request as send,
} from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as after } from "node:timers/promises";

export type NetworkFault =
	/** The connection breaks before anything arrives, or only after it was carried out. */
	| { kind: "reset"; isCarriedOut: boolean }
	/** No answer, ever. */
	| { kind: "silence"; isCarriedOut: boolean }
	| { kind: "slow"; milliseconds: number }
	| { kind: "error"; status: 500 | 502; isCarriedOut: boolean }
	| { kind: "busy"; retryAfterSeconds: number }
	/** Whoever asked is killed before or after it is carried out. */
	| { kind: "kill"; isCarriedOut: boolean; kill: () => void };

export interface Network {
	/** Such as `http://127.0.0.1:40123`. */
	url: string;
	/** So many of the next requests that change something, or of all, meet this. */
	disturb(fault: NetworkFault, times: number, which: "posts" | "all"): void;
	clear(): void;
	/** Requests that are not answered yet. */
	underWay(): number;
	close(): Promise<void>;
}

/**
 * @param origin of what is behind it
 * @param onFault told when a request met a fault
 */
export async function startNetwork(
	origin: string,
	onFault: () => void,
): Promise<Network> {
	const planned: { fault: NetworkFault; which: "posts" | "all" }[] = [];
	let open = 0;

	function faultFor({
		method,
		url = "",
	}: IncomingMessage): NetworkFault | null {
		const isPost =
			method === "POST" &&
			/postMessage|\/messages|\/threads|completions/.test(url);
		const index = planned.findIndex(({ which }) => which === "all" || isPost);
		return planned.splice(index, index < 0 ? 0 : 1)[0]?.fault ?? null;
	}

	async function pass(request: IncomingMessage, response: ServerResponse) {
		const body = await bytesOf(request);
		const fault = faultFor(request);
		const forward = () => ask(origin, request, body);
		if (fault === null) return write(response, await forward());
		response.once("close", onFault);
		if (fault.kind === "slow") {
			await after(fault.milliseconds);
			const answer = await forward();
			await after(fault.milliseconds);
			return write(response, answer);
		}
		if (fault.kind === "busy")
			return write(response, busy(fault.retryAfterSeconds));
		if (fault.isCarriedOut) await forward();
		if (fault.kind === "error")
			return write(response, {
				status: fault.status,
				headers: {},
				body: Buffer.from("{}"),
			});
		if (fault.kind === "silence") return undefined;
		if (fault.kind === "kill") fault.kill();
		response.destroy();
	}

	const server = createServer((request, response) => {
		open += 1;
		response.once("close", () => {
			open -= 1;
		});
		pass(request, response).catch(() => response.destroy());
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		disturb(fault, times, which) {
			for (let time = 0; time < times; time++) planned.push({ fault, which });
		},
		clear: () => {
			planned.length = 0;
		},
		underWay: () => open,
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, "close");
		},
	};
}

interface Answer {
	status: number;
	headers: IncomingMessage["headers"];
	body: Buffer;
}

async function ask(
	origin: string,
	{ method, url = "/", headers }: IncomingMessage,
	body: Buffer,
): Promise<Answer> {
	const { host: _host, connection: _connection, ...kept } = headers;
	const sent = send(new URL(url, origin), {
		method,
		headers: kept,
		agent: false,
	});
	sent.end(body);
	const [response] = (await once(sent, "response")) as [IncomingMessage];
	return {
		status: response.statusCode ?? 502,
		headers: response.headers,
		body: await bytesOf(response),
	};
}

/** As both platforms say it; a body that either understands. */
function busy(retryAfterSeconds: number): Answer {
	const body = {
		ok: false,
		error: "ratelimited",
		message: "You are being rate limited.",
		retry_after: retryAfterSeconds,
		global: false,
	};
	return {
		status: 429,
		headers: {
			"retry-after": String(retryAfterSeconds),
			"content-type": "application/json",
			"x-ratelimit-scope": "user",
			"x-ratelimit-limit": "5",
			"x-ratelimit-remaining": "0",
			"x-ratelimit-reset-after": String(retryAfterSeconds),
		},
		body: Buffer.from(JSON.stringify(body)),
	};
}

function write(
	response: ServerResponse,
	{ status, headers, body }: Answer,
): void {
	const {
		"transfer-encoding": _encoding,
		connection: _connection,
		...kept
	} = headers;
	response.writeHead(status, { ...kept, "content-length": body.length });
	response.end(body);
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of message) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}
