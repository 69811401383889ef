import type { z } from "zod";
import { responseFormat } from "./attempt.ts";
import { type OutputMode, outputModes } from "./presets.ts";

/** How an endpoint is asked. */
export interface Step {
	mode: OutputMode;
	extras: Readonly<Record<string, unknown>>;
}

/** What to send, strictest first; the last drops what only some endpoints take. */
export function ladder(mode: OutputMode, extras: Step["extras"]): Step[] {
	const steps: Step[] = outputModes
		.slice(outputModes.indexOf(mode))
		.map((each) => ({ mode: each, extras }));
	return Object.keys(extras).length > 0
		? [...steps, { mode: "text", extras: {} }]
		: steps;
}

/** What names the roles and ends the messages. */
const FRAME = 50;

/** No tokeniser makes more tokens of a text than it has bytes; some scripts come to that. */
export function mostTokens(
	{ system, user, schema }: { system: string; user: string; schema: z.ZodType },
	{ mode }: Step,
): number {
	// A schema that is sent along is counted like a prompt.
	const format = JSON.stringify(responseFormat(mode, schema));
	return Buffer.byteLength(system + user + format) + FRAME;
}
