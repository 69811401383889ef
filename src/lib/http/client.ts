import { Agent, request } from "undici";
import { traced } from "../tracing/tracing.ts";
import { acceptedEncodings, decompress } from "./decompress.ts";
import { explain, HttpError, tooLarge } from "./error.ts";
import {
	makeGuardedConnector,
	type Refusal,
	type ResolvedAddress,
} from "./guard.ts";
import { makeTurns } from "./turns.ts";

export interface HttpTimeouts {
	connectMilliseconds: number;
	/** From sending the request to the last header, connecting included. */
	headersMilliseconds: number;
	/** From the headers to the last byte, however steadily it drips. */
	bodyMilliseconds: number;
}

export interface GetOptions {
	headers?: Record<string, string>;
	/** The time to connect is the client's. */
	timeouts?: Partial<Omit<HttpTimeouts, "connectMilliseconds">>;
	/** Of the body, as sent and as decompressed. */
	maxBytes?: number;
	/** How many redirects to follow. */
	redirects?: number;
	signal?: AbortSignal;
}

export interface HttpResponse {
	/** Where the body came from, after redirects. */
	url: string;
	status: number;
	/** Names in lower case; repeated headers joined by a comma. */
	headers: Record<string, string>;
	body: Buffer;
	/** The addresses that redirected, in order. */
	redirects: { url: string; status: number }[];
}

export interface HttpClient {
	/** One GET, redirects followed. Throws HttpError; any status is an answer. */
	get(url: string, options?: GetOptions): Promise<HttpResponse>;
	/**
	 * One POST of a form, redirects not followed. Throws HttpError; any status is an
	 * answer. Where a kept connection breaks it is sent again, so that it is for
	 * what may be done twice.
	 */
	post(
		url: string,
		form: Readonly<Record<string, string>>,
		options?: Omit<GetOptions, "redirects">,
	): Promise<HttpResponse>;
	close(): Promise<void>;
}

export interface HttpClientOptions {
	version: string;
	/** How a publisher reaches the operator: a page or a mail address. */
	contact?: string | null;
	/** Private hosts that may be asked all the same, such as "127.0.0.1". */
	allowedHosts?: readonly string[];
	/** Where a request really goes, for recorded worlds; answers keep the address asked for. */
	rewrite?: (url: string) => string;
	onRefused?: (refusal: Refusal) => void;
	resolve?: (hostname: string) => Promise<ResolvedAddress[]>;
	timeouts?: Partial<HttpTimeouts>;
}

/** What is sent, beside the headers that every request has. */
interface Sent {
	method: "GET" | "POST";
	headers: Record<string, string>;
	body?: string;
}

/** Of one address; who asked may be led on. */
type Answer = Omit<HttpResponse, "url" | "redirects">;

/** Of an answer, unless the caller sets another limit. */
const usualMaxBytes = 10 * 1024 * 1024;

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/**
 * The client for everything that leaves the host: only public addresses, one
 * request a host at a time, limits on time, size and redirects; no cookies, no
 * referer, a user agent that names the program and its operator.
 */
