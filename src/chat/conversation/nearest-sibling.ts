import type { KnownModel } from "../../answers/known-models.ts";

/**
 * The model that one would be compared with first: of its family, else of its maker, and then the
 * one that came out nearest to it.
 */
export function nearestSibling(
	model: KnownModel,
	all: readonly KnownModel[],
): KnownModel | null {
	const others = all.filter(
		({ kind, slug, maker }) =>
			kind === "model" && slug !== model.slug && maker === model.maker,
	);
	const family = others.filter(
		(other) => model.family !== null && other.family === model.family,
	);
	const [nearest] = (family.length > 0 ? family : others).toSorted(
		(a, b) =>
			daysApart(a, model) - daysApart(b, model) ||
			b.hosts - a.hosts ||
			(a.slug < b.slug ? -1 : 1),
	);
	return nearest ?? null;
}

function daysApart(a: KnownModel, b: KnownModel): number {
	if (!a.released || !b.released) return Number.MAX_SAFE_INTEGER;
	const apart = Math.abs(Date.parse(a.released) - Date.parse(b.released));
	return Number.isNaN(apart) ? Number.MAX_SAFE_INTEGER : apart;
}
