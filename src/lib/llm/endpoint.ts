import type { z } from "zod";

/** Tokens of one attempt, as the endpoint counts them. */
export interface Usage {
	/** All of the prompt, cached or not. */
	input: number;
	/** Of `input`, what the endpoint had in its prefix cache. */
	cached: number;
	output: number;
}

export interface Question<Value> {
	system: string;
	user: string;
	schema: z.ZodType<Value>;
	maxTokens: number;
	signal?: AbortSignal;
}

export interface Answer<Value> {
	value: Value;
	usage: Usage;
}

/** A language model behind a chat-completions address. */
export interface Endpoint {
	readonly name: string;
	readonly model: string;
	ask<Value>(question: Question<Value>): Promise<Answer<Value>>;
}
