import { randomBytes } from "node:crypto";
import type { Endpoint } from "../lib/llm/endpoint.ts";
import { EndpointFailure } from "../lib/llm/failure.ts";
import type { Brief } from "./brief.ts";
import type { CallPurpose } from "./budget.ts";
import { type CheckedBrief, checkWritten, isPostable } from "./check.ts";
import { type PreparedStory, writtenHash } from "./prepare.ts";
import {
	briefPrompt,
	briefRequest,
	type Mistakes,
	type WrittenBrief,
	writtenBriefs,
} from "./prompt.ts";
import { quoteBrief } from "./quote.ts";
import { briefSource, numberInOrder } from "./sources.ts";
import { saveBrief } from "./store.ts";
import type { BriefWriter } from "./write.ts";

export interface ModelWriter extends BriefWriter {
	endpoint: Endpoint;
}

const TOKENS_A_STORY = 450;
const TOKENS_BESIDE = 100;

/**
 * Has a model write the briefs of `stories` in one call. Each is checked; one of which too
 * little is left is written once more alone, told what failed, and quoted if that fails too.
 * @returns the briefs that were settled; a story missing from it may be tried again later
 */
export async function writeStories(
	writer: ModelWriter,
	stories: readonly PreparedStory[],
	language: string,
): Promise<Brief[]> {
	const { written, cost } = await askForBriefs(writer, stories, language);
	if (written === null)
		return settleUnanswered(writer, stories, language, cost);
	const briefs: Brief[] = [];
	for (const [index, story] of stories.entries()) {
		const answer = written.find((each) => each.story === index + 1);
		const share = Math.round((cost?.spent ?? 0) / stories.length);
		briefs.push(await settle(writer, story, language, answer ?? null, share));
	}
	return briefs;
}

interface Cost {
	spent: number;
	/** The endpoint will not answer this content, or not in a usable form. */
	final: boolean;
}

async function askForBriefs(
	{ database, clock, endpoint, budget, log }: ModelWriter,
	stories: readonly PreparedStory[],
	language: string,
	mistakes: readonly Mistakes[] = [],
): Promise<{ written: WrittenBrief[] | null; cost: Cost }> {
	const purpose: CallPurpose["purpose"] =
		mistakes.length > 0 ? "repair" : "brief";
	const storyId = stories.length === 1 ? (stories[0]?.storyId ?? null) : null;
	const meter = budget.meter(
		{ database, clock, ...(log ? { log } : {}) },
		{ purpose, storyId, stories: stories.length },
	);
	try {
		const answer = await endpoint.ask({
			system: briefPrompt.system,
			user: briefRequest(
				stories.map(({ materials }) => materials),
				language,
				randomBytes(6).toString("hex"),
				mistakes,
			),
			schema: writtenBriefs,
			maxTokens: TOKENS_BESIDE + TOKENS_A_STORY * stories.length,
			meter,
		});
		return {
			written: answer.value.briefs,
			cost: { spent: meter.spent(), final: false },
		};
	} catch (error) {
		if (!(error instanceof EndpointFailure)) throw error;
		log?.warn(
			{ kind: error.kind, stories: stories.map(({ storyId: id }) => id) },
			`a brief is quoted instead of written: ${error.message}`,
		);
		return {
			written: null,
			cost: {
				spent: meter.spent(),
				final: error.kind === "refused" || error.kind === "format",
			},
		};
	}
}

/** Checks one story's answer, mends it once, and keeps it or the quoted brief. */
async function settle(
	writer: ModelWriter,
	story: PreparedStory,
	language: string,
	answer: WrittenBrief | null,
	spent: number,
): Promise<Brief> {
	let cost = spent;
	let checked = answer && checkWritten(answer, story.materials);
	if (checked === null || !isPostable(checked)) {
		const mistakes = checked?.mistakes ?? [
			{ sentence: "", problems: ["the story was left out"] },
		];
		const again = await askForBriefs(writer, [story], language, mistakes);
		cost += again.cost.spent;
		const mended = again.written?.[0];
		if (mended) checked = checkWritten(mended, story.materials);
	}
	if (checked !== null && isPostable(checked))
		return keepWritten(writer, story, language, checked, cost);
	return quoteBrief(writer, story, language, {
		inputsHash: writtenHash(story, writer.endpoint.model, language),
		costMicrodollars: cost,
		verdicts: checked?.verdicts ?? [],
	});
}

/** Several stories of which one cannot be answered are asked for one by one; a passing fault leaves them for later. */
async function settleUnanswered(
	writer: ModelWriter,
	stories: readonly PreparedStory[],
	language: string,
	cost: Cost,
): Promise<Brief[]> {
	if (!cost.final) return [];
	if (stories.length > 1) {
		const briefs: Brief[] = [];
		for (const story of stories)
			briefs.push(...(await writeStories(writer, [story], language)));
		return briefs;
	}
	const [story] = stories;
	if (!story) return [];
	const inputsHash = writtenHash(story, writer.endpoint.model, language);
	return [
		await quoteBrief(writer, story, language, {
			inputsHash,
			costMicrodollars: cost.spent,
			verdicts: [],
		}),
	];
}

/** Keeps a brief that a model wrote or translated. */
export function keepWritten(
	{ database, clock, endpoint }: ModelWriter,
	story: PreparedStory,
	language: string,
	{ headline, sentences, why, verdicts }: CheckedBrief & { headline: string },
	costMicrodollars: number,
): Promise<Brief> {
	const articles = story.materials.map(({ article }) => article);
	const cited = numberInOrder(why ? [...sentences, why] : sentences, articles);
	return saveBrief(
		database,
		{
			storyId: story.storyId,
			language,
			inputsHash: writtenHash(story, endpoint.model, language),
			method: "llm",
			headline,
			sentences: cited.sentences.slice(0, sentences.length),
			why: why ? (cited.sentences.at(-1) ?? null) : null,
			sources: cited.articles.map((article, index) =>
				briefSource(article, index + 1),
			),
			labels: story.labels,
			verdicts,
			writtenBy: `${endpoint.name}/${endpoint.model}`,
			costMicrodollars,
		},
		clock.now(),
	);
}
