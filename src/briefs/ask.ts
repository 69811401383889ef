import type { z } from "zod";
import { EndpointFailure, type FailureKind } from "../lib/llm/failure.ts";
import type { CallPurpose } from "./budget.ts";
import type { ModelWriter } from "./settle.ts";

/** What a model is asked, apart from who pays for it. */
export interface BriefQuestion<Value> {
	system: string;
	user: string;
	schema: z.ZodType<Value>;
	maxTokens: number;
}

/** What came of asking, in all its attempts. */
export interface Asked<Value> {
	/** Null where there was no answer. */
	value: Value | null;
	/** In millionths of a dollar. */
	spent: number;
	/** Of no answer: the endpoint will not answer this content, or not in a usable form. */
	final: boolean;
	/** Why there was none; null where there was one. */
	failure: FailureKind | null;
	/** Endpoint and model that answered. */
	writtenBy: string;
}

/** Asks and books; a failure of the endpoint is a result, so that one story's never touches another. */
export async function ask<Value>(
	{ database, clock, endpoint, budget, log, signal }: ModelWriter,
	question: BriefQuestion<Value>,
	call: CallPurpose,
): Promise<Asked<Value>> {
	const meter = budget.meter(
		{ database, clock, ...(log ? { log } : {}) },
		call,
	);
	try {
		const answer = await endpoint.ask({ ...question, meter, signal });
		return {
			value: answer.value,
			spent: meter.spent(),
			final: true,
			failure: null,
			writtenBy: `${answer.endpoint}/${answer.model}`,
		};
	} catch (error) {
		if (!(error instanceof EndpointFailure)) throw error;
		log?.warn(
			{ kind: error.kind, purpose: call.purpose, story: call.storyId },
			`quoted instead of written: ${error.message}`,
		);
		return {
			value: null,
			spent: meter.spent(),
			final: error.kind === "refused" || error.kind === "format",
			failure: error.kind,
			writtenBy: "",
		};
	}
}
