import type { Brief, CitedSentence } from "./brief.ts";
import { type CheckedBrief, checkWritten } from "./check.ts";
import { entryForm } from "./form.ts";
import type { PreparedStory } from "./prepare.ts";
import {
	type TranslatedBrief,
	translatedBriefs,
	translatePrompt,
	translationRequest,
} from "./prompt.ts";
import { strayFrom } from "./rendering.ts";
import type { BriefJob } from "./settle.ts";

const TOKENS_A_BRIEF = 350;
const TOKENS_BESIDE = 100;

/**
 * Translating briefs that were written in another language, given by story. A translation is
 * held against the sources like any brief, and against the original.
 */
export function translatingInto(
	language: string,
	originals: ReadonlyMap<number, Brief>,
): BriefJob<TranslatedBrief> {
	const originalOf = ({ storyId }: PreparedStory) => {
		const original = originals.get(storyId);
		if (!original)
			throw new Error(`briefs: story ${storyId} has nothing to translate`);
		return original;
	};
	return {
		purpose: "translate",
		question: (stories, mistakes) => ({
			system: translatePrompt.system,
			user: translationRequest(stories.map(originalOf), language, mistakes),
			schema: translatedBriefs,
			maxTokens: TOKENS_BESIDE + TOKENS_A_BRIEF * stories.length,
		}),
		check: (answer, story) =>
			checkTranslation(answer, story, originalOf(story), language),
	};
}

function checkTranslation(
	translated: TranslatedBrief,
	story: PreparedStory,
	original: Brief,
	language: string,
): CheckedBrief {
	if (translated.sentences.length !== original.sentences.length)
		return {
			headline: null,
			sentences: [],
			why: null,
			verdicts: [],
			mistakes: [
				{
					sentence: translated.sentences.join(" "),
					problems: [`${original.sentences.length} sentences were given`],
				},
			],
		};
	const { headline, sentences, why } = original;
	const originals = [
		headline,
		...[...sentences, ...(why ? [why] : [])].map(({ text }) => text),
	];
	return checkWritten(
		withSources(translated, original, story),
		story.materials,
		entryForm,
		{ language, also: (texts) => strayFrom(originals, texts) },
	);
}

/** The translation with the original's sources, numbered as the story's materials are. */
function withSources(
	translated: TranslatedBrief,
	original: Brief,
	{ materials }: PreparedStory,
) {
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
