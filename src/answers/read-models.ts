import type { Database } from "../lib/database/database.ts";
import type { CatalogueEntry } from "../models/catalogue.ts";
import { catalogueModels, catalogueVersion, factsOf } from "../models/store.ts";
import {
	type KnownModel,
	type KnownModels,
	knownModels,
} from "./known-models.ts";

/** One index a database: building it takes longer than all that is asked of it. */
const indexes = new WeakMap<
	Database,
	{ version: string; known: KnownModels }
>();

/** The stored catalogue, indexed anew when it has changed. */
export async function readKnownModels(
	database: Database,
): Promise<KnownModels> {
	const version = await catalogueVersion(database);
	const kept = indexes.get(database);
	if (kept?.version === version) return kept.known;
	const known = knownModels(await catalogueModels(database));
	indexes.set(database, { version, known });
	return known;
}

export async function withFacts(
	database: Database,
	model: KnownModel,
): Promise<CatalogueEntry> {
	return { ...model, facts: await factsOf(database, model.slug) };
}
