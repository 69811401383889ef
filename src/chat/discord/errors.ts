import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { reasonOf } from "../../lib/errors.ts";
import {
	type ChannelProblem,
	DeliveryError,
	type DeliveryFailure,
} from "../adapter.ts";

interface Meaning {
	failure: DeliveryFailure;
	problem?: ChannelProblem;
}

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes */
const byCode: Readonly<Record<number, Meaning>> = {
	/** Unknown channel. */
	10003: { failure: "permanent", problem: "missing" },
	/** Unknown guild: we are not in it any more. */
	10004: { failure: "permanent", problem: "removed" },
	/** Unknown message: there is nothing to edit. */
	10008: { failure: "refused" },
	/** The channel is written to too fast. */
	20028: { failure: "busy" },
	/** Not authorized for this. */
	40001: { failure: "permanent", problem: "no-permission" },
	/** Something between us and Discord answered. */
	40333: { failure: "unknown" },
	/** Missing access. */
	50001: { failure: "permanent", problem: "no-permission" },
	/** A person who takes no messages from us. */
	50007: { failure: "permanent", problem: "no-permission" },
	/** A channel without text. */
	50008: { failure: "permanent", problem: "no-permission" },
	/** Missing permissions. */
	50013: { failure: "permanent", problem: "no-permission" },
	/** Invalid form body. */
	50035: { failure: "refused" },
	/** The thread is archived. */
	50083: { failure: "permanent", problem: "archived" },
	/** The resource is overloaded. */
	130000: { failure: "busy" },
	/** The thread is locked. */
	160005: { failure: "permanent", problem: "archived" },
};

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#http-http-response-codes */
const byStatus: Readonly<Record<number, Meaning>> = {
	401: { failure: "revoked", problem: "revoked" },
	403: { failure: "permanent", problem: "no-permission" },
	404: { failure: "permanent", problem: "missing" },
	408: { failure: "unknown" },
};

/** discord.js forgets a token that was refused once, and sends nothing more. */
const withoutToken = /^Expected token to be set/;

/** What an error of discord.js says about a post. What is not understood may have been posted. */
export function deliveryError(error: unknown): DeliveryError {
	if (error instanceof DeliveryError) return error;
	if (error instanceof RateLimitError) {
		const scope = error.global ? "all requests" : error.route;
		return new DeliveryError("busy", `discord: rate limit of ${scope}`, {
			retryAfterMilliseconds: Math.max(error.retryAfter, error.timeToReset),
			cause: error,
		});
	}
	const { failure, problem } = meaningOf(error);
	return new DeliveryError(failure, `discord: ${reasonOf(error)}`, {
		...(problem ? { problem } : {}),
		cause: error,
	});
}

function meaningOf(error: unknown): Meaning {
	if (error instanceof DiscordAPIError)
		return (
			byCode[Number(error.code)] ??
			byStatus[error.status] ?? { failure: "refused" }
		);
	if (error instanceof HTTPError)
		return byStatus[error.status] ?? { failure: "unknown" };
	return error instanceof Error && withoutToken.test(error.message)
		? { failure: "revoked", problem: "revoked" }
		: { failure: "unknown" };
}

/** The code of Discord's answer; null where it is none. */
export function codeOf(error: unknown): number | null {
	const { cause } = error instanceof DeliveryError ? error : { cause: error };
	return cause instanceof DiscordAPIError ? Number(cause.code) : null;
}
