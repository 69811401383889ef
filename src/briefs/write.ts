import type { Article } from "../articles/article.ts";
import type { Clock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import type { Endpoint } from "../lib/llm/endpoint.ts";
import type { Log } from "../lib/log.ts";
import { shortHash } from "../lib/text/hash.ts";
import type { Brief } from "./brief.ts";
import type { Budget } from "./budget.ts";
import { extractive } from "./extractive.ts";
import { labelsOf } from "./labels.ts";
import { briefSource, chooseSources, numberInOrder } from "./sources.ts";
import { briefByInputs, saveBrief } from "./store.ts";

/** What writing a brief needs of the world. */
export interface BriefWriter {
	database: Database;
	clock: Clock;
	/** Null: everything is quoted, nothing is written. */
	endpoint: Endpoint | null;
	/** What may be spent; null where nothing can be. */
	budget: Budget | null;
	log?: Log;
}

/** A story as its brief is written from it. */
export interface BriefInput {
	storyId: number;
	/** The revision of the story's members. */
	revision: number;
	articles: Article[];
	/** Slugs of the topics it belongs to. */
	topics: string[];
}

/** Changes with the extractive method, so that briefs of an earlier one are made anew. */
const EXTRACTIVE_VERSION = 1;
const SENTENCES = 3;
const MOST_WORDS = 90;

/**
 * The brief of a story in a language, as kept or newly written. Writing it for the same
 * inputs again returns what was kept and costs nothing.
 * @throws when the story has no article
 */
export async function writeBrief(
	writer: BriefWriter,
	input: BriefInput,
	language: string,
): Promise<Brief> {
	if (input.articles.length === 0)
		throw new Error(
			`briefs: story ${input.storyId} has no article to write from`,
		);
	return quoteBrief(writer, input, language);
}

/** The extractive brief: quoted from its sources, in the language of the lead source. */
async function quoteBrief(
	{ database, clock }: BriefWriter,
	{ storyId, articles, topics }: BriefInput,
	language: string,
): Promise<Brief> {
	const sources = chooseSources(articles, language);
	const labels = labelsOf(articles);
	const quoted = extractive(
		{
			articles: sources.map((article) => ({
				...article,
				official: article.kind === "official",
			})),
		},
		{
			sentences: SENTENCES,
			maxWords: MOST_WORDS,
			topics: topics.flatMap((slug) => slug.split("-")),
			language,
		},
	);
	const inputsHash = shortHash(
		JSON.stringify([
			"extractive",
			EXTRACTIVE_VERSION,
			quoted.language,
			labels,
			sources.map(({ url, title, summary, text }) => [
				url,
				title,
				summary,
				text,
			]),
		]),
	);
	const kept = await briefByInputs(database, storyId, inputsHash);
	if (kept) return kept;
	const cited = numberInOrder(quoted.sentences, sources);
	return saveBrief(
		database,
		{
			storyId,
			language: quoted.language,
			inputsHash,
			method: "extractive",
			headline: quoted.headline,
			sentences: cited.sentences,
			why: null,
			sources: cited.articles.map((article, index) =>
				briefSource(article, index + 1),
			),
			labels,
			verdicts: quoted.sentences.map(() => ({ ok: true, problems: [] })),
			writtenBy: null,
			costMicrodollars: 0,
		},
		clock.now(),
	);
}
