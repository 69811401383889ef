import { modelCatalogue } from "../../models/catalogue.ts";
import { findModels } from "../../topics/model-names.ts";
import { type TokenisedText, tokenise } from "../../topics/tokens.ts";

/** A model, or something named like one, where a sentence names it. */
export interface NamedModel {
	/** Slug; null where it is no model, or nobody knows which. */
	slug: string | null;
	/** What tells it from others of the sentence. */
	key: string;
	start: number;
	end: number;
}

/** "V3", "R1": known only where the article names DeepSeek-V3 or DeepSeek-R1 in full. */
const SHORT_NAME =
	/(?<![A-Za-z\p{N}.-])[RVKM]\d(?:\.\d)?(?![A-Za-z\p{N}]|[.-]\p{N})/gu;

/**
 * What a sentence names, in order; families and systems too, since beside one of those it speaks of
 * two. Empty where it names no model by a name of its own.
 */
export function namedModels(
	{ text, tokens, unspaced }: TokenisedText,
	inFull: () => ReadonlyMap<string, string>,
): NamedModel[] {
	const { others, aliases } = catalogueNames();
	const mentions = findModels({ text, tokens, unspaced }, true);
	const named = mentions.map(({ slug, start, end }): NamedModel => {
		const isModel = !others.has(slug);
		return {
			slug: isModel ? (aliases.get(slug) ?? slug) : null,
			key: slug,
			start,
			end,
		};
	});
	let isAnyOwn = mentions.some(({ bare }) => !bare);
	for (const match of text.matchAll(SHORT_NAME)) {
		const start = match.index;
		const end = start + match[0].length;
		if (named.some((other) => start < other.end && other.start < end)) continue;
		const slug = inFull().get(match[0].toLowerCase()) ?? null;
		named.push({ slug, key: slug ?? match[0], start, end });
		isAnyOwn = true;
	}
	return isAnyOwn ? named.sort((a, b) => a.start - b.start) : [];
}

/** The models that a text names in full, by the short names that it may use for them. */
export function shortNames(text: string): ReadonlyMap<string, string> {
	const slugs = new Set(
		findModels(tokenise(text), true).map(({ slug }) => slug),
	);
	const byName = Map.groupBy(
		slugs,
		(slug) => /-([rvkm]\d(?:\.\d)?)$/.exec(slug)?.[1] ?? "",
	);
	return new Map(
		[...byName].flatMap(([name, meant]) => {
			const [slug, ...more] = meant;
			// Of two "V3" neither is meant for certain.
			return slug && name !== "" && more.length === 0
				? [[name, slug] as const]
				: [];
		}),
	);
}

interface CatalogueNames {
	/** "Claude Code" is named like a model and is none. */
	others: ReadonlySet<string>;
	/** Slugs by what else a model is called: sky-t1 by sky-t1-32b. */
	aliases: ReadonlyMap<string, string>;
}

let names: CatalogueNames | undefined;

function catalogueNames(): CatalogueNames {
	if (names) return names;
	const { models } = modelCatalogue();
	names = {
		others: new Set(
			models.flatMap(({ kind, slug }) => (kind === "model" ? [] : slug)),
		),
		aliases: new Map(
			models.flatMap(({ slug, aliases }) =>
				aliases.map((alias) => [alias, slug] as const),
			),
		),
	};
	return names;
}
