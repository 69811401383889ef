import type { Clock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import type { Endpoint } from "../lib/llm/endpoint.ts";
import type { Log } from "../lib/log.ts";
import type { Brief } from "./brief.ts";
import type { Budget } from "./budget.ts";
import { callFor } from "./call.ts";
import { exclusively } from "./exclusive.ts";
import { planCalls } from "./plan.ts";
import {
	type BriefInput,
	type PreparedStory,
	prepareStory,
} from "./prepare.ts";
import { quoteBrief } from "./quote.ts";
import { roundsOf, type Wanted } from "./rounds.ts";
import type { ModelWriter } from "./settle.ts";
import { standingBriefs } from "./standing.ts";
import { refreshLabels } from "./store.ts";

/** What writing a brief needs of the world. */
export interface BriefWriter {
	database: Database;
	clock: Clock;
	/** Null: everything is quoted, nothing is written. */
	endpoint: Endpoint | null;
	/** What may be spent on the endpoint. */
	budget: Budget;
	log?: Log;
	/** When it ends, what is not written is quoted; two minutes from the start where not given. */
	signal?: AbortSignal;
}

/** A digest that waits for a slow endpoint is late: what was not written until then is quoted. */
const PATIENCE = 120_000;

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
 * The briefs of stories in a language, in their order; see `writeForLanguages`.
 * @throws when a story has no article
 */
export async function writeBriefs(
	writer: BriefWriter,
	inputs: readonly BriefInput[],
	language: string,
): Promise<Brief[]> {
	const wanted = new Map([[language, inputs.map(({ storyId }) => storyId)]]);
	const briefs = await writeForLanguages(writer, inputs, wanted);
	return briefs.get(language) ?? [];
}

/**
 * The briefs of stories in all the languages that somebody will read them in, by language and in
 * the order in which they are wanted. Each story is written once and translated from that; larger
 * stories get a call each, small ones and translations share one. The same inputs never cost
 * twice, nor do further ones that tell nothing new: what is kept is returned. Where the endpoint
 * fails or is too slow, the budget is used up or an answer does not hold, a brief is quoted.
 * @throws when a story has no article
 */
export async function writeForLanguages(
	writer: BriefWriter,
	inputs: readonly BriefInput[],
	wanted: Wanted,
): Promise<Map<string, Brief[]>> {
	const stories = new Map(
		inputs.map((input) => [input.storyId, prepareStory(input)]),
	);
	const { endpoint, signal = AbortSignal.timeout(PATIENCE) } = writer;
	const written = new Map<string, Map<number, Brief>>();
	if (endpoint) {
		const patient = { ...writer, endpoint, signal };
		for (const { language, storyIds } of roundsOf(wanted)) {
			const round = pick(stories, storyIds);
			const known = written.get(language) ?? new Map<number, Brief>();
			for (const brief of await writeRound(patient, round, language))
				known.set(brief.storyId, brief);
			written.set(language, known);
		}
	}
	const all = new Map<string, Brief[]>();
	for (const [language, storyIds] of wanted) {
		const briefs: Brief[] = [];
		for (const story of pick(stories, storyIds))
			briefs.push(
				written.get(language)?.get(story.storyId) ??
					(await quoteBrief(writer, story, language)),
			);
		all.set(language, briefs);
	}
	return all;
}

function pick(
	stories: ReadonlyMap<number, PreparedStory>,
	storyIds: readonly number[],
): PreparedStory[] {
	return storyIds
		.map((id) => stories.get(id))
		.filter((story) => story !== undefined);
}

async function writeRound(
	writer: ModelWriter,
	stories: readonly PreparedStory[],
	language: string,
): Promise<Brief[]> {
	const briefs: Brief[] = [];
	const unwritten: PreparedStory[] = [];
	const standing = await standingBriefs(writer, stories);
	for (const story of stories) {
		const kept = standing.get(story.storyId)?.get(language);
		if (!kept) unwritten.push(story);
		else briefs.push(await refreshLabels(writer.database, kept, story.labels));
	}
	for (const call of await planCalls(writer, unwritten, language, standing)) {
		if (writer.signal?.aborted) break;
		// In any language: two digests must not both write what one could translate.
		const keys = call.map(({ storyId }) => `brief ${storyId}`);
		const settle = () => callFor(writer, call, language);
		const { database, signal } = writer;
		briefs.push(...((await exclusively(database, keys, settle, signal)) ?? []));
	}
	return briefs;
}
