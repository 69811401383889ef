import { normalise } from "../lib/text/normalise.ts";
import { identify } from "./identity.ts";
import { type NameToken, nameTokens } from "./name.ts";
import { significant } from "./query.ts";

export interface ResolvableModel {
	slug: string;
	name: string;
	maker: string;
	aliases: readonly string[];
	/** How many hosts serve it; settles who is meant where a name is short. */
	hosts?: number;
	/** `YYYY-MM-DD` or a prefix of it; recent models are suggested first. */
	released?: string | null;
}

/** A model with what a look-up needs of it. */
export interface IndexedModel extends ResolvableModel {
	/** Snapshots that its names name. */
	dates: ReadonlySet<string>;
	/** The more popular and recent, the higher. */
	weight: number;
	/** Letters and digits of slug, name and aliases. */
	starts: string[];
	/** Of its slug, between hyphens. */
	parts: string[];
}

/** One way to write a model's name, as its significant parts. */
export interface Spelling {
	model: IndexedModel;
	tokens: ReadonlyMap<string, NameToken["kind"]>;
}

export interface NameIndex {
	/** The popular and recent first. */
	byWeight: readonly IndexedModel[];
	bySlug: ReadonlyMap<string, IndexedModel>;
	/** Spellings that hold a part. */
	byToken: ReadonlyMap<string, readonly Spelling[]>;
	/** Models by the key of `identify`. */
	byKey: ReadonlyMap<string, IndexedModel>;
	/** Slugs by the letters and digits of a spelling. */
	exact: ReadonlyMap<string, string>;
	/** All words of all spellings. */
	vocabulary: ReadonlySet<string>;
}

/** Letters and digits of a text, folded. What parts two digits stays, as a point: 1.5 is not 15. */
export function compact(text: string): string {
	return normalise(text)
		.replace(/\+/g, "plus")
		.replace(/(?<=\d)[^\p{L}\p{N}]+(?=\d)/gu, ".")
		.replace(/(?!(?<=\d)\.\d)[^\p{L}\p{N}]/gu, "");
}

/** The same without those points, for what is still being typed. */
export function compactPrefix(text: string): string {
	return compact(text).replaceAll(".", "");
}

/** Years before the newest, from `YYYY[-MM[-DD]]`. */
function yearsBefore(
	newest: string,
	released: string | null | undefined,
): number {
	if (!released) return 5;
	const years = (date: string) =>
		Number(date.slice(0, 4)) + Number(date.slice(5, 7) || 6) / 12;
	return years(newest) - years(released);
}

function indexModels(models: readonly ResolvableModel[]): IndexedModel[] {
	const newest = models.reduce(
		(latest, { released }) =>
			released && released > latest ? released : latest,
		"",
	);
	return models.map((model) => ({
		...model,
		dates: new Set(
			[model.slug, model.name, ...model.aliases].flatMap((spelling) =>
				nameTokens(spelling).flatMap((token) =>
					token.kind === "date" ? token.text : [],
				),
			),
		),
		weight:
			Math.log2(1 + (model.hosts ?? 0)) +
			Math.max(0, 4 - 2 * yearsBefore(newest, model.released)),
		starts: [
			...new Set([model.slug, model.name, ...model.aliases].map(compactPrefix)),
		],
		parts: model.slug.split("-"),
	}));
}

/** Builds the index that look-ups share. */
export function indexNames(all: readonly ResolvableModel[]): NameIndex {
	const models = indexModels(all);
	const byToken = new Map<string, Spelling[]>();
	const byKey = new Map<string, IndexedModel>();
	const exact = new Map<string, string>();
	const vocabulary = new Set<string>();
	for (const model of models) {
		for (const text of new Set([model.slug, model.name, ...model.aliases])) {
			const tokens = new Map(
				significant(nameTokens(text)).map((token) => [token.text, token.kind]),
			);
			for (const [token, kind] of tokens) {
				if (kind === "word") vocabulary.add(token);
				const postings = byToken.get(token) ?? [];
				byToken.set(token, postings);
				postings.push({ model, tokens });
			}
		}
		const identity = identify(model.slug);
		if (identity?.unknown.length === 0) byKey.set(identity.key, model);
	}
	// Slugs before names before aliases: the first to claim a spelling keeps it.
	for (const claim of [
		({ slug }: IndexedModel) => [slug],
		({ name }: IndexedModel) => [name],
		({ aliases }: IndexedModel) => aliases,
	]) {
		for (const model of models) {
			for (const text of claim(model)) {
				const letters = compact(text);
				if (letters !== "" && !exact.has(letters)) {
					exact.set(letters, model.slug);
				}
			}
		}
	}
	const bySlug = new Map(models.map((model) => [model.slug, model]));
	const byWeight = models.toSorted((a, b) => b.weight - a.weight);
	return { byWeight, bySlug, byToken, byKey, exact, vocabulary };
}
