import { APIConnectionError, APIError, APIUserAbortError } from "openai";
import { EndpointFailure, readRetryAfter } from "./failure.ts";

/** What an error of the client says of the endpoint. */
export function failureOf(
	error: unknown,
	signal: AbortSignal | undefined,
): EndpointFailure {
	const inner =
		error instanceof Error && error.cause instanceof EndpointFailure
			? error.cause
			: error;
	if (inner instanceof EndpointFailure) return inner;
	if (signal?.aborted || error instanceof APIUserAbortError)
		return new EndpointFailure("stopped", "the call was stopped", {
			cause: error,
		});
	if (error instanceof APIConnectionError) {
		const reason = reasonOf(error);
		return new EndpointFailure(
			"network",
			`the endpoint cannot be reached: ${reason}`,
			// Where no connection was made, no work was done.
			{ cause: error, maybeCharged: !NO_CONNECTION.test(reason) },
		);
	}
	if (error instanceof APIError && error.status !== undefined) {
		if (
			error.code === "content_filter" ||
			error.code === "data_inspection_failed" ||
			error.code === "content_policy_violation"
		)
			return new EndpointFailure(
				"refused",
				"the endpoint's content filter declined the text",
				{ cause: error },
			);
		const named = ofCode(error);
		if (named) return named;
		const retryAfter = readRetryAfter(
			error.headers?.get("retry-after"),
			Date.now(),
		);
		return ofStatus(error.status, error.message, retryAfter, error);
	}
	return new EndpointFailure(
		"overload",
		`the endpoint's answer cannot be read: ${reasonOf(error)}`,
		{ cause: error },
	);
}

/**
 * What the body tells better than the status: OpenAI answers 429 to an empty account
 * (https://platform.openai.com/docs/guides/error-codes), Gemini 400 to a wrong key
 * (https://ai.google.dev/gemini-api/docs/troubleshooting).
 */
function ofCode(error: APIError): EndpointFailure | null {
	if (
		error.code === "insufficient_quota" ||
		error.type === "insufficient_quota"
	)
		return ofStatus(402, error.message, null, error);
	if (error.status === 400 && WRONG_KEY.test(error.message))
		return ofStatus(401, error.message, null, error);
	return null;
}

const WRONG_KEY =
	/API key (?:not valid|expired)|API_KEY_INVALID|invalid api[_ ]key/i;
const NO_CONNECTION = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH/;

function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.cause instanceof Error
		? reasonOf(error.cause)
		: ((error as NodeJS.ErrnoException).code ?? error.message);
}

/** What an HTTP status says of it; `said` are the endpoint's own words. */
export function ofStatus(
	status: number,
	said: string,
	retryAfter: number | null,
	cause?: unknown,
): EndpointFailure {
	const options = { retryAfter, ...(cause === undefined ? {} : { cause }) };
	if (status === 401 || status === 403)
		return new EndpointFailure(
			"key",
			"the endpoint refuses the key: check LLM_API_KEY",
			options,
		);
	if (status === 402)
		return new EndpointFailure(
			"balance",
			"the endpoint's account has no balance: top it up",
			options,
		);
	if (status === 404)
		return new EndpointFailure(
			"model",
			`the endpoint knows no such model or address (404): check LLM_MODEL and LLM_BASE_URL`,
			options,
		);
	if (status === 429)
		return new EndpointFailure(
			"limit",
			"the endpoint asks for fewer calls (429)",
			options,
		);
	if (status === 408 || status === 409 || status >= 500)
		return new EndpointFailure(
			"overload",
			`the endpoint failed (${status})`,
			options,
		);
	return new EndpointFailure(
		"request",
		`the endpoint does not take the request (${status}): ${said.slice(0, 200)}`,
		options,
	);
}
