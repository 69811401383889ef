import type { Brief } from "./brief.ts";
import { extractive } from "./extractive.ts";
import { entryForm } from "./form.ts";
import { fitted } from "./headline.ts";
import { materialOf } from "./material.ts";
import { labelOneHost } from "./one-host.ts";
import { inputsHash, type PreparedStory } from "./prepare.ts";
import { briefSource, chooseSources, numberInOrder } from "./sources.ts";
import { keptBrief, saveBrief } from "./store.ts";
import type { BriefWriter } from "./write.ts";

/** Changes with the extractive method, so that briefs of an earlier one are made anew. */
const VERSION = 3;

/** What a model was tried with in vain for these very inputs, so that it is not paid for again. */
export interface Spent {
	inputsHash: string;
	costMicrodollars: number;
	verdicts: Brief["verdicts"];
}

/**
 * The extractive brief: quoted from the story's sources, in the wanted language where one of
 * them is written in it, else in that of the lead source.
 */
export async function quoteBrief(
	{ database, clock }: Pick<BriefWriter, "database" | "clock">,
	{ storyId, articles, topics, labels }: PreparedStory,
	language: string,
	spent: Spent | null = null,
): Promise<Brief> {
	const materials = chooseSources(articles, language).map(materialOf);
	const quoted = extractive(
		{
			articles: materials.map(({ article, title, summary, sentences }) => ({
				...article,
				title,
				summary,
				text: sentences.join("\n"),
				official: article.kind === "official",
			})),
		},
		{
			sentences: entryForm.sentences,
			maxWords: entryForm.words,
			topics: topics.flatMap((slug) => slug.split("-")),
			language,
		},
	);
	const hash =
		spent?.inputsHash ??
		inputsHash(materials, "extractive", VERSION, quoted.language);
	const kept = await keptBrief(database, { storyId, inputsHash: hash, labels });
	if (kept) return kept;
	const lead = materials[0]?.article;
	const cited = numberInOrder(
		quoted.sentences,
		materials.map(({ article }) => article),
	);
	return saveBrief(
		database,
		{
			storyId,
			language: quoted.language,
			inputsHash: hash,
			method: "extractive",
			headline:
				quoted.headline ||
				fitted(quoted.sentences[0]?.text ?? lead?.source ?? ""),
			sentences: labelOneHost(cited.sentences, cited.articles, articles),
			why: null,
			sources: cited.articles.map((article, index) =>
				briefSource(article, index + 1),
			),
			labels,
			verdicts: [
				...quoted.sentences.map(() => ({ ok: true, problems: [] })),
				...(spent?.verdicts ?? []),
			],
			writtenBy: null,
			costMicrodollars: spent?.costMicrodollars ?? 0,
		},
		clock.now(),
	);
}
