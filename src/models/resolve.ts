import { normalise } from "../lib/text/normalise.ts";
import { FAMILIES, VARIANTS } from "./families.ts";
import { identify } from "./identity.ts";
import type { NameToken } from "./name.ts";
import {
	compact,
	compactPrefix,
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

/** Whether a part of a query can lead to a model by itself: "turbo", "70b" and "o" cannot. */
function isTelling({ kind, text }: NameToken): boolean {
	if (kind === "word") {
		return (
			text.length > 1 && (!VARIANTS.has(text) || TELLING_VARIANTS.has(text))
		);
	}
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
	// "llama 17b" is not the family.
	const sized = query.tokens.some(({ kind }) => kind === "size");
	if (sized && !/\d/.test(identity.key)) return null;
	const inKey = new Set(identity.key.split(" "));
	return query.tokens.every(
		({ kind, text: date }) =>
			kind !== "date" || inKey.has(date) || mayBear(model, date),
	)
		? model.slug
		: null;
}

/** Month and day, or year and month of this decade; with a year before or behind them. */
const SNAPSHOT =
	/^(?:(?:20)?[23]\d)?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$|^[23]\d(?:0[1-9]|1[0-2])$|^(?:0[1-9]|1[0-2])20[23]\d$/;

/** Whether a model may have a snapshot of that date: one that it bears, where any are known. */
function mayBear({ dates }: IndexedModel, date: string): boolean {
	return dates.size > 0 ? dates.has(date) : SNAPSHOT.test(date);
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

/** The model of a spelling to the letter, unless another maker is named beside it. */
function toTheLetter(
	index: NameIndex,
	text: string,
	{ makers }: Query,
): string | null {
	const slug = index.exact.get(compact(text));
	const maker = slug === undefined ? undefined : index.bySlug.get(slug)?.maker;
	return slug !== undefined && makers.every((named) => named === maker)
		? slug
		: null;
}

/** The same without the words around it: "le modèle Mistral Large 3". */
function byLetters(index: NameIndex, query: Query): string | null {
	const { tokens, unknown, slips } = query;
	if (unknown.length + slips > 0 || !tokens.some(isTelling)) return null;
	const letters = tokens.map(({ written }) => written).join("");
	return toTheLetter(index, letters, query);
}

/** "ollama/llama3.1:405b": whose copy of a model it is, before the model's own name. */
const PATH = /^\s*(\S*)\/([^\s/]+)\s*$/;

/** A number within a part of a name, and the part without it. */
function numberIn(text: string): { shape: string; number: number } | null {
	const [digits] = /\d+(?:\.\d+)?/.exec(text) ?? [];
	return digits === undefined
		? null
		: { shape: text.replace(digits, "#"), number: Number(digits) };
}

/** How near two parts of names are that differ in their number only, 0 to 1: 404b and 405b, r2 and r1. */
function nearness(asked: string, known: string): number {
	const [a, b] = [numberIn(asked), numberIn(known)];
	if (!a || !b || a.shape !== b.shape) return 0;
	// "25" may stand for 2.5.
	if (a.number === b.number * 10) return 0.95;
	return Math.min(a.number, b.number) / Math.max(a.number, b.number, 1);
}

/** Spellings in which a part stands or, of a part such as "o2", which is in none, one like it. */
function spellingsLike(index: NameIndex, text: string): readonly Spelling[] {
	const exact = index.byToken.get(text);
	if (exact || !/^[a-z]\d/.test(text)) return exact ?? [];
	return [...index.byToken].flatMap(([other, spellings]) =>
		nearness(text, other) > 0 ? spellings : [],
	);
}

function likeness(query: Query, { model, tokens }: Spelling): number {
	let score = model.weight * 0.15 - tokens.size * 0.2;
	for (const { kind, text } of query.tokens) {
		if (tokens.has(text)) {
			if (kind !== "word") score += 1.5;
			else score += FAMILY_WORDS.has(text) ? 3 : 2;
		} else if (kind === "version" || kind === "size") {
			const others = [...tokens.keys()].map((other) => nearness(text, other));
			score += 1.2 * Math.max(0, ...others);
		}
	}
	return score;
}

/** The models that share most with a query, popular and recent first among equals. */
function nearest(index: NameIndex, query: Query): string[] {
	const scores = new Map<IndexedModel, number>();
	for (const token of query.tokens.filter(isTelling)) {
		for (const spelling of spellingsLike(index, token.text)) {
			const score = likeness(query, spelling);
			const { model } = spelling;
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

	function meant(text: string, query: Query): string | null {
		return (
			toTheLetter(index, text, query) ??
			byLetters(index, query) ??
			byGrammar(index, text, query) ??
			byCost(index, query) ??
			byCost(index, withPoints(query))
		);
	}
	/** A copy under somebody's name is the model, unless the name is that of another's maker or family. */
	function copied(text: string): string | null {
		const [, owner = "", name = ""] = PATH.exec(text) ?? [];
		if (name === "") return null;
		const { makers, tokens } = readQuery(owner, index.vocabulary);
		if (tokens.some((token) => FAMILY_WORDS.has(token.text))) return null;
		const query = readQuery(name, index.vocabulary);
		return meant(name, { ...query, makers: [...makers, ...query.makers] });
	}
	return {
		resolve(text) {
			const query = readQuery(text, index.vocabulary);
			const model = meant(text, query) ?? copied(text);
			return { model, suggestions: model ? [] : nearest(index, query) };
		},
		complete(prefix, limit) {
			const start = compactPrefix(prefix);
			const words = normalise(prefix)
				.split(/[^\p{L}\p{N}.]+/u)
				.filter(Boolean);
			const whole = index.bySlug.get(index.exact.get(compact(prefix)) ?? "");
			const found = new Set(whole ? [whole] : []);
			// Popular and recent ones come first, so that the search may end early.
			const take = (fits: (model: IndexedModel) => boolean): void => {
				for (const model of index.byWeight) {
					if (found.size >= limit) return;
					if (fits(model)) found.add(model);
				}
			};
			take(({ starts }) => starts.some((text) => text.startsWith(start)));
			if (words.length > 0)
				take(({ parts }) =>
					words.every((word) => parts.some((part) => part.startsWith(word))),
				);
			return [...found].slice(0, limit).map(({ slug }) => slug);
		},
	};
}
