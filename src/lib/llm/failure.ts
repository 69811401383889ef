import type { Usage } from "./endpoint.ts";

export type FailureKind =
	/** The key is wrong or lacks rights. */
	| "key"
	/** The account has no balance. */
	| "balance"
	/** Address or model does not exist. */
	| "model"
	/** The endpoint does not take what we send. */
	| "request"
	/** The endpoint declined this content. */
	| "refused"
	/** Too many requests. */
	| "limit"
	| "overload"
	| "network"
	| "timeout"
	/** The answer is not what was asked for. */
	| "format"
	/** Our own budget allows no call. */
	| "budget"
	/** The endpoint failed just before and is left alone for a while. */
	| "paused"
	| "stopped";

/** Trying the same again soon may work. */
const TRANSIENT: ReadonlySet<FailureKind> = new Set([
	"limit",
	"overload",
	"network",
	"timeout",
	"format",
	"budget",
	"paused",
]);
/** Says something of the endpoint, and not of the question alone. */
const OF_ENDPOINT: ReadonlySet<FailureKind> = new Set([
	"key",
	"balance",
	"model",
	"limit",
	"overload",
	"network",
	"timeout",
]);

/** A call to an endpoint that gave no answer, with the reason as one plain sentence. */
export class EndpointFailure extends Error {
	override readonly name = "EndpointFailure";
	readonly kind: FailureKind;
	/** How long the endpoint asks to be left alone, in milliseconds. */
	readonly retryAfter: number | null;
	/** The endpoint may have worked, and charged, all the same. */
	readonly maybeCharged: boolean;
	/** Of an answer that came and cannot be used. */
	readonly usage: Usage | null;

	constructor(
		kind: FailureKind,
		message: string,
		options: {
			cause?: unknown;
			retryAfter?: number | null;
			maybeCharged?: boolean;
			usage?: Usage;
		} = {},
	) {
		super(message, "cause" in options ? { cause: options.cause } : {});
		this.kind = kind;
		this.retryAfter = options.retryAfter ?? null;
		this.usage = options.usage ?? null;
		this.maybeCharged =
			options.maybeCharged ?? (kind === "timeout" || kind === "stopped");
	}

	get permanent(): boolean {
		return !TRANSIENT.has(this.kind);
	}

	get ofEndpoint(): boolean {
		return OF_ENDPOINT.has(this.kind);
	}
}

/** `Retry-After` as milliseconds from `now`: seconds or a date; null when absent or senseless. */
export function readRetryAfter(
	header: string | null | undefined,
	now: number,
): number | null {
	if (!header) return null;
	const seconds = Number(header);
	if (Number.isFinite(seconds))
		return seconds >= 0 ? Math.round(seconds * 1000) : null;
	const at = Date.parse(header);
	return Number.isNaN(at) ? null : Math.max(0, at - now);
}
