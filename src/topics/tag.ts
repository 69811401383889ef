import { AI_EVIDENCE, AI_THRESHOLD, CONCEPTS } from "./concepts.ts";
import { findModels, type ModelMention } from "./model-names.ts";
import { ORGANISATIONS } from "./organisations.ts";
import { type Hit, makePhraseIndex } from "./phrases.ts";
import { type TokenisedText, tokenise } from "./tokens.ts";
import type { Concept } from "./topic.ts";
import { TOPICS } from "./topics.ts";

export interface TaggableItem {
	title: string;
	summary?: string | null;
	text?: string | null;
	url?: string | null;
	language?: string | null;
}

export interface TopicTag {
	slug: string;
	score: number;
	/** The terms that decided, most telling first. */
	terms: string[];
}

export interface Tags {
	topics: TopicTag[];
	models: { slug: string; name: string }[];
	/** In the order of their first mention. */
	organisations: string[];
}

type Meaning =
	| { kind: "term"; topic: string; weight: number }
	| { kind: "concept"; concept: Concept }
	| { kind: "organisation"; name: string; everyday: boolean };

function* meanings(): Generator<readonly [string, Meaning]> {
	for (const topic of TOPICS) {
		for (const terms of Object.values(topic.terms)) {
			for (const [phrase, weight] of Object.entries(terms))
				yield [phrase, { kind: "term", topic: topic.slug, weight }];
		}
		for (const [phrase, weight] of Object.entries(topic.exclusions ?? {})) {
			yield [phrase, { kind: "term", topic: topic.slug, weight: -weight }];
		}
	}
	for (const [concept, phrases] of Object.entries(CONCEPTS)) {
		for (const phrase of phrases.split("|"))
			yield [phrase.trim(), { kind: "concept", concept: concept as Concept }];
	}
	for (const { name, aliases, products } of ORGANISATIONS) {
		for (const alias of aliases) {
			yield [
				alias,
				{ kind: "organisation", name, everyday: alias.startsWith("=") },
			];
		}
		// A product speaks of AI, but whoever names it has not named its maker.
		for (const product of products) {
			yield [product, { kind: "concept", concept: "product" }];
		}
	}
}

const index = makePhraseIndex(meanings());
const MONEY =
	/[$€£¥]\s?\d|\d\s?(?:million|billion|trillion|bn|[mb]n?\b)|\d\s?(?:亿|万)(?:美元|元|欧元)?|\d+\s?(?:milioni|miliardi|millionen|milliarden|millones|億|兆)/iu;
/** Who reported it, at the end of a title: "(Jane Doe/Reuters)", "(Bloomberg)", " | TechCrunch". */
const ATTRIBUTION =
	/\s*(?:\([^()/]{3,60}\/[^()]{2,40}\)|\((?:Reuters|Bloomberg|CNBC|Axios|Politico|Wired|The [A-Z]\w+(?: [A-Z]\w+)*|[A-Z]\w+(?: [A-Z]\w+)* (?:Times|Journal|Post|News|Magazine|Review|Insider|Technica))\)|[|｜]\s*[^|｜]{2,24})\s*$/u;
const BODY_LENGTH = 12_000;
/** How much a term weighs in each part of an item. */
const PARTS = { title: 1, summary: 0.4, text: 0.25 } as const;
const THRESHOLD = 1.3;
/** A topic far behind the first is left out. */
const RELATIVE = 0.42;
/** … unless it scores this much by itself. */
const SUFFICIENT = 2.2;
const MOST_TOPICS = 3;
/** A system around models; only "ChatGPT-4o" is a model. */
const SYSTEM = /^chatgpt(?!.*\d)/;

interface Reading {
	weight: number;
	hits: Hit<Meaning>[];
	models: ModelMention[];
	concepts: Set<Concept>;
}

function read(
	part: TokenisedText,
	weight: number,
	hits: Hit<Meaning>[],
	context: boolean,
): Reading {
	const models = findModels(
		part,
		context,
		hits.filter(({ value }) => value.kind === "organisation"),
	);
	const concepts = new Set<Concept>();
	for (const { value } of hits) {
		if (value.kind === "concept") concepts.add(value.concept);
		if (value.kind === "organisation") concepts.add("organisation");
	}
	if (models.some((model) => !model.bare)) concepts.add("model");
	if (models.some((model) => model.bare)) concepts.add("product");
	if (MONEY.test(part.text)) concepts.add("money");
	return { weight, hits, models, concepts };
}

/** How much a text speaks of AI: every different phrase counts, up to a limit for each idea. */
function evidence(readings: readonly Reading[]): number {
	const phrases = new Map<Concept, Set<string>>();
	const say = (concept: Concept, phrase: string) => {
		const said = phrases.get(concept) ?? new Set();
		phrases.set(concept, said.add(phrase));
	};
	for (const { hits, models } of readings) {
		for (const { value, phrase } of hits) {
			if (value.kind === "concept") say(value.concept, phrase);
			if (value.kind === "organisation") say("organisation", value.name);
		}
		for (const { bare, slug } of models) say(bare ? "product" : "model", slug);
	}
	let sum = 0;
	for (const [concept, said] of phrases) {
		const { each, most } = AI_EVIDENCE[concept] ?? { each: 0, most: 0 };
		sum += Math.min(most, each * said.size);
	}
	return sum;
}

