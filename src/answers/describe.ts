import type { Clock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import { UsageError } from "../lib/errors.ts";
import { changedLately } from "../models/store-changes.ts";
import { reportsOf } from "../stories/store-reported.ts";
import { type Comparison, compareEntries } from "./compare.ts";
import type { KnownModel, KnownModels } from "./known-models.ts";
import {
	type CardStory,
	type ModelCard,
	membersOf,
	modelCard,
	type UnknownModel,
} from "./model-card.ts";
import { readKnownModels, withFacts } from "./read-models.ts";
import { reportedFields } from "./reported.ts";
import { storiesAbout } from "./store.ts";

interface Describer {
	database: Database;
	clock: Clock;
}

const latestStories = 3;
/** How far back they are looked for, milliseconds. */
const storyAge = 90 * 86_400_000;

/** What is known of a model, family, maker or system, with its latest stories. */
export async function describeModel(
	{ database, clock }: Describer,
	name: string,
): Promise<ModelCard | UnknownModel> {
	const known = await readKnownModels(database);
	const entry = known.find(name);
	if (entry.kind === "unknown") return entry;
	const stories = await storiesOf(
		{ database, clock },
		entry,
		membersOf(entry, known.all),
	);
	const described = await withFacts(database, entry);
	if (entry.kind !== "model")
		return modelCard(described, known.all, { stories });
	const now = clock.now();
	const reports = await reportsOf(database, entry.slug, now);
	return modelCard(described, known.all, {
		stories,
		reported: reportedFields(reports),
		changes: await changedLately(database, entry.slug, now),
	});
}

/**
 * Two to four models side by side, or those of the names that mean none.
 * @throws UsageError when there are fewer or more, or when one is no model
 */
export async function compareModels(
	{ database }: Pick<Describer, "database">,
	names: readonly string[],
): Promise<Comparison | UnknownModel[]> {
	if (names.length < 2 || names.length > 4)
		throw new UsageError("Name two to four models to compare.");
	const known = await readKnownModels(database);
	const found = names.map((name) => known.find(name));
	const unknown = found.filter((entry) => entry.kind === "unknown");
	if (unknown.length > 0) return unknown;
	const entries = found.filter((entry) => entry.kind !== "unknown");
	const other = entries.find(({ kind }) => kind !== "model");
	if (other)
		throw new UsageError(
			`${other.name} is a ${other.kind}, not a model: only models can be compared.`,
		);
	const described = await Promise.all(
		entries.map((entry) => withFacts(database, entry)),
	);
	return compareEntries(
		described.map((entry) => ({
			...entry,
			facts: entry.facts.map((fact) =>
				fact.field === "baseModel"
					? { ...fact, value: nameOf(fact.value, known) }
					: fact,
			),
		})),
	);
}

/** A base model by its name, where the catalogue knows it. */
function nameOf(slug: unknown, known: KnownModels): unknown {
	return typeof slug === "string" ? (known.bySlug(slug)?.name ?? slug) : slug;
}

function storiesOf(
	{ database, clock }: Describer,
	entry: KnownModel,
	members: readonly KnownModel[],
): Promise<CardStory[]> {
	const { kind, slug, name, family } = entry;
	const now = clock.now();
	const subject = {
		slugs:
			kind === "model"
				? [slug]
				: kind === "family"
					? [slug, family ?? slug, ...members.map((member) => member.slug)]
					: [],
		organisation: kind === "maker" ? name : null,
		title: kind === "system" ? name : null,
	};
	return storiesAbout(database, subject, {
		after: new Date(now.getTime() - storyAge),
		until: now,
		limit: latestStories,
	});
}
