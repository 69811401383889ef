import { setTimeout as delay } from "node:timers/promises";
import type { z } from "zod";
import { traced } from "../tracing/tracing.ts";
import { readAnswer } from "./answer.ts";
import { attempt, makeClient } from "./attempt.ts";
import type { Reply } from "./completion.ts";
import { EndpointFailure } from "./failure.ts";
import { makePause } from "./pause.ts";
import { type EndpointSettings, presetFor } from "./settings.ts";
import { ladder, mostTokens, type Step } from "./steps.ts";
import type { Patience } from "./transport.ts";

export type { EndpointSettings } from "./settings.ts";

/** Tokens of one attempt, as the endpoint counts them. */
export interface Usage {
	/** All of the prompt, cached or not. */
	input: number;
	/** Of `input`, what the endpoint had in its prefix cache. */
	cached: number;
	output: number;
	/** Of `output`, what the model thought and did not say, where the endpoint tells. */
	reasoning?: number;
	/** What the endpoint itself says that the call cost. */
	reportedDollars: number | null;
}

export interface PlannedAttempt {
	endpoint: string;
	model: string;
	local: boolean;
	/** Most tokens that the prompt can have. */
	input: number;
	/** Most tokens that the answer can have. */
	output: number;
}

export interface AttemptResult {
	/** `"ok"` or the kind of the failure. */
	outcome: string;
	/** Null when the endpoint did not say. */
	usage: Usage | null;
	/** The call may have been charged although no usage is known. */
	maybeCharged: boolean;
	milliseconds: number;
}

/** Allows each attempt beforehand and is told what became of it. */
export interface Meter {
	/** Null when the attempt may not be made. */
	open(
		planned: PlannedAttempt,
	): Promise<((result: AttemptResult) => Promise<void>) | null>;
}

export interface Question<Value> {
	/** Static, so that the endpoint's prefix cache hits. */
	system: string;
	user: string;
	schema: z.ZodType<Value>;
	/** Most tokens of the answer. */
	maxTokens: number;
	signal?: AbortSignal | undefined;
	meter?: Meter;
}

export interface Answer<Value> {
	value: Value;
	/** Of the attempt that succeeded; null when the endpoint did not say. */
	usage: Usage | null;
	attempts: number;
	endpoint: string;
	model: string;
}

/** A language model behind a chat-completions address. */
export interface Endpoint {
	readonly name: string;
	readonly model: string;
	/**
	 * Asks until a valid answer is there or it makes no sense to go on.
	 * @throws {EndpointFailure} with the reason
	 */
	ask<Value>(question: Question<Value>): Promise<Answer<Value>>;
}

const ATTEMPTS = 4;
/** An answer in the wrong form is asked for once more, no oftener: it costs. So may one that never comes. */
const COSTLY = 2;
/** A longer wait than this is left to a later run. */
const LONGEST_WAIT = 20_000;
const defaultPatience: Patience = { total: 120_000, idle: 60_000 };

/**
 * Opens an endpoint. Its output mode steps down when the endpoint does not take it, and that is
 * remembered; after failures it is left alone for a while.
 * @throws {Error} with one plain sentence when the settings name no endpoint
 */
