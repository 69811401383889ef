/** How Slack brings an app what people do: over a WebSocket, or as signed requests. */
import { createHmac, randomUUID } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import type { Json } from "./emulator.ts";

export type Kind = "slash_commands" | "interactive" | "events_api";

export interface Retry {
	number: number;
	reason: string;
}

/** @returns what the app acknowledged with, as soon as it has */
export type Deliver = (
	kind: Kind,
	payload: Json,
	retry?: Retry,
) => Promise<Json>;

export interface Delivery {
	deliver: Deliver;
	/** Milliseconds from each delivery to its acknowledgement. */
	ackTimes: readonly number[];
	/** Settles when so many are acknowledged. */
	acknowledged(count: number): Promise<void>;
	close(): Promise<void>;
}

/** Acknowledgements as they come. */
function makeAckTimes() {
	const times: number[] = [];
	const events = new EventEmitter();
	return {
		times,
		add(milliseconds: number) {
			times.push(milliseconds);
			events.emit("ack");
		},
		async reached(count: number) {
			while (times.length < count) await once(events, "ack");
		},
	};
}

export interface SocketDelivery extends Delivery {
	url: string;
	/** How often the app has connected. */
	connections(): number;
	/** Settles at the next connection. */
	nextConnection(): Promise<void>;
	/** Tells the app to connect anew, as Slack does every few hours, or just breaks off. */
	disconnect(how: "asked" | "dropped"): void;
	/** Sends what is no envelope at all. */
	sendRaw(text: string): void;
}

/** https://docs.slack.dev/apis/events-api/using-socket-mode */
export async function startSocketDelivery(): Promise<SocketDelivery> {
	const http = createServer();
	const server = new WebSocketServer({ server: http });
	const waiting = new Map<string, (payload: Json) => void>();
	const acks = makeAckTimes();
	const ready = new Set<(socket: WebSocket) => void>();
	let current: WebSocket | null = null;
	let connections = 0;

	server.on("connection", (socket) => {
		connections++;
		current = socket;
		socket.on("close", () => {
			if (current === socket) current = null;
		});
		socket.on("message", (data) => {
			const { envelope_id, payload = {} } = JSON.parse(String(data)) as {
				envelope_id: string;
				payload?: Json;
			};
			waiting.get(envelope_id)?.(payload);
			waiting.delete(envelope_id);
		});
		socket.send(
			JSON.stringify({
				type: "hello",
				num_connections: 1,
				connection_info: { app_id: "A000000001" },
				debug_info: { host: "stand-in", approximate_connection_time: 18060 },
			}),
		);
		for (const resolve of ready) resolve(socket);
		ready.clear();
	});
	http.listen(0, "127.0.0.1");
	await once(http, "listening");

	const socket = () =>
		current ?? new Promise<WebSocket>((resolve) => ready.add(resolve));

	return {
		url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/link`,
		ackTimes: acks.times,
		acknowledged: acks.reached,
		connections: () => connections,
		nextConnection: () => new Promise((resolve) => ready.add(() => resolve())),
		async deliver(kind, payload, retry) {
			const to = await socket();
			const envelope_id = randomUUID();
			const sent = performance.now();
			const acknowledged = new Promise<Json>((resolve) => {
				waiting.set(envelope_id, resolve);
			});
			to.send(
				JSON.stringify({
					type: kind,
					envelope_id,
					payload,
					accepts_response_payload: kind !== "events_api",
					...(kind === "events_api"
						? {
								retry_attempt: retry?.number ?? 0,
								retry_reason: retry?.reason ?? "",
							}
						: {}),
				}),
			);
			const answer = await acknowledged;
			acks.add(performance.now() - sent);
			return answer;
		},
		disconnect(how) {
			if (how === "dropped") current?.terminate();
			else
				current?.send(
					JSON.stringify({ type: "disconnect", reason: "refresh_requested" }),
				);
		},
		sendRaw: (text) => current?.send(text),
		async close() {
			for (const client of server.clients) client.terminate();
			server.close();
			http.closeAllConnections();
			http.close();
			await once(http, "close");
		},
	};
}

/** What a request is signed with, and what can be wrong with that. */
export interface Signing {
	secret: string;
	/** Seconds since 1970; Slack's own clock unless given. */
	timestamp?: number;
	/** What stands there instead of what Slack would write. */
	body?: string;
}

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function signedRequest(
	kind: Kind,
	payload: Json,
	{ secret, timestamp = Math.floor(Date.now() / 1000), body: other }: Signing,
	retry?: Retry,
): RequestInit {
	const json = other ?? JSON.stringify(payload);
	const [type, body] =
		kind === "events_api"
			? ["application/json", json]
			: [
					"application/x-www-form-urlencoded",
					kind === "interactive"
						? new URLSearchParams({ payload: json }).toString()
						: new URLSearchParams(payload as Record<string, string>).toString(),
				];
	const signature = createHmac("sha256", secret)
		.update(`v0:${timestamp}:${body}`)
		.digest("hex");
	return {
		method: "POST",
		headers: {
			"content-type": type,
			"x-slack-request-timestamp": String(timestamp),
			"x-slack-signature": `v0=${signature}`,
			...(retry
				? {
						"x-slack-retry-num": String(retry.number),
						"x-slack-retry-reason": retry.reason,
					}
				: {}),
		},
		body,
	};
}

/** @param url of the app's endpoint for events */
export function makeHttpDelivery(url: string, secret: string): Delivery {
	const acks = makeAckTimes();
	return {
		ackTimes: acks.times,
		acknowledged: acks.reached,
		async deliver(kind, payload, retry) {
			const sent = performance.now();
			const response = await fetch(
				url,
				signedRequest(kind, payload, { secret }, retry),
			);
			const text = await response.text();
			acks.add(performance.now() - sent);
			if (!response.ok) throw new Error(`${url} answered ${response.status}`);
			return text === "" ? {} : (JSON.parse(text) as Json);
		},
		close: async () => {},
	};
}
