import type { CatalogueEntry } from "../models/catalogue.ts";
import type { ModelChange } from "../models/model-change.ts";
import { type CardField, fieldsOf } from "./facts.ts";
import type { ReportedField } from "./reported.ts";

type Listed = Omit<CatalogueEntry, "facts">;

/** A story as a card names it. */
export interface CardStory {
	storyId: number;
	headline: string;
	/** ISO 639-1 language of the headline. */
	language: string;
	/** Of its latest article, ISO 8601 UTC. */
	at: string;
	/** Its articles' hosts, without repeats, the earliest first. */
	sources: { host: string; url: string; language: string }[];
}

export interface NamedModel {
	slug: string;
	name: string;
}

/** What is known of an entry of the catalogue, each fact with who says so. */
export interface ModelCard extends NamedModel {
	kind: CatalogueEntry["kind"];
	maker: string;
	family: string | null;
	about: string | null;
	fields: CardField[];
	/** What stored articles state of it, beside the facts. */
	reported: ReportedField[];
	/** What refreshes found to have changed of late, the latest first. */
	changes: ModelChange[];
	/** What it was built on, where that is a model of the catalogue. */
	base: NamedModel | null;
	/** Of a family, a maker or a maker's system: its models, the newest first. */
	models: (NamedModel & { released: string | null })[];
	/** The latest, the newest first. */
	stories: CardStory[];
}

/** A spelling that names nothing for certain. */
export interface UnknownModel {
	kind: "unknown";
	query: string;
	/** Up to three that may have been meant. */
	suggestions: NamedModel[];
}

/** What a card tells beside what the catalogue knows. */
type Beside = Pick<ModelCard, "stories" | "reported" | "changes">;

/** The card of `entry`; `entries` is the whole catalogue, in which its models are looked for. */
export function modelCard(
	entry: CatalogueEntry,
	entries: Iterable<Listed>,
	{ stories = [], reported = [], changes = [] }: Partial<Beside> = {},
): ModelCard {
	const { slug, name, kind, maker, family, about } = entry;
	return {
		slug,
		name,
		kind,
		maker,
		family,
		about,
		fields: fieldsOf(entry.facts, kind === "model" ? "model" : "other"),
		reported,
		changes,
		base: baseOf(entry, entries),
		models: membersOf(entry, entries).map((member) => ({
			slug: member.slug,
			name: member.name,
			released: member.released,
		})),
		stories,
	};
}

function baseOf(
	{ facts }: CatalogueEntry,
	entries: Iterable<Listed>,
): NamedModel | null {
	const base = facts.find(({ field }) => field === "baseModel")?.value;
	if (base === undefined) return null;
	for (const { slug, name } of entries)
		if (slug === base) return { slug, name };
	return null;
}

/** The models of a family or a maker; of a system those of its maker, if that makes models. The newest first. */
export function membersOf(entry: Listed, entries: Iterable<Listed>): Listed[] {
	if (entry.kind === "model") return [];
	const all = [...entries];
	const isOfMaker =
		entry.kind !== "system" ||
		all.some(({ kind, name }) => kind === "maker" && name === entry.maker);
	if (!isOfMaker) return [];
	return all
		.filter(
			(other) =>
				other.kind === "model" &&
				(entry.kind === "family"
					? isOfFamily(other, entry)
					: other.maker === entry.maker),
		)
		.sort(
			(a, b) =>
				compare(b.released ?? "", a.released ?? "") ||
				b.hosts - a.hosts ||
				compare(a.slug, b.slug),
		);
}

/** A family without a word of its own is a series: its models' names go on from its name. */
function isOfFamily(model: Listed, { slug, family, maker }: Listed): boolean {
	if (model.maker !== maker) return false;
	return family === null
		? model.family === slug || model.slug.startsWith(`${slug}-`)
		: model.family === family;
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