export function makeEndpoint(settings: EndpointSettings): Endpoint {
	const preset = presetFor(settings);
	const model = settings.model ?? preset.model;
	if (!model)
		throw new Error(
			`${settings.prefix ?? "LLM"}_MODEL: the endpoint "${preset.name}" has no model of its own. Name one that it serves.`,
		);
	const {
		wait = (milliseconds, signal) =>
			delay(milliseconds, undefined, signal ? { signal } : {}),
		now = Date.now,
		patience = defaultPatience,
	} = settings;
	const client = makeClient({
		baseUrl: settings.baseUrl ?? preset.baseUrl,
		apiKey: settings.apiKey ?? null,
		patience,
	});
	const pause = makePause(now);
	let steps = ladder(settings.mode ?? preset.mode, preset.extras);

	async function ask<Value>(question: Question<Value>): Promise<Answer<Value>> {
		const paused = pause.reason();
		if (paused)
			throw new EndpointFailure(
				"paused",
				`${preset.name} is left alone for a while: ${paused}`,
			);
		let left = steps;
		let costly = 0;
		for (let attempts = 1; ; attempts += 1) {
			try {
				const { value, usage } = await observed(question, left[0] as Step);
				// What the endpoint took is what it gets from now on.
				steps = left;
				pause.succeeded();
				return {
					value,
					usage,
					attempts,
					endpoint: preset.name,
					model: model as string,
				};
			} catch (error) {
				if (!(error instanceof EndpointFailure)) throw error;
				if (await mayGoOn(error, attempts)) continue;
				pause.failed(error);
				throw error;
			}
		}

		/** Decides on a further attempt, and waits for its time. */
		async function mayGoOn(
			failure: EndpointFailure,
			attempts: number,
		): Promise<boolean> {
			if (failure.kind === "request" && left.length > 1) {
				left = left.slice(1);
				return true;
			}
			if (
				failure.permanent ||
				failure.kind === "budget" ||
				attempts >= ATTEMPTS
			)
				return false;
			if (failure.kind === "format" || failure.kind === "timeout") {
				costly += 1;
				return costly < COSTLY;
			}
			const pauseFor =
				failure.retryAfter ?? 500 * 2 ** (attempts - 1) * (1 + Math.random());
			if (pauseFor > LONGEST_WAIT) return false;
			return waited(pauseFor, question.signal);
		}
	}

	/** Whether it was waited to the end: who asks may have had enough. */
	async function waited(
		milliseconds: number,
		signal: AbortSignal | undefined,
	): Promise<boolean> {
		try {
			await wait(milliseconds, signal);
		} catch (error) {
			if (!signal?.aborted) throw error;
		}
		return !signal?.aborted;
	}

	/** https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/ */
	function observed<Value>(question: Question<Value>, step: Step) {
		const about = { "gen_ai.request.model": model as string };
		return traced("chat", about, async (note) => {
			const answer = await once(question, step);
			const { input = 0, output = 0 } = answer.usage ?? {};
			note({
				"gen_ai.usage.input_tokens": input,
				"gen_ai.usage.output_tokens": output,
			});
			return answer;
		});
	}

	async function once<Value>(
		question: Question<Value>,
		step: Step,
	): Promise<{ value: Value; usage: Usage | null }> {
		const { system, user, schema, maxTokens, signal, meter } = question;
		const settle = await meter?.open({
			endpoint: preset.name,
			model: model as string,
			local: preset.local,
			input: mostTokens(question, step),
			output: maxTokens,
		});
		if (meter && !settle)
			throw new EndpointFailure(
				"budget",
				"the budget for language models is used up",
			);
		const started = now();
		const finish = (
			outcome: string,
			usage: Usage | null,
			maybeCharged: boolean,
		) =>
			settle?.({ outcome, usage, maybeCharged, milliseconds: now() - started });
		let reply: Reply;
		try {
			reply = await attempt(client, {
				model: model as string,
				system,
				user,
				maxTokens,
				tokenLimit: preset.tokenLimit,
				...step,
				schema,
				signal,
			});
		} catch (error) {
			const failure =
				error instanceof EndpointFailure
					? error
					: new EndpointFailure("network", String(error));
			await finish(failure.kind, failure.usage, failure.maybeCharged);
			throw error;
		}
		const read = readAnswer(reply.text, schema);
		const isUntold = reply.usage === null;
		if ("problem" in read) {
			await finish("format", reply.usage, isUntold);
			throw new EndpointFailure(
				"format",
				`the endpoint's answer cannot be used${reply.cut ? " (it was cut off)" : ""}: ${read.problem}`,
			);
		}
		await finish("ok", reply.usage, isUntold);
		return { value: read.value, usage: reply.usage };
	}

	return { name: preset.name, model, ask };
}
