import { EndpointFailure } from "../lib/llm/failure.ts";
import type { Brief, CitedSentence } from "./brief.ts";
import { checkWritten, isPostable } from "./check.ts";
import { type PreparedStory, writtenHash } from "./prepare.ts";
import {
	translatedBriefs,
	translatePrompt,
	translationRequest,
} from "./prompt.ts";
import { quoteBrief } from "./quote.ts";
import { writtenBriefsOf } from "./store.ts";
import { keepWritten, type ModelWriter } from "./with-model.ts";

const TOKENS_A_BRIEF = 350;
const TOKENS_BESIDE = 100;

/**
 * Has briefs that were written in another language translated in one call, and grounds each in
 * the sources again. One that does not hold is quoted.
 * @returns the briefs that were settled; a story missing from it may be tried again later
 */
export async function translateStories(
	writer: ModelWriter,
	stories: readonly PreparedStory[],
	language: string,
): Promise<Brief[]> {
	const pairs: { story: PreparedStory; original: Brief }[] = [];
	for (const story of stories) {
		const original = await originalOf(writer, story);
		if (original) pairs.push({ story, original });
	}
	const { database, clock, endpoint, budget, log } = writer;
	const meter = budget.meter(
		{ database, clock, ...(log ? { log } : {}) },
		{
			purpose: "translate",
			storyId: pairs.length === 1 ? (pairs[0]?.story.storyId ?? null) : null,
			stories: pairs.length,
		},
	);
	try {
		const answer = await endpoint.ask({
			system: translatePrompt.system,
			user: translationRequest(
				pairs.map(({ original }) => original),
				language,
			),
			schema: translatedBriefs,
			maxTokens: TOKENS_BESIDE + TOKENS_A_BRIEF * pairs.length,
			meter,
		});
		const cost = Math.round(meter.spent() / pairs.length);
		const briefs: Brief[] = [];
		for (const [index, { story, original }] of pairs.entries()) {
			const translated = answer.value.briefs.find(
				(each) => each.story === index + 1,
			);
			const cited = translated && withSources(translated, original, story);
			const checked = cited && checkWritten(cited, story.materials);
			briefs.push(
				checked && isPostable(checked)
					? await keepWritten(writer, story, language, checked, cost)
					: await quoteBrief(writer, story, language, {
							inputsHash: writtenHash(story, endpoint.model, language),
							costMicrodollars: cost,
							verdicts: checked?.verdicts ?? [],
						}),
			);
		}
		return briefs;
	} catch (error) {
		if (!(error instanceof EndpointFailure)) throw error;
		log?.warn(
			{ kind: error.kind },
			`briefs are quoted instead of translated: ${error.message}`,
		);
		return [];
	}
}

/** What was written of these very inputs in another language. */
async function originalOf(
	writer: ModelWriter,
	story: PreparedStory,
): Promise<Brief | null> {
	const written = await writtenBriefsOf(writer.database, story.storyId);
	return (
		written.find(
			(brief) =>
				brief.inputsHash ===
				writtenHash(story, writer.endpoint.model, brief.language),
		) ?? null
	);
}

/** The translation with the original's sources, numbered as the story's materials are; null when sentences are missing. */
function withSources(
	translated: { headline: string; sentences: string[]; why: string | null },
	original: Brief,
	{ materials }: PreparedStory,
): {
	headline: string;
	sentences: CitedSentence[];
	why: CitedSentence | null;
} | null {
	if (translated.sentences.length !== original.sentences.length) return null;
	const numberOf = (number: number) => {
		const source = original.sources.find((each) => each.number === number);
		return (
			materials.findIndex(({ article }) => article.id === source?.articleId) + 1
		);
	};
	const cite = (text: string, from: CitedSentence) => ({
		text,
		sources: from.sources.map(numberOf),
	});
	return {
		headline: translated.headline,
		sentences: original.sentences.map((sentence, index) =>
			cite(translated.sentences[index] ?? "", sentence),
		),
		why:
			translated.why && original.why
				? cite(translated.why, original.why)
				: null,
	};
}
