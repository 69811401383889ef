import { ingestItem } from "#src/articles/ingest.ts";
import { groupSoon } from "./group-stories.ts";
import type { Handler } from "./registry.ts";

export const ingestItemJob: Handler<"ingest-item"> = async (
	{ itemId },
	app,
) => {
	await ingestItem(app, itemId);
	return [groupSoon(app)];
};
