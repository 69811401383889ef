import { oncePer } from "../lib/once-per.ts";
import { storyFacts } from "../stories/facts.ts";
import type { Brief, CitedSentence } from "./brief.ts";
import { judge } from "./judge.ts";
import type { Material } from "./material.ts";
import { madeWith, type PreparedStory, writtenHash } from "./prepare.ts";
import type { ModelWriter } from "./settle.ts";
import {
	keptBrief,
	refreshLabels,
	type WrittenRow,
	writtenBriefsOf,
} from "./store.ts";

/** What a story's sources tell, a line each: to see whether a further source tells anything new. */
export function factsOf({ materials }: PreparedStory): readonly string[] {
	return factsIn(materials);
}

const factsIn = oncePer((materials: readonly Material[]): readonly string[] => {
	const facts = materials.flatMap(({ article }) => {
		const { numbers, models, organisations, kinds } = storyFacts([article]);
		return [
			...numbers.map((number) => `number ${number}`),
			...models.map((model) => `model ${model}`),
			...organisations.map((name) => `organisation ${name}`),
			...kinds.map((kind) => `event ${kind}`),
		];
	});
	return [...new Set(facts)].sort();
});

/** Of a story, by language. */
export type Standing = ReadonlyMap<string, Brief>;

/**
 * The briefs of stories that a model wrote and that stand for their present sources, by story:
 * made from these very inputs, or from earlier ones where nothing new has come and all that the
 * brief says is still said.
 */
export async function standingBriefs(
	{ database, endpoint }: Pick<ModelWriter, "database" | "endpoint">,
	stories: readonly PreparedStory[],
): Promise<Map<number, Standing>> {
	const ids = stories.map(({ storyId }) => storyId);
	const written = await writtenBriefsOf(database, ids);
	return new Map(
		stories.map((story) => [
			story.storyId,
			standingOf(story, written.get(story.storyId) ?? [], endpoint.model),
		]),
	);
}

function standingOf(
	story: PreparedStory,
	written: readonly WrittenRow[],
	model: string,
): Standing {
	const standing = new Map<string, Brief>();
	for (const row of written) {
		const { brief } = row;
		if (standing.has(brief.language)) continue;
		const isSame =
			brief.inputsHash === writtenHash(story, model, brief.language);
		if (isSame || stillHolds(row, story, model))
			standing.set(brief.language, brief);
	}
	return standing;
}

/** What is kept for a story in a language, whether a model wrote it or was tried in vain; its labels are brought up to date. */
export async function keptFor(
	{ database, endpoint }: Pick<ModelWriter, "database" | "endpoint">,
	story: PreparedStory,
	language: string,
	standing: Standing,
): Promise<Brief | null> {
	const brief = standing.get(language);
	if (brief) return refreshLabels(database, brief, story.labels);
	return keptBrief(database, {
		...story,
		inputsHash: writtenHash(story, endpoint.model, language),
	});
}

function stillHolds(
	{ brief, madeWith: made, facts: told }: WrittenRow,
	story: PreparedStory,
	model: string,
): boolean {
	if (made === null || told === null) return false;
	if (made !== madeWith(model, brief.language)) return false;
	if (!factsOf(story).every((fact) => told.includes(fact))) return false;
	const claims = [...brief.sentences, ...(brief.why ? [brief.why] : [])].map(
		(sentence) => inMaterials(sentence, brief, story),
	);
	return judge(claims, story.materials).every(({ verdict }) => verdict.ok);
}

/** A sentence with the numbers that its sources have now; those that are gone are left out. */
function inMaterials(
	{ text, sources }: CitedSentence,
	brief: Brief,
	{ materials }: PreparedStory,
): CitedSentence {
	const ids = brief.sources
		.filter(({ number }) => sources.includes(number))
		.map(({ articleId }) => articleId);
	const numbers = materials.flatMap(({ article }, index) =>
		ids.includes(article.id) ? [index + 1] : [],
	);
	return { text, sources: numbers.length === ids.length ? numbers : [] };
}
