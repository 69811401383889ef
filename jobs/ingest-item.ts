import { ingestItem } from "#src/articles/ingest.ts";
import { describe } from "#src/lib/event.ts";
import { groupSoon } from "./group-stories.ts";
import type { Handler } from "./registry.ts";

export const ingestItemJob: Handler<"ingest-item"> = async (
	{ itemId },
	app,
) => {
	const { articleId } = await ingestItem(app, itemId);
	const outcome = articleId === null ? "skipped" : "kept";
	app.metrics.count("modelwire_articles_total", { outcome });
	describe({ articleId });
	return [groupSoon(app)];
};