interface Tally {
	score: number;
	terms: Map<string, number>;
}

function hostOf(url: string | null | undefined): string | null {
	return url
		? (/^https?:\/\/(?:www\.)?([^/:]+)/i.exec(url)?.[1]?.toLowerCase() ?? null)
		: null;
}

function scoreTopics(
	readings: readonly Reading[],
	host: string | null,
): TopicTag[] {
	const tallies = new Map<string, Tally>();
	const add = (topic: string, term: string, weight: number) => {
		const tally = tallies.get(topic) ?? { score: 0, terms: new Map() };
		tallies.set(topic, tally);
		tally.score += weight;
		if (weight > 0)
			tally.terms.set(term, (tally.terms.get(term) ?? 0) + weight);
	};
	for (const { hits, weight: part, concepts } of readings) {
		// A phrase within a longer phrase of the same topic says nothing more.
		const seen = new Set<string>();
		const longest = [...hits].sort(
			(a, b) => b.end - b.start - (a.end - a.start),
		);
		const covered = new Map<string, [number, number][]>();
		for (const { value, phrase, start, end } of longest) {
			if (value.kind !== "term") continue;
			const spans = covered.get(value.topic) ?? [];
			covered.set(value.topic, spans);
			if (spans.some(([from, to]) => from <= start && end <= to)) continue;
			spans.push([start, end]);
			const key = `${value.topic} ${phrase}`;
			if (seen.has(key)) continue;
			seen.add(key);
			add(value.topic, phrase, value.weight * part);
		}
		for (const topic of TOPICS) {
			for (const { all, weight } of topic.together ?? []) {
				if (all.every((concept) => concepts.has(concept)))
					add(topic.slug, all.join(" + "), weight * part);
			}
		}
	}
	if (host) {
		for (const topic of TOPICS) {
			for (const [source, weight] of Object.entries(topic.sources ?? {})) {
				if (host === source || host.endsWith(`.${source}`))
					add(topic.slug, source, weight);
			}
		}
	}
	const tags = [...tallies]
		.map(([slug, { score, terms }]) => ({
			slug,
			score: Math.round(score * 100) / 100,
			terms: [...terms].sort((a, b) => b[1] - a[1]).map(([term]) => term),
		}))
		.sort((a, b) => b.score - a.score);
	const best = tags[0]?.score ?? 0;
	return tags
		.filter(
			({ score }) =>
				score >= THRESHOLD && (score >= best * RELATIVE || score >= SUFFICIENT),
		)
		.slice(0, MOST_TOPICS);
}

/**
 * What an item is about: topics of the catalogue with the terms that decided, the models it names
 * in canonical spelling, and the organisations. An item that is not about the AI industry has no
 * topic. `language` is not needed: terms of all languages are looked for.
 */
export function tag(item: TaggableItem): Tags {
	const title = item.title.replace(ATTRIBUTION, "");
	const parts: [TokenisedText, number][] = [[tokenise(title), PARTS.title]];
	if (item.summary) parts.push([tokenise(item.summary), PARTS.summary]);
	if (item.text)
		parts.push([tokenise(item.text.slice(0, BODY_LENGTH)), PARTS.text]);
	const found = parts.map(([part, weight]) => ({
		part,
		weight,
		hits: index.find(part),
	}));
	const context = found.some(({ hits }) =>
		hits.some(
			({ value }) =>
				(value.kind === "concept" && value.concept === "ai") ||
				value.kind === "organisation",
		),
	);
	const readings = found.map(({ part, weight, hits }) =>
		read(part, weight, hits, context),
	);
	const aboutAi = evidence(readings) >= AI_THRESHOLD;
	return {
		topics: aboutAi ? scoreTopics(readings, hostOf(item.url)) : [],
		models: modelsOf(readings),
		organisations: organisationsOf(readings, aboutAi),
	};
}

/** The bare name of a family says nothing beside one of its models; of a product it never names a model. */
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

/** A name that is an everyday word ("Block") counts only in a text about AI. */
function organisationsOf(
	readings: readonly Reading[],
	aboutAi: boolean,
): string[] {
	const names = new Set<string>();
	for (const { hits } of readings) {
		const inOrder = hits
			.filter(({ value }) => value.kind === "organisation")
			.sort((a, b) => a.start - b.start || b.end - a.end);
		let end = -1;
		for (const hit of inOrder) {
			// "Google DeepMind" is not also Google.
			if (hit.value.kind !== "organisation" || hit.start < end) continue;
			if (hit.value.everyday && !aboutAi) continue;
			end = hit.end;
			names.add(hit.value.name);
		}
	}
	return [...names];
}
