import type { Clock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import {
	answerFromCatalogue,
	type CatalogueAnswer,
	modelsAskedFor,
	requestOf,
} from "./catalogue-answer.ts";
import { choosePassages } from "./passages.ts";
import { type Question, readQuestion } from "./question.ts";
import { readKnownModels, withFacts } from "./read-models.ts";
import { retrieve } from "./retrieve.ts";
import type { FoundArticle } from "./store.ts";

/** An article that is quoted, or that comes nearest. */
export interface AnswerSource {
	/** From 1, in the order of quotation. */
	number: number;
	articleId: number;
	title: string;
	url: string;
	host: string;
	official: boolean;
	/** ISO 639-1. */
	language: string;
	/** ISO 8601 UTC. */
	publishedAt: string;
}

export interface Answer {
	question: string;
	/** ISO 639-1 language of the question. */
	language: string;
	answered: boolean;
	/** From the catalogue, put in by code. */
	facts: CatalogueAnswer[];
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
 * Answers from the catalogue and with sentences of stored articles, quoted word by word; says so
 * when nothing supports an answer. `language` is the asker's, where the question does not tell.
 */
export async function ask(
	{ database, clock }: { database: Database; clock: Clock },
	text: string,
	{ language }: { language: string },
): Promise<Answer> {
	const question = readQuestion(text, language);
	const until = clock.now();
	const after = new Date(until.getTime() - days * 86_400_000);
	const facts = await factsFor(database, question);
	const articles = await retrieve(database, question, { after, until });
	const passages = choosePassages(question, articles, mostPassages);
	const answered = facts.length > 0 || passages.length > 0;
	return {
		question: text,
		language: question.language,
		answered,
		facts,
		passages: passages.map((passage, index) => ({
			text: passage.text,
			source: index + 1,
		})),
		sources: passages.map(({ article }, index) => sourceOf(article, index + 1)),
		nearest: answered ? [] : nearestOf(articles),
		days,
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

function sourceOf(article: FoundArticle, number: number): AnswerSource {
	return {
		number,
		articleId: article.id,
		title: article.title,
		url: article.url,
		host: article.host,
		official: article.kind === "official",
		language: article.language,
		publishedAt: article.publishedAt.toISOString(),
	};
}
