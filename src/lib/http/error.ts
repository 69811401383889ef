import { lookUp } from "../look-up.ts";

/** What kept a request from its answer. */
export type HttpErrorKind =
	/** The address may not be asked. */
	| "refused"
	/** Not an http(s) address. */
	| "invalid-url"
	| "timeout"
	/** No such host, no connection, no valid certificate, a connection that broke. */
	| "network"
	| "too-large"
	| "redirect-loop"
	/** The answer cannot be decompressed. */
	| "encoding"
	/** The caller's signal. */
	| "aborted";

/** A request without an answer; the message is one plain sentence that names the host. */
export class HttpError extends Error {
	override readonly name = "HttpError";
	readonly kind: HttpErrorKind;
	readonly url: string;

	constructor(
		kind: HttpErrorKind,
		url: string,
		message: string,
		options?: ErrorOptions,
	) {
		super(message, options);
		this.kind = kind;
		this.url = url;
	}
}

export function tooLarge(
	url: string,
	maxBytes: number,
	cause?: unknown,
): HttpError {
	const megabytes = Math.round((maxBytes / 1024 / 1024) * 10) / 10;
	const message = `${new URL(url).host} sends more than ${megabytes} MB`;
	return new HttpError("too-large", url, message, { cause });
}

/** What the codes of Node and undici mean, in words for the operator. */
const meanings: Record<
	string,
	{ kind: HttpErrorKind; says: (host: string) => string }
> = {
	UND_ERR_CONNECT_TIMEOUT: {
		kind: "timeout",
		says: (host) => `no connection to ${host} in time`,
	},
	ETIMEDOUT: {
		kind: "timeout",
		says: (host) => `no connection to ${host} in time`,
	},
	ENOTFOUND: { kind: "network", says: (host) => `there is no host ${host}` },
	EAI_AGAIN: {
		kind: "network",
		says: (host) => `the name ${host} could not be looked up`,
	},
	ECONNREFUSED: {
		kind: "network",
		says: (host) => `${host} accepts no connection`,
	},
	ENETUNREACH: {
		kind: "network",
		says: (host) => `${host} cannot be reached from here`,
	},
	EHOSTUNREACH: {
		kind: "network",
		says: (host) => `${host} cannot be reached from here`,
	},
	UND_ERR_HEADERS_OVERFLOW: {
		kind: "too-large",
		says: (host) => `${host} sends too many headers`,
	},
};

/** Any failure of a request to that URL as an HttpError. */
export function explain(
	error: unknown,
	url: string,
	aborted: boolean,
): HttpError {
	// Where sockets are opened only the host is known.
	if (error instanceof HttpError) {
		return new HttpError(error.kind, url, error.message, {
			cause: error.cause,
		});
	}
	const cause = { cause: error };
	if (aborted)
		return new HttpError("aborted", url, "the request was given up", cause);
	const { host } = new URL(url);
	const code = codeOf(error);
	const meaning = lookUp(meanings, code);
	if (meaning)
		return new HttpError(meaning.kind, url, meaning.says(host), cause);
	const message = /CERT|TLS|SSL|UNABLE_TO/.test(code)
		? `the certificate of ${host} is not valid (${code})`
		: `${host} broke off the connection`;
	return new HttpError("network", url, message, cause);
}

function codeOf(error: unknown): string {
	if (typeof error !== "object" || error === null) return "";
	// Several addresses were tried; their errors are alike.
	if (error instanceof AggregateError) return codeOf(error.errors[0]);
	const code: unknown = Reflect.get(error, "code");
	return typeof code === "string" ? code : "";
}
