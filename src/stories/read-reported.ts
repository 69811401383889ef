import { type Database, transaction } from "../lib/database/database.ts";
import { reportedFacts } from "./reported-facts.ts";
import {
	articlesAfter,
	saveReading,
	someArticleIsUnread,
	takeReadingTurn,
} from "./store-reported.ts";

/** Raised when the reader has learnt more: then all stored articles are read again. */
const edition = 1;

/** How many articles one transaction reads. */
const batch = 100;

/**
 * Reads grouped articles for what they state of models, in the order of grouping, each once; an
 * article that a merge has moved is read again to the same end. @returns whether there is more to read
 */
export async function readReportedFacts(
	{ database }: { database: Database },
	{ most = 2000 }: { most?: number } = {},
): Promise<boolean> {
	for (let read = 0; read < most; ) {
		const count = await transaction(database, async (client) => {
			const position = await takeReadingTurn(client, edition);
			const articles = await articlesAfter(client, position, batch);
			const last = articles.at(-1);
			if (!last) return 0;
			const whole = articles.filter(({ isPruned }) => !isPruned);
			const facts = whole.flatMap((article) =>
				reportedFacts(article).map((fact) => ({
					...fact,
					articleId: article.id,
				})),
			);
			await saveReading(
				client,
				{ edition, position: last.position },
				whole.map(({ id }) => id),
				facts,
			);
			return articles.length;
		});
		if (count < batch) return false;
		read += count;
	}
	return true;
}

/** Whether some grouped article waits to be read. */
export function factsWait(database: Database): Promise<boolean> {
	return someArticleIsUnread(database, edition);
}
