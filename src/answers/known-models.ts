import { normalise } from "../lib/text/normalise.ts";
import { words } from "../lib/text/segment.ts";
import type { CatalogueEntry } from "../models/catalogue.ts";
import { makeResolver } from "../models/resolve.ts";
import type { NamedModel, UnknownModel } from "./model-card.ts";

/** An entry of the catalogue without what is known of it. */
export type KnownModel = Omit<CatalogueEntry, "facts">;

/** The catalogue, indexed by name. */
export interface KnownModels {
	all: readonly KnownModel[];
	/** The entry that a spelling means, or what may have been meant. */
	find(query: string): KnownModel | UnknownModel;
	bySlug(slug: string): KnownModel | undefined;
	/** Those whose name or slug may go on from what was typed, popular and recent first. */
	complete(typed: string, limit: number): KnownModel[];
	/** Entries that a text calls by a name of theirs; of names within names the longest. */
	namedIn(text: string, language: string): KnownModel[];
}

/** "the DeepSeek company", "famiglia Llama": words around a name that are no part of it. */
const around =
	/^(?:the|il|la|lo|die|der|das|el|les?)\s+|\s+(?:company|firm|maker|lab|models?|family|società|azienda|modelli|famiglia)$/giu;

/** Longest name that is looked for in a text, in words. */
const longestName = 4;

export function knownModels(all: readonly KnownModel[]): KnownModels {
	const bySlug = new Map(all.map((entry) => [entry.slug, entry]));
	const byName = new Map<string, KnownModel>();
	for (const entry of all)
		for (const name of [entry.slug, entry.name, ...entry.aliases])
			if (!byName.has(compact(name))) byName.set(compact(name), entry);
	const resolver = makeResolver(all);

	function meant(query: string): KnownModel | undefined {
		const { model } = resolver.resolve(query);
		return model === null ? undefined : bySlug.get(model);
	}
	/** "Qwen2.5" is no model but a series: those whose names go on from there, of one maker. */
	function series(query: string): KnownModel | undefined {
		const slug = normalise(query).replace(/[\s_]+/gu, "-");
		const members = all.filter(
			(entry) => entry.kind === "model" && entry.slug.startsWith(`${slug}-`),
		);
		const [first] = members;
		if (!first || members.length < 2 || !/\p{L}.*\d/u.test(slug)) return;
		if (members.some(({ maker }) => maker !== first.maker)) return;
		return {
			slug,
			name: beginningOf(first.name, slug) ?? query.trim(),
			maker: first.maker,
			family: null,
			kind: "family",
			released: null,
			about: null,
			aliases: [],
			hosts: 0,
		};
	}
	function named(slugs: readonly string[]): NamedModel[] {
		return slugs.flatMap((slug) => {
			const entry = bySlug.get(slug);
			return entry ? [{ slug, name: entry.name }] : [];
		});
	}
	return {
		all,
		bySlug: (slug) => bySlug.get(slug),
		complete: (typed, limit) =>
			resolver.complete(typed, limit).flatMap((slug) => bySlug.get(slug) ?? []),
		find(query) {
			return (
				meant(query) ??
				meant(query.trim().replace(around, "")) ??
				series(query) ?? {
					kind: "unknown",
					query,
					suggestions: named(resolver.resolve(query).suggestions),
				}
			);
		},
		namedIn(text, language) {
			const spoken = words(text, language);
			const found = new Set<KnownModel>();
			const taken = new Set<number>();
			for (let length = longestName; length > 0; length -= 1) {
				for (let start = 0; start + length <= spoken.length; start += 1) {
					const places = Array.from({ length }, (_, index) => start + index);
					if (places.some((place) => taken.has(place))) continue;
					const name = spoken.slice(start, start + length).join(" ");
					const entry = byName.get(compact(name.replace(/['’]s$/u, "")));
					if (!entry || !/\p{L}{2}|\d\D|\D\d/u.test(name)) continue;
					found.add(entry);
					for (const place of places) taken.add(place);
				}
			}
			return [...found];
		},
	};
}

/** As much of `name` as spells `slug`. */
function beginningOf(name: string, slug: string): string | undefined {
	for (let end = 1; end <= name.length; end += 1) {
		const beginning = name.slice(0, end);
		if (compact(beginning) === compact(slug)) return beginning;
	}
	return undefined;
}

function compact(name: string): string {
	return normalise(name).replace(/[^\p{L}\p{N}]/gu, "");
}
