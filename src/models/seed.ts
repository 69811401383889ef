import { type Database, transaction } from "../lib/database/database.ts";
import { modelCatalogue } from "./catalogue.ts";
import { saveCatalogue } from "./store.ts";

/**
 * Brings the catalogue that ships with the project into the database. Called at every start: it
 * takes a few hundred milliseconds the first time and changes nothing later.
 */
export async function seedModels(database: Database): Promise<void> {
	await transaction(database, (client) =>
		saveCatalogue(client, modelCatalogue().models),
	);
}
