import type { CitedSentence } from "../briefs/brief.ts";
import { numberInOrder } from "../briefs/sources.ts";
import type { Database } from "../lib/database/database.ts";
import type { Exchange } from "./answer-prompt.ts";
import {
	answerFromCatalogue,
	type CatalogueAnswer,
	modelsAskedFor,
	requestOf,
} from "./catalogue-answer.ts";
import { choosePassages, type Passage } from "./passages.ts";
import { type Question, readQuestion } from "./question.ts";
import { readKnownModels, withFacts } from "./read-models.ts";
import { retrieve } from "./retrieve.ts";
import { type AnswerSource, sourceOf } from "./source.ts";
import type { FoundArticle } from "./store.ts";
import type { Unwritten } from "./write-answer.ts";
import { type AnswerDeps, type WrittenFrom, writtenFrom } from "./written.ts";

export interface Answer {
	question: string;
	/** ISO 639-1 language of the question. */
	language: string;
	answered: boolean;
	/** From the catalogue, put in by code. */
	facts: CatalogueAnswer[];
	/** Written by a model, each sentence with the numbers of the sources that support it. */
	written: { sentences: CitedSentence[]; writtenBy: string } | null;
	/** Why nothing was written; null where it was, or nobody was to write. */
	unwritten: Unwritten | null;
	/** What writing it cost now, in millionths of a dollar. */
	costMicrodollars: number;
	/** Sentences word by word, each with the number of its source. */
	passages: { text: string; source: number }[];
	sources: AnswerSource[];
	/** Where nothing answers: what comes nearest. */
	nearest: AnswerSource[];
	/** How many days back articles were looked for. */
	days: number;
}

/** How far back articles are looked for. */
const days = 90;
const mostPassages = 3;
const mostNearest = 3;

/**
 * Answers from the catalogue and with sentences of stored articles, quoted word by word, and in
 * words of a model's where there is an endpoint and every sentence stands in the sources; says so
 * when nothing supports an answer. `language` is the asker's, where the question does not tell;
 * `earlier` is what was asked before in the same conversation, the latest first.
 */
export async function ask(
	deps: AnswerDeps,
	text: string,
	{ language, earlier = [] }: { language: string; earlier?: Exchange[] },
): Promise<Answer> {
	const { database, clock } = deps;
	const question = readQuestion(text, language);
	const until = clock.now();
	const after = new Date(until.getTime() - days * 86_400_000);
	const facts = await factsFor(database, question);
	const articles = await retrieve(database, question, { after, until });
	const passages = choosePassages(question, articles, mostPassages);
	const known = { question, facts, passages, articles, earlier };
	const writing = await writtenFrom(deps, known);
	const answered = facts.length > 0 || passages.length > 0;
	return {
		question: text,
		language: question.language,
		answered,
		facts,
		...numbered(writing, passages),
		unwritten: writing.unwritten,
		costMicrodollars: writing.cost,
		nearest: answered ? [] : nearestOf(articles),
		days,
	};
}

/** Sources in the order in which the written answer cites them, then those that are only quoted. */
function numbered(
	{ answer, cited }: WrittenFrom,
	passages: readonly Passage[],
): Pick<Answer, "written" | "passages" | "sources"> {
	const { sentences, articles } = numberInOrder(answer?.sentences ?? [], cited);
	const citations = new Set(sentences.flatMap(({ sources }) => sources)).size;
	const listed = [
		...new Set([
			...articles.slice(0, citations),
			...passages.map(({ article }) => article),
		]),
	];
	return {
		written: answer && { ...answer, sentences },
		passages: passages.map(({ text, article }) => ({
			text,
			source: listed.indexOf(article) + 1,
		})),
		sources: listed.map((source, index) => sourceOf(source, index + 1)),
	};
}

async function factsFor(
	database: Database,
	question: Question,
): Promise<CatalogueAnswer[]> {
	const request = requestOf(question);
	if (request === null) return [];
	const models = modelsAskedFor(
		question,
		request,
		await readKnownModels(database),
	);
	const entries = await Promise.all(
		models.map((model) => withFacts(database, model)),
	);
	return answerFromCatalogue(question, request, entries);
}

/** Copies of a text come once. */
function nearestOf(articles: readonly FoundArticle[]): AnswerSource[] {
	const seen = new Set<string>();
	return articles
		.filter(({ fingerprint }) => {
			const isNew = !seen.has(fingerprint);
			seen.add(fingerprint);
			return isNew;
		})
		.slice(0, mostNearest)
		.map((article, index) => sourceOf(article, index + 1));
}
