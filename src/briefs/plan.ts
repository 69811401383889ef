import { pendingHash } from "./pending.ts";
import type { PreparedStory } from "./prepare.ts";
import type { ModelWriter } from "./settle.ts";
import type { Standing } from "./standing.ts";
import { keptBrief } from "./store.ts";

/** A story with this many sources that say more than a title gets a call of its own. */
const LARGE = 3;
const SMALL_A_CALL = 5;
const TRANSLATIONS_A_CALL = 8;

/**
 * Which stories share a call in a language.
 * @param standing their briefs in other languages
 */
export async function planCalls(
	writer: ModelWriter,
	stories: readonly PreparedStory[],
	language: string,
	standing: ReadonlyMap<number, Standing>,
): Promise<PreparedStory[][]> {
	const translatable: PreparedStory[] = [];
	const small: PreparedStory[] = [];
	const calls: PreparedStory[][] = [];
	for (const story of stories) {
		if (await isPending(writer, story, language)) calls.push([story]);
		else if (standing.get(story.storyId)?.size) translatable.push(story);
		else if (isLarge(story)) calls.push([story]);
		else small.push(story);
	}
	return [
		...calls,
		...inGroups(small, SMALL_A_CALL),
		...inGroups(translatable, TRANSLATIONS_A_CALL),
	];
}

async function isPending(
	{ database, endpoint }: ModelWriter,
	story: PreparedStory,
	language: string,
): Promise<boolean> {
	const inputsHash = pendingHash(story, endpoint.model, language);
	return (await keptBrief(database, { ...story, inputsHash })) !== null;
}

function isLarge({ materials }: PreparedStory): boolean {
	const telling = materials.filter(
		({ summary, sentences }) => summary !== "" || sentences.length > 0,
	);
	return telling.length >= LARGE;
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
