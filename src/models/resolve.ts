import { normalise } from "../lib/text/normalise.ts";
import { FAMILIES, VARIANTS } from "./families.ts";
import { identify } from "./identity.ts";
import type { NameToken } from "./name.ts";
import {
	compact,
	type IndexedModel,
	indexNames,
	type NameIndex,
	type ResolvableModel,
	type Spelling,
} from "./name-index.ts";
import { type Query, readQuery, withPoints } from "./query.ts";

export interface Resolution {
	/** Canonical slug, or null when no model is meant for certain. */
	model: string | null;
	/** Up to three slugs to offer instead; empty when a model was found or nothing is near. */
	suggestions: string[];
}

export interface Resolver {
	/** Which model a spelling means. Never guesses: when in doubt it suggests. */
	resolve(query: string): Resolution;
	/** Slugs of models whose name or alias begins like `prefix`, popular and recent first. */
	complete(prefix: string, limit: number): string[];
}

/** What each part of a model's name costs when the query leaves it out. */
const MISSING = {
	family: 0.1,
	activeSize: 0.1,
	size: 0.5,
	date: 0.8,
	word: 0.8,
	variant: 2,
	version: 1.5,
};
const SLIP = 0.4;
const EXTRA_PREVIEW = 0.5;
/** Above this cost nothing is answered. */
const THRESHOLD = 1.7;
/** The runner-up must cost this much more … */
const MARGIN = 0.3;
/** … or be served by this many times fewer hosts. */
const POPULARITY = 5;
const SUGGESTIONS = 3;

const FAMILY_WORDS = new Set(FAMILIES.map((family) => family.word));
const PREVIEW = new Set(["preview", "beta", "experimental", "exp"]);
/** Variants that only one family has, so that they name it: "maverick". */
const TELLING_VARIANTS = new Set(
	"maverick scout behemoth sonnet opus haiku mythos fable nemo saba schnell kontext terminus speciale codex oss".split(
		" ",
	),
);

/** `family` says that the query names one, so that another one left out is a variant. */
function missingCost(
	text: string,
	kind: NameToken["kind"],
	family: boolean,
): number {
	if (kind === "version") return MISSING.version;
	if (kind === "date") return MISSING.date;
	if (kind === "size") {
		return /^[ae]/.test(text) ? MISSING.activeSize : MISSING.size;
	}
	if (FAMILY_WORDS.has(text)) return family ? MISSING.variant : MISSING.family;
	return VARIANTS.has(text) ? MISSING.variant : MISSING.word;
}

/** What it costs to read a query as a spelling; null when it cannot be meant. */
function costOf(query: Query, { model, tokens }: Spelling): number | null {
	if (query.makers.some((maker) => maker !== model.maker)) return null;
	let cost = query.slips * SLIP;
	const matched = new Set<string>();
	const numbers = query.tokens.filter(({ kind }) => kind === "version").length;
	for (const { kind, text } of query.tokens) {
		if (tokens.has(text)) matched.add(text);
		else if (kind === "date" && model.dates.has(text)) continue;
		// "llama 3.1 70".
		else if (kind === "version" && numbers > 1 && tokens.has(`${text}b`)) {
			matched.add(`${text}b`);
		} else if (PREVIEW.has(text)) cost += EXTRA_PREVIEW;
		else return null;
	}
	const family = [...matched].some((text) => FAMILY_WORDS.has(text));
	const sized = query.tokens.some(
		({ kind, text }) => kind === "size" || TELLING_VARIANTS.has(text),
	);
	const [first] = tokens.keys();
	for (const [text, kind] of tokens) {
		if (matched.has(text)) continue;
		// Only a size or a name of its own tells the version too: "llama 405b".
		if (kind === "version" && !sized) return null;
		cost += missingCost(text, kind, family && text !== first);
	}
	return cost;
}

/** Whether a part of a query can lead to a model by itself: "turbo" and "70b" cannot. */
function isTelling({ kind, text }: NameToken): boolean {
	if (kind === "word") return !VARIANTS.has(text) || TELLING_VARIANTS.has(text);
	return kind === "version" && /[a-z]/.test(text);
}

