import type { Queryable } from "../lib/database/database.ts";
import { type CatalogueEntry, modelCatalogue } from "../models/catalogue.ts";
import { makeResolver, type Resolver } from "../models/resolve.ts";
import type { NamedModel, UnknownModel } from "./model-card.ts";

/** The catalogue, indexed by name. */
export interface KnownModels {
	entries: ReadonlyMap<string, CatalogueEntry>;
	resolver: Resolver;
	/** The entry that a spelling means, or what may have been meant. */
	find(query: string): CatalogueEntry | UnknownModel;
}

/** "the DeepSeek company", "famiglia Llama": words around a name that are no part of it. */
const around =
	/^(?:the|il|la|lo|die|der|das|el|les?)\s+|\s+(?:company|firm|maker|lab|models?|family|società|azienda|modelli|famiglia)$/giu;

export function knownModels(models: Iterable<CatalogueEntry>): KnownModels {
	const entries = new Map([...models].map((entry) => [entry.slug, entry]));
	const resolver = makeResolver([...entries.values()]);

	function entryOf(query: string): CatalogueEntry | undefined {
		const { model } = resolver.resolve(query);
		return model === null ? undefined : entries.get(model);
	}
	function named(slugs: readonly string[]): NamedModel[] {
		return slugs.flatMap((slug) => {
			const entry = entries.get(slug);
			return entry ? [{ slug, name: entry.name }] : [];
		});
	}
	return {
		entries,
		resolver,
		find(query) {
			const bare = query.trim().replace(around, "");
			return (
				entryOf(query) ??
				entryOf(bare) ?? {
					kind: "unknown",
					query,
					suggestions: named(resolver.resolve(query).suggestions),
				}
			);
		},
	};
}

let shipped: KnownModels | undefined;

/** The catalogue, indexed at first need. */
export async function readKnownModels(
	_database: Queryable,
): Promise<KnownModels> {
	shipped ??= knownModels(modelCatalogue().models);
	return shipped;
}