export function makeHttpClient({
	version,
	contact,
	allowedHosts = [],
	rewrite = (url) => url,
	onRefused,
	resolve,
	timeouts = {},
}: HttpClientOptions): HttpClient {
	const defaults: HttpTimeouts = {
		connectMilliseconds: 10_000,
		headersMilliseconds: 20_000,
		bodyMilliseconds: 30_000,
		...timeouts,
	};
	const agent = new Agent({
		connect: makeGuardedConnector({
			allowedHosts,
			connectMilliseconds: defaults.connectMilliseconds,
			...(resolve && { resolve }),
			...(onRefused && { onRefused }),
		}),
		pipelining: 1,
		maxHeaderSize: 32 * 1024,
		// The client's own limits are stricter and count from the start.
		headersTimeout: 0,
		bodyTimeout: 0,
	});
	const userAgent = `Modelwire/${version}${contact ? ` (+${contact})` : ""}`;
	const inTurn = makeTurns();

	return {
		async get(given, options = {}) {
			const { redirects: maxRedirects = 5 } = options;
			const redirects: HttpResponse["redirects"] = [];
			let url = given;
			let headers = options.headers ?? {};
			for (;;) {
				const { host } = parseUrl(url);
				const answer = await inTurn(host, () =>
					ask(url, { method: "GET", headers }, options),
				);
				const location = answer.headers.location;
				if (!redirectStatuses.has(answer.status) || location === undefined) {
					return { ...answer, url, redirects };
				}
				redirects.push({ url, status: answer.status });
				const target = nextUrl(location, url);
				if (redirects.some((seen) => seen.url === target)) {
					throw new HttpError(
						"redirect-loop",
						given,
						`${host} redirects in a circle`,
					);
				}
				if (redirects.length > maxRedirects) {
					const message = `${host} redirects more than ${maxRedirects} times`;
					throw new HttpError("redirect-loop", given, message);
				}
				if (parseUrl(target).origin !== parseUrl(url).origin)
					headers = withoutSecrets(headers);
				url = target;
			}
		},
		async post(url, form, options = {}) {
			const sent: Sent = {
				method: "POST",
				headers: {
					...options.headers,
					"content-type": "application/x-www-form-urlencoded",
				},
				body: new URLSearchParams(form).toString(),
			};
			const answer = await inTurn(parseUrl(url).host, () =>
				ask(url, sent, options),
			);
			return { ...answer, url, redirects: [] };
		},
		close: () => agent.destroy(),
	};

	function ask(url: string, sent: Sent, options: GetOptions): Promise<Answer> {
		const { hostname } = parseUrl(url);
		const about = { "server.address": hostname };
		return traced(sent.method, about, async (note) => {
			const answer = await once(url, sent, options);
			note({ "http.response.status_code": answer.status });
			return answer;
		});
	}

	async function once(
		url: string,
		sent: Sent,
		options: GetOptions,
	): Promise<Answer> {
		const { host } = parseUrl(url);
		const { maxBytes = usualMaxBytes } = options;
		const limits = { ...defaults, ...options.timeouts };
		const abort = new AbortController();
		const signal = options.signal
			? AbortSignal.any([abort.signal, options.signal])
			: abort.signal;
		const limit = (milliseconds: number, what: string): NodeJS.Timeout =>
			setTimeout(() => {
				const message = `${host} ${what} within ${milliseconds / 1_000} seconds`;
				abort.abort(new HttpError("timeout", url, message));
			}, milliseconds);

		let timer = limit(limits.headersMilliseconds, "did not answer");
		try {
			const send = () =>
				request(rewrite(url), {
					dispatcher: agent,
					signal,
					...sent,
					headers: {
						accept: "*/*",
						...sent.headers,
						"accept-encoding": acceptedEncodings,
						"user-agent": userAgent,
					},
				});
			const answer = await send().catch((error) => {
				if (isStaleConnection(error)) return send();
				throw error;
			});
			clearTimeout(timer);
			timer = limit(limits.bodyMilliseconds, "did not send its answer");
			const answerHeaders = flatHeaders(answer.headers);
			const packed = await readBody(
				answer.body,
				answerHeaders["content-length"],
				maxBytes,
				url,
			);
			const body = await unpack(
				packed,
				answerHeaders["content-encoding"],
				maxBytes,
				url,
			);
			return { status: answer.statusCode, headers: answerHeaders, body };
		} catch (error) {
			throw explain(error, url, options.signal?.aborted === true);
		} finally {
			clearTimeout(timer);
		}
	}
}

/**
 * A kept connection may be closed by the server in the moment we use it again.
 * Nothing was answered then, and what may be done twice may be sent once more:
 * https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
 */
function isStaleConnection(error: unknown): boolean {
	const { code } = error as { code?: string };
	return code === "UND_ERR_SOCKET" || code === "ECONNRESET" || code === "EPIPE";
}

function parseUrl(url: string): URL {
	const parsed = URL.parse(url);
	if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
		throw new HttpError(
			"invalid-url",
			url,
			`"${url.slice(0, 200)}" is not an http(s) address`,
		);
	}
	return parsed;
}

/** A redirect keeps the fragment out: it is not sent, and would hide a circle. */
function nextUrl(location: string, from: string): string {
	const target = parseUrl(URL.parse(location, from)?.href ?? location);
	target.hash = "";
	return target.href;
}

function withoutSecrets(
	headers: Record<string, string>,
): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).filter(
			([name]) => !/^(?:authorization|cookie)$/i.test(name),
		),
	);
}

function flatHeaders(
	headers: Record<string, string | string[] | undefined>,
): Record<string, string> {
	const flat: Record<string, string> = {};
	for (const [name, value] of Object.entries(headers)) {
		if (value !== undefined)
			flat[name] = Array.isArray(value) ? value.join(", ") : value;
	}
	return flat;
}

async function readBody(
	body: AsyncIterable<Buffer> & { destroy(error?: Error): unknown },
	declaredLength: string | undefined,
	maxBytes: number,
	url: string,
): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let length = Number(declaredLength ?? 0);
	if (length <= maxBytes) {
		length = 0;
		for await (const chunk of body) {
			length += chunk.length;
			if (length > maxBytes) break;
			chunks.push(chunk);
		}
	}
	if (length <= maxBytes) return Buffer.concat(chunks);
	body.destroy();
	throw tooLarge(url, maxBytes);
}

async function unpack(
	body: Buffer,
	encoding: string | undefined,
	maxBytes: number,
	url: string,
): Promise<Buffer> {
	if (encoding === undefined) return body;
	try {
		return await decompress(body, encoding, maxBytes);
	} catch (cause) {
		if (cause instanceof RangeError) throw tooLarge(url, maxBytes, cause);
		const message = `${new URL(url).host} sends a broken compressed answer`;
		throw new HttpError("encoding", url, message, { cause });
	}
}
