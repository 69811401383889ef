import type { NamedChange } from "../models/model-change.ts";
import type { ModelNews } from "./edition.ts";
import { type Interests, matches } from "./subscription.ts";

/** More are counted, not listed: who wants to know asks for the model. */
const listed = 5;

/** The topics of the catalogue that a change belongs to; limits, dates and training belong to none. */
const topicsOf: Readonly<Record<string, readonly string[]>> = {
	price: ["pricing"],
	cheapestPrice: ["pricing"],
	added: ["model-releases"],
	deprecated: ["model-releases"],
	openWeights: ["open-source"],
	licence: ["open-source"],
};

/** What a team acts on comes first. */
const importance = [
	"deprecated",
	"price",
	"cheapestPrice",
	"added",
	"openWeights",
	"licence",
	"context",
	"outputLimit",
];

/** Of these changes those that a channel follows, most important first; null when there is none. */
export function followedChanges(
	interests: Interests,
	changes: readonly NamedChange[],
): ModelNews | null {
	const followed = changes.filter(
		({ slug, name, maker, field }) =>
			matches(interests, {
				topics: topicsOf[field] ?? [],
				models: [slug],
				organisations: [maker],
				wording: name,
			}).length > 0,
	);
	const sorted = latestOfEach(followed).sort(
		(a, b) => place(a) - place(b) || extent(b) - extent(a) || b.id - a.id,
	);
	if (sorted.length === 0) return null;
	return {
		changes: sorted.slice(0, listed).map((change) => ({
			slug: change.slug,
			name: change.name,
			maker: change.maker,
			released: change.released,
			field: change.field,
			before: change.before,
			after: change.after,
			source: change.source,
			url: change.sourceUrl,
			asOf: change.asOf,
		})),
		more: Math.max(0, sorted.length - listed),
		upTo: Math.max(...changes.map(({ id }) => id)),
	};
}

/** What changed twice since is told as one change, from the first value to the last. */
function latestOfEach(changes: readonly NamedChange[]): NamedChange[] {
	const latest = new Map<string, NamedChange>();
	for (const change of changes) {
		const key = [change.slug, change.field, change.source].join(" ");
		const before = (latest.get(key) ?? change).before;
		latest.set(key, { ...change, before });
	}
	return [...latest.values()].filter(
		({ before, after }) => JSON.stringify(before) !== JSON.stringify(after),
	);
}

function place({ field }: NamedChange): number {
	const found = importance.indexOf(field);
	return found < 0 ? importance.length : found;
}

/** How far a price or another number moved, the same up and down. */
function extent({ before, after }: NamedChange): number {
	const [from, to] = [amount(before), amount(after)];
	return from > 0 && to > 0 ? Math.abs(Math.log(to / from)) : 0;
}

function amount(value: unknown): number {
	if (typeof value === "number") return value;
	if (typeof value !== "object" || value === null) return 0;
	return "input" in value ? Number(value.input) : 0;
}
