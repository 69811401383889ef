import OpenAI from "openai";
import type { ChatCompletionCreateParamsNonStreaming } from "openai/resources/chat/completions";
import { z } from "zod";
import { type Reply, readCompletion } from "./completion.ts";
import { failureOf } from "./failure-of.ts";
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
