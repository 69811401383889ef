import { isDeepStrictEqual } from "node:util";
import type { CatalogueEntry, Fact } from "./catalogue.ts";

/** What is stored of a model, by field, as one source states it. */
export type StatedFacts = ReadonlyMap<string, unknown>;

/** What is stored when a source is read again. */
export interface StoredFacts {
	/** All that the catalogue has, whoever states something of it. */
	slugs: ReadonlySet<string>;
	/** By slug, what this source states. */
	stated: ReadonlyMap<string, StatedFacts>;
	/** Fields of which another source states something, as `slug field`. */
	elsewhere: ReadonlySet<string>;
}

/** A change of one fact; `added` is the model itself, and `after` its name. */
export interface FactChange {
	slug: string;
	field: string;
	before: unknown;
	after: unknown;
}

/** What a reading of a source means for what is stored. */
export interface FactsUpdate {
	changes: FactChange[];
	added: CatalogueEntry[];
	/** Facts that are new or differ. */
	written: (Fact & { slug: string })[];
	/** Facts that are true no more. */
	withdrawn: { slug: string; field: string }[];
	/** Facts that the source does not repeat: they stay as of the day it last stated them. */
	unrepeated: { slug: string; field: string }[];
}

/** What a reader wants to hear of; how many hosts there are, or where to read more, is none of it. */
const told = new Set([
	"price",
	"cheapestPrice",
	"context",
	"outputLimit",
	"openWeights",
	"licence",
	"deprecated",
	"released",
	"cutoff",
	"parameters",
	"activeParameters",
	"trainingFlop",
	"trainingCost",
	"trainingTokens",
	"trainingChips",
	"trainingHardware",
]);

/**
 * Stale ones mislead: a price that its host took back is no price, and "deprecated" is stated only
 * as long as it holds. All else that a source leaves out, it has merely left out.
 */
const perishable = new Set(["price", "cheapestPrice", "deprecated"]);

/**
 * Holds what a source states now against what is stored of it. A model that is new is one change,
 * and so is each fact of a known one that differs. Of a known model that the source tells of for
 * the first time, only what nobody else has stated is news.
 */
export function compareFacts(
	stored: StoredFacts,
	entries: readonly CatalogueEntry[],
): FactsUpdate {
	const update: FactsUpdate = {
		changes: [],
		added: [],
		written: [],
		withdrawn: [],
		unrepeated: [],
	};
	const listed = new Set<string>();
	for (const entry of entries) {
		listed.add(entry.slug);
		compareModel(stored, entry, update);
	}
	for (const [slug, facts] of stored.stated) {
		if (listed.has(slug)) continue;
		for (const field of facts.keys()) update.unrepeated.push({ slug, field });
	}
	return update;
}

function compareModel(
	{ slugs, stated, elsewhere }: StoredFacts,
	entry: CatalogueEntry,
	update: FactsUpdate,
): void {
	const { slug } = entry;
	const isNew = !slugs.has(slug);
	const before = stated.get(slug);
	const changes: FactChange[] = [];
	for (const fact of entry.facts) {
		const { field, value } = fact;
		const old = before?.get(field);
		if (isDeepStrictEqual(old, value)) continue;
		update.written.push({ ...fact, slug });
		const isKnown = before === undefined && elsewhere.has(`${slug} ${field}`);
		if (told.has(field) && !isKnown && !saysTheSame(old, value))
			changes.push({ slug, field, before: old ?? null, after: value });
	}
	const now = new Set(entry.facts.map(({ field }) => field));
	for (const [field, old] of before ?? []) {
		if (now.has(field)) continue;
		if (!perishable.has(field)) update.unrepeated.push({ slug, field });
		else {
			update.withdrawn.push({ slug, field });
			changes.push({ slug, field, before: old, after: null });
		}
	}
	if (isNew) {
		update.added.push(entry);
		update.changes.push({
			slug,
			field: "added",
			before: null,
			after: entry.name,
		});
	} else update.changes.push(...withoutEcho(changes));
}

/** Where the maker's own host is the cheapest, its price is told once. */
function withoutEcho(changes: readonly FactChange[]): FactChange[] {
	const own = changes.find(({ field }) => field === "price");
	return changes.filter(
		({ field, before, after }) =>
			field !== "cheapestPrice" ||
			own === undefined ||
			!(saysTheSame(own.before, before) && saysTheSame(own.after, after)),
	);
}

/** A price is what it costs: another host at the same price, or another one for cached tokens, is no news. */
function saysTheSame(a: unknown, b: unknown): boolean {
	if (!isPrice(a) || !isPrice(b)) return isDeepStrictEqual(a, b);
	return a.input === b.input && a.output === b.output;
}

function isPrice(value: unknown): value is { input: number; output: number } {
	return typeof value === "object" && value !== null && "input" in value;
}
