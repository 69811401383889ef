import { randomBytes } from "node:crypto";
import { ask } from "../briefs/ask.ts";
import type { CitedSentence } from "../briefs/brief.ts";
import { exclusively } from "../briefs/exclusive.ts";
import { inputsHash } from "../briefs/prepare.ts";
import type { Mistakes } from "../briefs/prompt.ts";
import type { ModelWriter } from "../briefs/settle.ts";
import {
	type AnswerRequest,
	answerPrompt,
	answerRequest,
	modelAnswer,
} from "./answer-prompt.ts";
import { type CheckedAnswer, checkAnswer } from "./check-answer.ts";
import { keptAnswer, saveAnswer } from "./store-written.ts";

/** What a model answered, checked: every sentence cites sources that support it. */
export interface WrittenAnswer {
	/** Sources by their numbers in the request, from 1. */
	sentences: CitedSentence[];
	/** Endpoint and model. */
	writtenBy: string;
}

/** Why a model did not write an answer. */
export type Unwritten =
	/** No limit of the budget allows another call. */
	| "budget"
	/** The endpoint failed. */
	| "endpoint"
	/** It took too long. */
	| "late"
	/** The model found none in the sources, or what it wrote does not stand in them or has no form. */
	| "unsupported";

export interface Writing {
	answer: WrittenAnswer | null;
	/** Null where there is an answer. */
	unwritten: Unwritten | null;
	/** What it cost now, in millionths of a dollar. */
	cost: number;
}

/** Of the answer: 120 words of any language, their frame, and some to spare. */
const MOST_TOKENS = 700;
/** Somebody waits for it in chat, in milliseconds. */
const PATIENCE = 20_000;

/**
 * The answer to a question from numbered sources, as kept or newly written: each sentence held
 * against the sources that it cites, what fails mended once or dropped, and paid once for the
 * same inputs. The budget should be the workspace's of who asks (`budget.forWorkspace`).
 */
export async function writeAnswer(
	writer: ModelWriter,
	request: AnswerRequest,
): Promise<Writing> {
	const { database, clock, endpoint } = writer;
	const { question, language, sources, earlier } = request;
	const signal = writer.signal ?? AbortSignal.timeout(PATIENCE);
	const hash = inputsHash(
		sources,
		"answer",
		answerPrompt.version,
		endpoint.model,
		language,
		question,
		earlier,
	);
	const write = async (): Promise<Writing> => {
		const kept = await keptAnswer(database, hash);
		if (kept !== undefined) return outcome(kept, "unsupported", 0);
		const writing = await writeAnew({ ...writer, signal }, request);
		const { answer, unwritten, cost } = writing;
		if (answer || unwritten === "unsupported")
			await saveAnswer(database, hash, { answer, cost }, clock.now());
		return writing;
	};
	const writing = await exclusively(
		database,
		[`answer ${hash}`],
		write,
		signal,
	);
	return writing ?? outcome(null, "late", 0);
}

/** Asks once, and once more with what failed. */
async function writeAnew(
	writer: ModelWriter,
	request: AnswerRequest,
): Promise<Writing> {
	const first = await askFor(writer, request, []);
	if (!first.value) return outcome(null, reasonOf(first), first.spent);
	const checked = check(first.value, request);
	if (checked.mistakes.length === 0)
		return outcome(answerOf(checked, first), "unsupported", first.spent);
	const again = await askFor(writer, request, checked.mistakes);
	const cost = first.spent + again.spent;
	const mended = again.value && check(again.value, request);
	// A mended answer that says less is none.
	return mended && mended.sentences.length >= checked.sentences.length
		? outcome(answerOf(mended, again), "unsupported", cost)
		: outcome(answerOf(checked, first), "unsupported", cost);
}

function askFor(
	writer: ModelWriter,
	request: AnswerRequest,
	mistakes: readonly Mistakes[],
) {
	const marker = randomBytes(6).toString("hex");
	return ask(
		writer,
		{
			system: answerPrompt.system,
			user: answerRequest(request, marker, mistakes),
			schema: modelAnswer,
			maxTokens: MOST_TOKENS,
		},
		{ purpose: "answer", storyId: null },
	);
}

type Asked = Awaited<ReturnType<typeof askFor>>;

function check(
	value: NonNullable<Asked["value"]>,
	{ sources, language }: AnswerRequest,
): CheckedAnswer {
	return checkAnswer(value, sources, language);
}

function answerOf(
	{ sentences }: CheckedAnswer,
	{ writtenBy }: Asked,
): WrittenAnswer | null {
	return sentences.length > 0 ? { sentences, writtenBy } : null;
}

function reasonOf({ failure }: Asked): Unwritten {
	switch (failure) {
		case "budget":
			return "budget";
		case "timeout":
		case "stopped":
			return "late";
		// Asked again, it would say the same, and cost the same.
		case "refused":
		case "format":
			return "unsupported";
		default:
			return "endpoint";
	}
}

function outcome(
	answer: WrittenAnswer | null,
	otherwise: Unwritten,
	cost: number,
): Writing {
	return { answer, unwritten: answer ? null : otherwise, cost };
}
