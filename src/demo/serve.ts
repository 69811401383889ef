import {
	createServer,
	type IncomingHttpHeaders,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import type { FeedKind } from "../feeds/feed.ts";
import { recordedFeeds } from "./catalogue.ts";
import { readRecording } from "./recording.ts";
import { makeResponder } from "./respond.ts";

interface ServedFeed {
	url: string;
	title: string;
	kind: FeedKind;
	folder: string;
	weight: number;
	language: string;
}

interface ServedRequest {
	method: string;
	/** With its query. */
	path: string;
	headers: IncomingHttpHeaders;
	status: number;
}

interface RecordedDay {
	/** Such as `http://127.0.0.1:40123`, without a slash at its end. */
	origin: string;
	feeds: ServedFeed[];
	/** Every request answered so far, in order of arrival. */
	requests(): ServedRequest[];
	/** Ends all connections, slow answers too. */
	close(): Promise<void>;
}

interface ServeOptions {
	host?: string;
	/** 0 takes a free one. */
	port?: number;
	/** How the slow outlet waits, milliseconds. */
	wait?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

/** Plays every outlet of the recorded day, feeds and article pages, on one loopback port. */
export async function serveRecordedDay({
	host = "127.0.0.1",
	port = 0,
	wait = (milliseconds, signal) =>
		setTimeout(milliseconds, undefined, { signal }),
}: ServeOptions = {}): Promise<RecordedDay> {
	const respond = makeResponder(await readRecording());
	const requests: ServedRequest[] = [];
	const closing = new AbortController();

	async function answer(
		request: IncomingMessage,
		response: ServerResponse,
	): Promise<void> {
		const { method = "GET", url: path = "/", headers } = request;
		const isRead = method === "GET" || method === "HEAD";
		const {
			status,
			headers: given,
			body,
			delay,
		} = isRead
			? respond(path, headers)
			: { status: 405, headers: { allow: "GET, HEAD" }, body: "", delay: 0 };
		requests.push({ method, path, headers, status });
		if (delay > 0) await wait(delay, closing.signal);
		response.writeHead(status, given);
		response.end(method === "HEAD" ? undefined : body);
	}

	const server = createServer((request, response) => {
		// Fails only when the server closes while the slow outlet waits.
		answer(request, response).catch(() => response.destroy());
	});
	await new Promise<void>((listening, failed) => {
		server.once("error", failed);
		server.listen(port, host, listening);
	});
	const address = server.address() as AddressInfo;
	const origin = `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`;

	return {
		origin,
		feeds: recordedFeeds.map(
			({ path, title, kind, folder, weight, language }) => ({
				url: origin + path,
				title,
				kind,
				folder,
				weight,
				language,
			}),
		),
		requests: () => [...requests],
		close: () =>
			new Promise((closed, failed) => {
				closing.abort();
				server.close((error) => (error ? failed(error) : closed()));
				server.closeAllConnections();
			}),
	};
}

/**
 * The outlets' addresses lie under `.example`, where nothing answers: this maps
 * `https://thelab.example/a` to `<origin>/hosts/thelab.example/a`, and leaves any
 * other address as it is.
 */
export function rewriteToLoopback(origin: string): (url: string) => string {
	return (url) => {
		if (!URL.canParse(url)) return url;
		const { protocol, host, hostname, pathname, search } = new URL(url);
		return /^https?:$/.test(protocol) && hostname.endsWith(".example")
			? `${origin}/hosts/${host}${pathname}${search}`
			: url;
	};
}
