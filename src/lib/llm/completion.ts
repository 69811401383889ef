import type { ChatCompletion } from "openai/resources/chat/completions";
import type { Usage } from "./endpoint.ts";
import { EndpointFailure } from "./failure.ts";
import { ofStatus } from "./failure-of.ts";

export interface Reply {
	text: string;
	/** Cut off by the limit of tokens. */
	cut: boolean;
	/** Null when the endpoint did not say. */
	usage: Usage | null;
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

/** @throws {EndpointFailure} where it holds no answer */
export function readCompletion(completion: unknown): Reply {
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
			answered(usage),
		);
	if (choice.finish_reason === "content_filter" || choice.message.refusal)
		throw new EndpointFailure(
			"refused",
			"the endpoint's content filter declined the text",
			answered(usage),
		);
	return {
		text: choice.message.content ?? "",
		cut: choice.finish_reason === "length",
		usage,
	};
}

/** An answer that does not tell its tokens may have been charged. */
function answered(usage: Usage | null) {
	return usage ? { usage } : { maybeCharged: true };
}

function readUsage(counted: Loose["usage"]): Usage | null {
	if (typeof counted?.prompt_tokens !== "number") return null;
	return {
		input: counted.prompt_tokens,
		cached:
			counted.prompt_tokens_details?.cached_tokens ??
			counted.prompt_cache_hit_tokens ??
			0,
		output: counted.completion_tokens ?? 0,
		reasoning: counted.completion_tokens_details?.reasoning_tokens ?? 0,
		reportedDollars: counted.cost ?? null,
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
