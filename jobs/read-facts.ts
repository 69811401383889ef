import { readReportedFacts } from "#src/stories/read-reported.ts";
import { tickAt } from "./group-stories.ts";
import { job } from "./payloads.ts";
import type { Handler } from "./registry.ts";

/** Reads what grouped articles state of models; a long backlog takes several turns. */
export const readFactsJob: Handler<"read-facts"> = async ({ tick }, app) => {
	const isMore = await readReportedFacts(app);
	return isMore
		? [job("read-facts", { tick: Math.max(tick + 1, tickAt(app)) })]
		: [];
};