/** By the grammar of names: hosts, number formats and snapshot dates fall away. */
function byGrammar(
	index: NameIndex,
	text: string,
	query: Query,
): string | null {
	const identity = identify(text);
	if (!identity || identity.unknown.length + query.unknown.length > 0) {
		return null;
	}
	const model = index.byKey.get(identity.key);
	if (!model || query.makers.some((maker) => maker !== model.maker)) {
		return null;
	}
	// A day that no snapshot of the model bears is a contradiction.
	const known = query.tokens.every(
		({ kind, text: date }) =>
			kind !== "date" ||
			date.length < 8 ||
			model.dates.size === 0 ||
			model.dates.has(date),
	);
	return known ? model.slug : null;
}

/** The spellings that hold the rarest part of a query. */
function candidates(index: NameIndex, query: Query): readonly Spelling[] {
	let rarest: readonly Spelling[] | null = null;
	for (const { kind, text } of query.tokens) {
		if (kind === "date" || PREVIEW.has(text)) continue;
		const postings =
			index.byToken.get(text) ?? index.byToken.get(`${text}b`) ?? [];
		if (rarest === null || postings.length < rarest.length) rarest = postings;
	}
	return rarest ?? [];
}

/** The model that a query means, where one is clearly nearest. */
function byCost(index: NameIndex, query: Query): string | null {
	if (query.unknown.length > 0 || !query.tokens.some(isTelling)) return null;
	const costs = new Map<IndexedModel, number>();
	for (const spelling of candidates(index, query)) {
		const cost = costOf(query, spelling);
		const least = costs.get(spelling.model) ?? Number.POSITIVE_INFINITY;
		if (cost !== null && cost < least) costs.set(spelling.model, cost);
	}
	const hosts = (model: IndexedModel) => model.hosts ?? 0;
	const [first, second] = [...costs].sort(
		(a, b) => a[1] - b[1] || hosts(b[0]) - hosts(a[0]),
	);
	if (!first || first[1] > THRESHOLD) return null;
	const clear =
		!second ||
		first[1] === 0 ||
		second[1] - first[1] >= MARGIN ||
		hosts(first[0]) >= POPULARITY * Math.max(1, hosts(second[0]));
	return clear ? first[0].slug : null;
}

/** The models that share most with a query, popular and recent first among equals. */
function nearest(index: NameIndex, query: Query): string[] {
	const scores = new Map<IndexedModel, number>();
	for (const token of query.tokens) {
		if (!isTelling(token)) continue;
		for (const { model, tokens } of index.byToken.get(token.text) ?? []) {
			let score = model.weight * 0.15 - tokens.size * 0.2;
			for (const { kind, text } of query.tokens) {
				if (!tokens.has(text)) continue;
				if (kind !== "word") score += 1.5;
				else score += FAMILY_WORDS.has(text) ? 3 : 2;
			}
			if (score > (scores.get(model) ?? 0)) scores.set(model, score);
		}
	}
	return [...scores]
		.sort((a, b) => b[1] - a[1])
		.slice(0, SUGGESTIONS)
		.map(([model]) => model.slug);
}

/**
 * Builds the index once; a look-up then takes well under a millisecond.
 *
 * Every part of the query that holds a digit must be in the model's name exactly, every word too
 * (or be one slip away); what the query leaves out costs, variant words most. That rule, rather
 * than a fuzzy score, is what keeps "deepseek v9" from becoming DeepSeek-V3.
 */
export function makeResolver(models: readonly ResolvableModel[]): Resolver {
	const index = indexNames(models);
	return {
		resolve(text) {
			const known = index.exact.get(compact(text));
			if (known !== undefined) return { model: known, suggestions: [] };
			const query = readQuery(text, index.vocabulary);
			const model =
				byGrammar(index, text, query) ??
				byCost(index, query) ??
				byCost(index, withPoints(query));
			return { model, suggestions: model ? [] : nearest(index, query) };
		},
		complete(prefix, limit) {
			const start = compact(prefix);
			const words = normalise(prefix)
				.split(/[^\p{L}\p{N}.]+/u)
				.filter(Boolean);
			const ranked: [number, IndexedModel][] = [];
			for (const model of index.models) {
				const begins = model.starts.some((text) => text.startsWith(start));
				const holds =
					words.length > 0 && words.every((word) => model.slug.includes(word));
				if (begins) ranked.push([model.weight + 100, model]);
				else if (holds) ranked.push([model.weight, model]);
			}
			return ranked
				.sort((a, b) => b[0] - a[0])
				.slice(0, limit)
				.map(([, model]) => model.slug);
		},
	};
}
