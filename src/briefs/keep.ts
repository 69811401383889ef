import type { Brief } from "./brief.ts";
import type { CheckedBrief } from "./check.ts";
import { labelOneHost } from "./one-host.ts";
import { madeWith, type PreparedStory, writtenHash } from "./prepare.ts";
import type { ModelWriter } from "./settle.ts";
import { briefSource, numberInOrder } from "./sources.ts";
import { factsOf } from "./standing.ts";
import { saveBrief } from "./store.ts";

/** Keeps a brief that a model wrote or translated; `spent` in millionths of a dollar. */
export function keepWritten(
	{ database, clock, endpoint }: ModelWriter,
	story: PreparedStory,
	language: string,
	{ headline, sentences, why, verdicts }: CheckedBrief & { headline: string },
	{ spent, writtenBy }: { spent: number; writtenBy: string },
): Promise<Brief> {
	const articles = story.materials.map(({ article }) => article);
	const cited = numberInOrder(why ? [...sentences, why] : sentences, articles);
	const labelled = labelOneHost(
		cited.sentences,
		cited.articles,
		story.articles,
	);
	return saveBrief(
		database,
		{
			storyId: story.storyId,
			language,
			inputsHash: writtenHash(story, endpoint.model, language),
			method: "llm",
			headline,
			sentences: labelled.slice(0, sentences.length),
			why: why ? (labelled.at(-1) ?? null) : null,
			sources: cited.articles.map((article, index) =>
				briefSource(article, index + 1),
			),
			labels: story.labels,
			verdicts,
			writtenBy,
			costMicrodollars: spent,
		},
		clock.now(),
		{ madeWith: madeWith(endpoint.model, language), facts: factsOf(story) },
	);
}
