import type { Endpoint } from "../lib/llm/endpoint.ts";
import { type Asked, ask, type BriefQuestion } from "./ask.ts";
import type { Brief } from "./brief.ts";
import type { CallPurpose } from "./budget.ts";
import { type CheckedBrief, isPostable } from "./check.ts";
import { keepWritten } from "./keep.ts";
import { mistakesOf, pendingHash } from "./pending.ts";
import { type PreparedStory, writtenHash } from "./prepare.ts";
import type { Mistakes } from "./prompt.ts";
import { quoteBrief } from "./quote.ts";
import type { BriefWriter } from "./write.ts";

export interface ModelWriter extends BriefWriter {
	endpoint: Endpoint;
}

/** One way to have briefs of a model: written from their sources, or translated. */
export interface BriefJob<Answer> {
	purpose: "brief" | "translate";
	/** About all the stories at once; with what failed before, about one. */
	question(
		stories: readonly PreparedStory[],
		mistakes: readonly Mistakes[],
	): BriefQuestion<{ briefs: (Answer & { story: number })[] }>;
	check(answer: Answer, story: PreparedStory): CheckedBrief;
}

/**
 * Has a model answer for `stories` in one call. Each answer is checked; one of which too little
 * is left is asked for once more alone, told what failed, and quoted if that fails too. Where
 * the endpoint declines the call, its stories are asked for one by one.
 * @returns the briefs that were settled; a story missing from it may be tried again later
 */
export async function settleStories<Answer>(
	writer: ModelWriter,
	job: BriefJob<Answer>,
	stories: readonly PreparedStory[],
	language: string,
): Promise<Brief[]> {
	if (stories.length === 0) return [];
	const asked = await ask(
		writer,
		job.question(stories, []),
		purposeOf(job, stories),
	);
	const briefs: Brief[] = [];
	if (asked.value) {
		const share = Math.round(asked.spent / stories.length);
		for (const [index, story] of stories.entries()) {
			const answer = asked.value.briefs.find(
				(each) => each.story === index + 1,
			);
			const checked = answer ? job.check(answer, story) : leftOut;
			const first = { checked, spent: share, writtenBy: asked.writtenBy };
			briefs.push(await settle(writer, job, story, language, first));
		}
	} else if (asked.final && stories.length > 1) {
		for (const story of stories)
			briefs.push(...(await settleStories(writer, job, [story], language)));
	} else if (asked.final) {
		for (const story of stories)
			briefs.push(await giveUp(writer, story, language, asked.spent, []));
	}
	return briefs;
}

/** Asks again for a story whose first answer failed its checks, and whose second never came. */
export async function mendStory<Answer>(
	writer: ModelWriter,
	job: BriefJob<Answer>,
	story: PreparedStory,
	language: string,
	pending: Brief,
): Promise<Brief> {
	const mistakes = mistakesOf(pending);
	const checked = { ...leftOut, verdicts: pending.verdicts, mistakes };
	const spent = pending.costMicrodollars;
	const first = { checked, spent, writtenBy: "" };
	return settle(writer, job, story, language, first);
}

const leftOut: CheckedBrief = {
	headline: null,
	sentences: [],
	why: null,
	verdicts: [],
	mistakes: [{ sentence: "", problems: ["the story was left out"] }],
};

interface Settling {
	checked: CheckedBrief;
	spent: number;
	writtenBy: string;
}

/** Keeps one story's answer, mended once if need be, or the quoted brief. */
async function settle<Answer>(
	writer: ModelWriter,
	job: BriefJob<Answer>,
	story: PreparedStory,
	language: string,
	{ checked, spent, writtenBy }: Settling,
): Promise<Brief> {
	if (isPostable(checked))
		return keepWritten(writer, story, language, checked, { spent, writtenBy });
	const again = await ask(writer, job.question([story], checked.mistakes), {
		purpose: "repair",
		storyId: story.storyId,
	});
	const both = spent + again.spent;
	const mended = mendedOf(again, job, story) ?? checked;
	if (isPostable(mended))
		return keepWritten(writer, story, language, mended, {
			spent: both,
			writtenBy: again.writtenBy,
		});
	if (again.final)
		return giveUp(writer, story, language, both, mended.verdicts);
	// A passing fault: quoted for now, mended when the endpoint is back, never asked from scratch.
	return quoteBrief(writer, story, language, {
		inputsHash: pendingHash(story, writer.endpoint.model, language),
		costMicrodollars: both,
		verdicts: mended.verdicts,
	});
}

function mendedOf<Answer>(
	{ value }: Asked<{ briefs: Answer[] }>,
	job: BriefJob<Answer>,
	story: PreparedStory,
): CheckedBrief | null {
	const [answer] = value?.briefs ?? [];
	return answer === undefined ? null : job.check(answer, story);
}

/** The quoted brief, kept as what these inputs come to, so that a model is not paid for them again. */
function giveUp(
	writer: ModelWriter,
	story: PreparedStory,
	language: string,
	spent: number,
	verdicts: Brief["verdicts"],
): Promise<Brief> {
	return quoteBrief(writer, story, language, {
		inputsHash: writtenHash(story, writer.endpoint.model, language),
		costMicrodollars: spent,
		verdicts,
	});
}

function purposeOf(
	{ purpose }: Pick<BriefJob<unknown>, "purpose">,
	stories: readonly PreparedStory[],
): CallPurpose {
	const [only] = stories;
	const storyId = only && stories.length === 1 ? only.storyId : null;
	return { purpose, storyId, stories: stories.length };
}
