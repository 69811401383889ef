import type { Clock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import type { Endpoint } from "../lib/llm/endpoint.ts";
import type { Log } from "../lib/log.ts";
import type { Brief } from "./brief.ts";
import type { Budget } from "./budget.ts";
import { exclusively } from "./exclusive.ts";
import {
	type BriefInput,
	type PreparedStory,
	prepareStory,
	writtenHash,
} from "./prepare.ts";
import { quoteBrief } from "./quote.ts";
import { keptBrief, writtenBriefsOf } from "./store.ts";
import { translateStories } from "./translate.ts";
import { writeStories } from "./with-model.ts";

/** What writing a brief needs of the world. */
export interface BriefWriter {
	database: Database;
	clock: Clock;
	/** Null: everything is quoted, nothing is written. */
	endpoint: Endpoint | null;
	/** What may be spent on the endpoint. */
	budget: Budget;
	log?: Log;
}

/** A story with this many sources that say more than a title gets a call of its own. */
const LARGE = 3;
const SMALL_A_CALL = 5;
const TRANSLATIONS_A_CALL = 8;

/** The brief of one story in a language; see `writeBriefs`. */
export async function writeBrief(
	writer: BriefWriter,
	input: BriefInput,
	language: string,
): Promise<Brief> {
	const [brief] = await writeBriefs(writer, [input], language);
	return brief as Brief;
}

/**
 * The briefs of stories in a language, in their order, as kept or newly written. The same inputs
 * never cost twice: what was written for them is returned, what was written in another language
 * is translated. Larger stories get a call each, small ones share one. Where the endpoint
 * fails, the budget is used up or an answer does not hold, the story's brief is quoted.
 * @throws when a story has no article
 */
export async function writeBriefs(
	writer: BriefWriter,
	inputs: readonly BriefInput[],
	language: string,
): Promise<Brief[]> {
	const stories = inputs.map((input) => prepareStory(input));
	const { endpoint } = writer;
	const done = new Map<number, Brief>();
	if (endpoint) {
		for (const chunk of await plan(writer, endpoint, stories, language)) {
			const keys = chunk.stories.map(
				({ storyId }) => `brief ${storyId} ${language}`,
			);
			await exclusively(writer.database, keys, async () => {
				// Another worker may have written them while we waited.
				const open: PreparedStory[] = [];
				for (const story of chunk.stories) {
					const kept = await keptBrief(writer.database, {
						...story,
						inputsHash: writtenHash(story, endpoint.model, language),
					});
					if (kept) done.set(story.storyId, kept);
					else open.push(story);
				}
				if (open.length === 0) return;
				const work = chunk.translate ? translateStories : writeStories;
				for (const brief of await work({ ...writer, endpoint }, open, language))
					done.set(brief.storyId, brief);
			});
		}
	}
	const briefs: Brief[] = [];
	for (const story of stories)
		briefs.push(
			done.get(story.storyId) ?? (await quoteBrief(writer, story, language)),
		);
	return briefs;
}

interface Chunk {
	stories: PreparedStory[];
	translate: boolean;
}

/** Which stories share a call. */
async function plan(
	writer: BriefWriter,
	endpoint: Endpoint,
	stories: readonly PreparedStory[],
	language: string,
): Promise<Chunk[]> {
	const translatable: PreparedStory[] = [];
	const small: PreparedStory[] = [];
	const chunks: Chunk[] = [];
	for (const story of stories) {
		if (await writtenElsewhere(writer, endpoint, story, language))
			translatable.push(story);
		else if (
			story.materials.filter(
				({ summary, sentences }) => summary !== "" || sentences.length > 0,
			).length >= LARGE
		)
			chunks.push({ stories: [story], translate: false });
		else small.push(story);
	}
	for (const group of inGroups(small, SMALL_A_CALL))
		chunks.push({ stories: group, translate: false });
	for (const group of inGroups(translatable, TRANSLATIONS_A_CALL))
		chunks.push({ stories: group, translate: true });
	return chunks;
}

async function writtenElsewhere(
	writer: BriefWriter,
	endpoint: Endpoint,
	story: PreparedStory,
	language: string,
): Promise<boolean> {
	const written = await writtenBriefsOf(writer.database, story.storyId);
	return written.some(
		(brief) =>
			brief.language !== language &&
			brief.inputsHash === writtenHash(story, endpoint.model, brief.language),
	);
}

function inGroups<Member>(
	members: readonly Member[],
	size: number,
): Member[][] {
	const groups: Member[][] = [];
	for (let from = 0; from < members.length; from += size)
		groups.push(members.slice(from, from + size));
	return groups;
}
