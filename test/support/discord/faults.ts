/** What goes wrong on purpose. */
import type { Json } from "./world.ts";

export type Fault =
	| { kind: "rate-limit"; retryAfterSeconds: number; global?: boolean }
	/** Any answer with one of Discord's error codes. */
	| { kind: "error"; status: number; code: number; message?: string }
	| { kind: "status"; status: number }
	/** The connection is cut before, or only after, Discord did what was asked. */
	| { kind: "drop"; accepted: boolean }
	/** Nothing is ever answered. */
	| { kind: "hang"; accepted: boolean };

/** Answers that are asked for often. */
export const faults = {
	rateLimit: (retryAfterSeconds: number): Fault => ({
		kind: "rate-limit",
		retryAfterSeconds,
	}),
	serverError: { kind: "status", status: 500 },
	dropBefore: { kind: "drop", accepted: false },
	dropAfter: { kind: "drop", accepted: true },
	hangAfter: { kind: "hang", accepted: true },
	missingAccess: { kind: "error", status: 403, code: 50001 },
	missingPermissions: { kind: "error", status: 403, code: 50013 },
	unknownChannel: { kind: "error", status: 404, code: 10003 },
	unauthorized: { kind: "error", status: 401, code: 0 },
} satisfies Record<string, Fault | ((seconds: number) => Fault)>;

/** @property route such as "POST /channels/:id/messages" */
interface Planned {
	route: string;
	fault: Fault;
}

export function makeFaults() {
	const planned: Planned[] = [];
	return {
		/** The next call of this route fails so; several are used up in order. */
		next(route: string, ...next: Fault[]) {
			planned.push(...next.map((fault) => ({ route, fault })));
		},
		/** Nothing more is to fail. */
		clear() {
			planned.length = 0;
		},
		take(route: string): Fault | null {
			const index = planned.findIndex((one) => one.route === route);
			return index < 0 ? null : (planned.splice(index, 1)[0]?.fault ?? null);
		},
	};
}

export interface Answer {
	status: number;
	body: Json | Json[] | null;
	headers?: Record<string, string>;
}

/** What is answered instead; null for faults that answer nothing. */
export function answerOf(fault: Fault): Answer | null {
	switch (fault.kind) {
		case "rate-limit": {
			const { retryAfterSeconds: seconds, global = false } = fault;
			return {
				status: 429,
				body: {
					message: "You are being rate limited.",
					retry_after: seconds,
					global,
				},
				headers: {
					"retry-after": String(Math.ceil(seconds)),
					"x-ratelimit-limit": "5",
					"x-ratelimit-remaining": "0",
					"x-ratelimit-reset-after": String(seconds),
					"x-ratelimit-scope": global ? "global" : "user",
					...(global ? { "x-ratelimit-global": "true" } : {}),
				},
			};
		}
		case "error":
			return problem(fault.status, fault.code, fault.message);
		case "status":
			return { status: fault.status, body: null };
		default:
			return null;
	}
}

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes */
const messages: Readonly<Record<number, string>> = {
	0: "401: Unauthorized",
	10003: "Unknown Channel",
	10004: "Unknown Guild",
	10008: "Unknown Message",
	10015: "Unknown Webhook",
	10062: "Unknown interaction",
	40060: "Interaction has already been acknowledged.",
	50001: "Missing Access",
	50007: "Cannot send messages to this user",
	50013: "Missing Permissions",
	50035: "Invalid Form Body",
	50083: "Thread is archived",
};

export function problem(
	status: number,
	code: number,
	message = messages[code] ?? "Error",
): Answer {
	return { status, body: { message, code } };
}

/** As Discord answers a body that keeps no limit. */
export function invalid(problems: readonly string[]): Answer {
	return {
		status: 400,
		body: {
			message: "Invalid Form Body",
			code: 50035,
			errors: {
				_errors: problems.map((message) => ({
					code: "BASE_TYPE_BAD_LENGTH",
					message,
				})),
			},
		},
	};
}
