import { readKnownModels } from "../../answers/read-models.ts";
import type { Database } from "../../lib/database/database.ts";
import type { NameOf } from "../messages/subscription-message.ts";

/** Names of models by slug; one that the catalogue does not hold is called by its slug. */
export async function nameOfModel(database: Database): Promise<NameOf> {
	const known = await readKnownModels(database);
	return (slug) => known.bySlug(slug)?.name ?? slug;
}
