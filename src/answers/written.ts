import type { Budget } from "../briefs/budget.ts";
import { addressesModel } from "../briefs/quarantine.ts";
import type { ModelWriter } from "../briefs/settle.ts";
import type { Clock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import type { Endpoint } from "../lib/llm/endpoint.ts";
import type { Log } from "../lib/log.ts";
import type { Exchange } from "./answer-prompt.ts";
import { asksForMore } from "./asks-for-more.ts";
import type { CatalogueAnswer } from "./catalogue-answer.ts";
import { choosePassages, type Passage } from "./passages.ts";
import type { Question } from "./question.ts";
import type { FoundArticle } from "./store.ts";
import { type Writing, writeAnswer } from "./write-answer.ts";
import { type CitableText, writingSources } from "./writing-sources.ts";

/** What answering needs of the world. */
export interface AnswerDeps {
	database: Database;
	clock: Clock;
	/** Writes answers; without it, or a budget, they are quoted. */
	endpoint?: Endpoint | null;
	budget?: Budget;
	log?: Log;
	/** When it ends, what is not written is quoted; 20 seconds from the start where not given. */
	signal?: AbortSignal;
}

/** What an answer may be written of. */
export interface Known {
	question: Question;
	facts: readonly CatalogueAnswer[];
	/** What is quoted. */
	passages: readonly Passage[];
	/** All that were found. */
	articles: readonly FoundArticle[];
	/** The latest first. */
	earlier: readonly Exchange[];
}

/** A written answer, or why there is none, and what its sentences cite by number, from 1. */
export interface WrittenFrom extends Writing {
	cited: CitableText[];
}

/** So many articles an answer is written from. */
const MOST_ARTICLES = 5;
/** So many earlier questions are given with a question that goes on from them. */
const MOST_EARLIER = 2;

const nothing: WrittenFrom = {
	answer: null,
	unwritten: null,
	cost: 0,
	cited: [],
};

/**
 * Has the endpoint write an answer, where there is one and something to write of. What the
 * catalogue answers is not asked of a model, nor is a question that speaks to one.
 */
export async function writtenFrom(
	deps: AnswerDeps,
	known: Known,
): Promise<WrittenFrom> {
	const writer = writerOf(deps);
	const { question, facts, passages, earlier } = known;
	if (!writer || passages.length === 0 || addressesModel(question.text))
		return nothing;
	if (facts.length > 0 && !asksForMore(question.text)) return nothing;
	const sources = writingSources(facts, passagesToRead(known));
	if (sources.length === 0) return nothing;
	const writing = await writeAnswer(writer, {
		question: question.text,
		language: question.language,
		sources,
		earlier: earlier
			.filter((exchange) => !addressesModel(exchange.question))
			.slice(0, MOST_EARLIER),
	});
	return { ...writing, cited: sources.map(({ article }) => article) };
}

/** What is quoted, then what other articles say less well: it may confirm, add or disagree. */
function passagesToRead({ question, passages, articles }: Known): Passage[] {
	const quoted = new Set(passages.map(({ article }) => article.fingerprint));
	const others = articles.filter(({ fingerprint }) => !quoted.has(fingerprint));
	const room = MOST_ARTICLES - passages.length;
	return [...passages, ...choosePassages(question, others, room)];
}

function writerOf({
	endpoint,
	budget,
	...deps
}: AnswerDeps): ModelWriter | null {
	return endpoint && budget ? { ...deps, endpoint, budget } : null;
}
