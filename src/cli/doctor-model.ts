import { makeBudget } from "../briefs/budget.ts";
import type { Config } from "../config.ts";
import { systemClock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import { reasonOf } from "../lib/errors.ts";
import { makeEndpoint } from "../lib/llm/endpoint.ts";
import { openEndpoint } from "../lib/llm/fallback.ts";
import { type Finding, fine, wrong } from "./finding.ts";

/** Whether the settings name a language model, and which; it is not called, calls cost. */
export function checkModel({ llm }: Config): Finding {
	if (!llm)
		return fine(
			"model",
			"none configured: briefs quote their sources (LLM_API_KEY changes that)",
		);
	try {
		openEndpoint(llm);
		const names = [llm, ...(llm.fallback ? [llm.fallback] : [])].map(
			(settings) => {
				const { name, model } = makeEndpoint(settings);
				return `${name} (${model})`;
			},
		);
		return fine("model", names.join(", and where it does not answer "));
	} catch (error) {
		return wrong("model", reasonOf(error), "Correct it in .env and try again.");
	}
}

/** How much of each limit of the site is spent. */
export async function* checkSpending(
	{ llm }: Config,
	database: Database,
): AsyncGenerator<Finding> {
	if (!llm) return;
	const clock = systemClock;
	for (const { name, spent, limit, isNear } of await makeBudget(
		llm.limits,
	).limits({ database, clock })) {
		const found = `${name}: $${spent.toFixed(4)} of $${limit}`;
		yield isNear
			? wrong(
					"spending",
					found,
					"When it is used up, briefs quote their sources until it is renewed. `modelwire spend` shows for what it went; LLM_DAILY_LIMIT and LLM_MONTHLY_LIMIT change it.",
				)
			: fine("spending", found);
	}
}
