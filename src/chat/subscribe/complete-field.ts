import { readKnownModels } from "../../answers/read-models.ts";
import type { Database } from "../../lib/database/database.ts";
import type { Suggestion } from "../commands/command.ts";
import { suggestion } from "../commands/complete.ts";
import { organisationsLike } from "../conversation/known-names.ts";
import { zonesLike } from "./read-zone.ts";

/** What a field of the form offers for what was typed so far. */
export async function completeSubscribeField(
	database: Database,
	field: string,
	typed: string,
	limit: number,
): Promise<Suggestion[]> {
	const text = typed.trim();
	switch (field) {
		case "models": {
			const known = await readKnownModels(database);
			return known
				.complete(text, limit)
				.map(({ slug, name }) => suggestion(slug, name));
		}
		case "organisations":
			return organisationsLike(text, limit).map((name) => suggestion(name));
		case "zone":
			return zonesLike(text, limit).map((zone) => suggestion(zone));
		default:
			return [];
	}
}
