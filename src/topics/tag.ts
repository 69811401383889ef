import { AI_THRESHOLD } from "./concepts.ts";
import { evidenceOfAi, type Part, type Reading, readParts } from "./reading.ts";
import { scoreTopics, type TopicTag } from "./score.ts";

export interface TaggableItem {
	title: string;
	summary?: string | null;
	text?: string | null;
	url?: string | null;
	/** ISO 639-1; without it the terms of all languages count. */
	language?: string | null;
}

export interface Tags {
	/** Best first. */
	topics: TopicTag[];
	/** In the order of their first mention. */
	models: { slug: string; name: string }[];
	/** In the order of their first mention. */
	organisations: string[];
}

/** Who reported it, at the end of a title: "(Jane Doe/Reuters)", "(Bloomberg)", " | TechCrunch". */
const ATTRIBUTION =
	/\s*(?:\([^()/]{3,60}\/[^()]{2,40}\)|\((?:Reuters|Bloomberg|CNBC|Axios|Politico|Wired|The [A-Z]\w+(?: [A-Z]\w+)*|[A-Z]\w+(?: [A-Z]\w+)* (?:Times|Journal|Post|News|Magazine|Review|Insider|Technica))\)|[|｜]\s*[^|｜]{2,24})\s*$/u;
/** What an article is about is said by then. */
const TEXT_LENGTH = 12_000;
/** A system around models; only "ChatGPT-4o" is a model. */
const SYSTEM = /^chatgpt(?!.*\d)/;

/**
 * What an item is about: topics of the catalogue with the terms that decided, the models that it
 * names in canonical spelling, and the organisations. An item that is not about the AI industry
 * has no topic.
 */
export function tag(item: TaggableItem): Tags {
	const parts: { part: Part; text: string }[] = [
		{ part: "title", text: item.title.replace(ATTRIBUTION, "") },
	];
	if (item.summary) parts.push({ part: "summary", text: item.summary });
	if (item.text) {
		parts.push({ part: "text", text: item.text.slice(0, TEXT_LENGTH) });
	}
	const readings = readParts(parts);
	const aboutAi = evidenceOfAi(readings) >= AI_THRESHOLD;
	const { url = null, language = null } = item;
	return {
		topics: aboutAi ? scoreTopics(readings, { url, language }) : [],
		models: modelsOf(readings),
		organisations: organisationsOf(readings, aboutAi),
	};
}

/** The bare name of a family says nothing beside one of its models; of a system it names no model. */
function modelsOf(readings: readonly Reading[]): Tags["models"] {
	const mentions = readings.flatMap((reading) => reading.models);
	const named = new Set(
		mentions.filter(({ bare }) => !bare).map(({ family }) => family),
	);
	const models = new Map<string, { slug: string; name: string }>();
	for (const { slug, name, bare, family } of mentions) {
		if ((bare && named.has(family)) || SYSTEM.test(slug)) continue;
		if (!models.has(slug)) models.set(slug, { slug, name });
	}
	return [...models.values()];
}

/** A name that is an everyday word ("Block") counts only in an item about AI. */
function organisationsOf(
	readings: readonly Reading[],
	aboutAi: boolean,
): string[] {
	const names = new Set<string>();
	for (const { hits, models } of readings) {
		let end = -1;
		for (const hit of hits.toSorted(
			(a, b) => a.start - b.start || b.end - a.end,
		)) {
			const { value } = hit;
			const decides =
				value.kind === "organisation" || value.kind === "no-organisation";
			// "Google DeepMind" is not also Google.
			if (!decides || hit.start < end) continue;
			if (value.kind === "organisation" && value.everyday && !aboutAi) continue;
			end = hit.end;
			if (value.kind !== "organisation") continue;
			// "FLUX.1 Krea" is a model through and through; "DeepSeek V4" begins with its maker.
			const within = models.some(
				(model) => model.start < hit.start && hit.end <= model.end,
			);
			if (!within) names.add(value.name);
		}
	}
	return [...names];
}
