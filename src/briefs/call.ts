import type { Brief } from "./brief.ts";
import { pendingHash } from "./pending.ts";
import type { PreparedStory } from "./prepare.ts";
import {
	type BriefJob,
	type ModelWriter,
	mendStory,
	settleStories,
} from "./settle.ts";
import { keptFor, standingBriefs } from "./standing.ts";
import { keptBrief } from "./store.ts";
import { translatingInto } from "./translate.ts";
import { writingIn } from "./with-model.ts";

/**
 * Settles the stories of one planned call. Whoever had their locks before may have written some
 * of them, or written them in another language: what is kept now decides.
 * @returns the briefs that were settled; a story missing from it may be tried again later
 */
export async function callFor(
	writer: ModelWriter,
	stories: readonly PreparedStory[],
	language: string,
): Promise<Brief[]> {
	const settled: Brief[] = [];
	const unwritten: PreparedStory[] = [];
	const translatable: PreparedStory[] = [];
	const originals = new Map<number, Brief>();
	const all = await standingBriefs(writer, stories);
	for (const story of stories) {
		const standing = all.get(story.storyId) ?? new Map<string, Brief>();
		const kept = await keptFor(writer, story, language, standing);
		const [original] = standing.values();
		if (kept) settled.push(kept);
		else if (original) {
			originals.set(story.storyId, original);
			translatable.push(story);
		} else unwritten.push(story);
	}
	return [
		...settled,
		...(await mendOrAsk(writer, writingIn(language), unwritten, language)),
		...(await mendOrAsk(
			writer,
			translatingInto(language, originals),
			translatable,
			language,
		)),
	];
}

/** An answer that failed its checks before is mended, not asked for from scratch. */
async function mendOrAsk<Answer>(
	writer: ModelWriter,
	job: BriefJob<Answer>,
	stories: readonly PreparedStory[],
	language: string,
): Promise<Brief[]> {
	const mended: Brief[] = [];
	const fresh: PreparedStory[] = [];
	for (const story of stories) {
		const pending = await keptBrief(writer.database, {
			...story,
			inputsHash: pendingHash(story, writer.endpoint.model, language),
		});
		if (pending)
			mended.push(await mendStory(writer, job, story, language, pending));
		else fresh.push(story);
	}
	return [...mended, ...(await settleStories(writer, job, fresh, language))];
}
