import OpenAI, {
	APIConnectionError,
	APIError,
	APIUserAbortError,
} from "openai";
import type {
	ChatCompletion,
	ChatCompletionCreateParamsNonStreaming,
} from "openai/resources/chat/completions";
import { z } from "zod";
import type { Usage } from "./endpoint.ts";
import { EndpointFailure, readRetryAfter } from "./failure.ts";
import type { OutputMode } from "./presets.ts";
import { type Patience, patientFetch } from "./transport.ts";

export interface ClientSettings {
	baseUrl: string;
	apiKey: string | null;
	patience: Patience;
}

export function makeClient({
	baseUrl,
	apiKey,
	patience,
}: ClientSettings): OpenAI {
	return new OpenAI({
		baseURL: baseUrl,
		// Local servers want none, the SDK wants one.
		apiKey: apiKey ?? "none",
		// Each attempt is ours, so that the budget sees it.
		maxRetries: 0,
		timeout: patience.total + 1000,
		fetch: patientFetch(patience),
		logLevel: "off",
	});
}

export interface AttemptRequest {
	model: string;
	system: string;
	user: string;
	maxTokens: number;
	tokenLimit: "max_tokens" | "max_completion_tokens";
	mode: OutputMode;
	extras: Readonly<Record<string, unknown>>;
	schema: z.ZodType;
	signal: AbortSignal | undefined;
}

export interface Reply {
	text: string;
	/** Cut off by the limit of tokens. */
	cut: boolean;
	usage: Usage;
}

/**
 * One call, one answer.
 * @throws {EndpointFailure} for everything else
 */
export async function attempt(
	client: OpenAI,
	request: AttemptRequest,
): Promise<Reply> {
	const body = {
		...request.extras,
		model: request.model,
		messages: [
			{ role: "system", content: request.system },
			{ role: "user", content: request.user },
		],
		[request.tokenLimit]: request.maxTokens,
		...responseFormat(request.mode, request.schema),
	} as ChatCompletionCreateParamsNonStreaming;
	try {
		const completion: unknown = await client.chat.completions.create(
			body,
			request.signal ? { signal: request.signal } : {},
		);
		return readCompletion(completion);
	} catch (error) {
		throw failureOf(error, request.signal);
	}
}

/** What makes the endpoint answer in JSON, as far as it can be made to. */
export function responseFormat(mode: OutputMode, schema: z.ZodType) {
	if (mode === "text") return {};
	if (mode === "json_object")
		return { response_format: { type: "json_object" } };
	return {
		response_format: {
			type: "json_schema",
			json_schema: {
				name: "answer",
				strict: true,
				schema: z.toJSONSchema(schema, { io: "output" }),
			},
		},
	};
}

/** Answers of other makers lack fields that the SDK's type promises. */
type Loose = Partial<Pick<ChatCompletion, "choices">> & {
	error?: { message?: unknown; code?: unknown; type?: unknown };
	usage?: {
		prompt_tokens?: number;
		completion_tokens?: number;
		prompt_tokens_details?: { cached_tokens?: number } | null;
		prompt_cache_hit_tokens?: number;
		completion_tokens_details?: { reasoning_tokens?: number } | null;
		/** Dollars, from OpenRouter. */
		cost?: number;
	} | null;
};

function readCompletion(completion: unknown): Reply {
	if (typeof completion !== "object" || completion === null)
		throw new EndpointFailure(
			"overload",
			"the endpoint answered 200 with something that is no chat completion",
		);
	const { choices, error, usage: counted } = completion as Loose;
	if (error) throw inBody(error);
	const usage = readUsage(counted);
	const choice = choices?.[0];
	if (!choice?.message)
		throw new EndpointFailure(
			"overload",
			"the endpoint answered 200 without a choice",
			{ usage },
		);
	if (choice.finish_reason === "content_filter" || choice.message.refusal)
		throw new EndpointFailure(
			"refused",
			"the endpoint's content filter declined the text",
			{ usage },
		);
	return {
		text: choice.message.content ?? "",
		cut: choice.finish_reason === "length",
		usage,
	};
}

function readUsage(counted: Loose["usage"]): Usage {
	return {
		input: counted?.prompt_tokens ?? 0,
		cached:
			counted?.prompt_tokens_details?.cached_tokens ??
			counted?.prompt_cache_hit_tokens ??
			0,
		output: counted?.completion_tokens ?? 0,
		reasoning: counted?.completion_tokens_details?.reasoning_tokens ?? 0,
		reportedDollars: counted?.cost ?? null,
	};
}

/** A 200 that holds an error: gateways do so when what stands behind them fails. */
function inBody({
	message,
	code,
	type,
}: NonNullable<Loose["error"]>): EndpointFailure {
	const status = Number(code);
	const said =
		typeof message === "string" ? message : String(type ?? "unknown error");
	if (status >= 400 && status < 600) return ofStatus(status, said, null);
	return new EndpointFailure(
		"overload",
		`the endpoint answered 200 with an error: ${said}`,
	);
}

function failureOf(
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

function ofStatus(
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
