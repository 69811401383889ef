import { join } from "node:path";
import { type TaggableItem, tag } from "../../../src/topics/tag.ts";
import {
	count,
	jsonLines,
	makeTally,
	nameKey,
	scores,
} from "../../topics/labelled.ts";

interface Labelled {
	title: string;
	url: string;
	topics: string[];
	models: string[];
	orgs: string[];
}

/** A topic with fewer labels says too little for the mean. */
const enoughLabels = 10;

/** Topics, models and organisations of the labelled titles. */
export function tagScores(folder: string): Record<string, object> {
	const items = jsonLines<Labelled>(join(folder, "topics-2026-07-31.jsonl"));
	const topics = makeTally();
	const models = makeTally();
	const organisations = makeTally();
	const each = new Map<string, ReturnType<typeof makeTally>>();
	for (const labelled of items) {
		const tags = tag(taggable(labelled));
		const found = new Set<string>(tags.topics.map(({ slug }) => slug));
		const wanted = new Set(labelled.topics);
		count(topics, wanted, found);
		for (const topic of new Set([...wanted, ...found])) {
			const tally = each.get(topic) ?? makeTally();
			each.set(topic, tally);
			const only = (set: Set<string>) => new Set(set.has(topic) ? [topic] : []);
			count(tally, only(wanted), only(found));
		}
		count(
			models,
			keys(labelled.models),
			keys(tags.models.map(({ name }) => name)),
		);
		count(organisations, keys(labelled.orgs), keys(tags.organisations));
	}
	const judged = [...each.values()].filter(
		({ labelled }) => labelled >= enoughLabels,
	);
	const macro =
		judged.reduce((sum, tally) => sum + scores(tally).f1, 0) / judged.length;
	return {
		"topics, micro": scores(topics),
		[`topics, macro of ${judged.length}`]: {
			f1: Math.round(macro * 1000) / 1000,
		},
		models: scores(models),
		organisations: scores(organisations),
	};
}

function taggable({ title, url }: Labelled): TaggableItem {
	return { title, url };
}

function keys(names: readonly string[]): Set<string> {
	return new Set(names.map(nameKey));
}
