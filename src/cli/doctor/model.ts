import { makeBudget } from "../../briefs/budget.ts";
import type { Config } from "../../config.ts";
import { systemClock } from "../../lib/clock.ts";
import type { Database } from "../../lib/database/database.ts";
import { reasonOf } from "../../lib/errors.ts";
import { makeEndpoint } from "../../lib/llm/endpoint.ts";
import type { EndpointFailure } from "../../lib/llm/failure.ts";
import { servedModels } from "../../lib/llm/models.ts";
import type { EndpointSettings } from "../../lib/llm/settings.ts";
import { type Finding, fine, wrong } from "./finding.ts";

/** So many names of what an endpoint serves are shown where ours is not among them. */
const mostNames = 5;

/** Whether each language model of the settings takes the key and has the model; nothing is spent. */
export async function* checkModel({
	llm,
}: Pick<Config, "llm">): AsyncGenerator<Finding> {
	if (!llm) {
		yield fine(
			"model",
			"none configured: briefs quote their sources (LLM_API_KEY changes that)",
		);
		return;
	}
	const { fallback, limits: _, ...first } = llm;
	yield await checkEndpoint({ prefix: "LLM", ...first });
	if (fallback)
		yield await checkEndpoint({ prefix: "LLM_FALLBACK", ...fallback });
}

/** Held against what the endpoint itself lists. */
export async function checkEndpoint(
	settings: EndpointSettings & { prefix: string },
): Promise<Finding> {
	const { prefix } = settings;
	const check = prefix === "LLM" ? "model" : "fallback";
	let name: string;
	let model: string;
	try {
		({ name, model } = makeEndpoint(settings));
	} catch (error) {
		return wrong(check, reasonOf(error), "Correct it in .env and try again.");
	}
	const served = await servedModels(settings);
	if (served.kind === "failed")
		return wrong(
			check,
			`${name}: ${served.failure.message}`,
			`${remedyFor(served.failure, prefix)} Until then briefs quote their sources.`,
		);
	if (served.kind === "unlisted")
		return fine(check, `${name} (${model}); it does not list its models`);
	if (served.models.includes(model))
		return fine(check, `${name} takes the key and has ${model}`);
	return wrong(
		check,
		`${name} has no model ${model}; it has ${someOf(served.models, model)}`,
		`Put one of them into ${prefix}_MODEL.`,
	);
}

function remedyFor({ kind }: EndpointFailure, prefix: string): string {
	switch (kind) {
		case "key":
			return `Make a key on the maker's page and put it into ${prefix}_API_KEY.`;
		case "balance":
			return "Top up the account there.";
		case "network":
		case "timeout":
			return `See whether this machine reaches it; ${prefix}_BASE_URL names another address.`;
		default:
			return "Try again in a while.";
	}
}

/** Those first that begin like the one that was asked for. */
function someOf(models: readonly string[], wanted: string): string {
	if (models.length === 0) return "none";
	const likeness = (name: string) =>
		[...name].findIndex((letter, index) => letter !== wanted[index]);
	const sorted = models.toSorted(
		(one, other) => likeness(other) - likeness(one),
	);
	const more = models.length > mostNames ? ", …" : "";
	return sorted.slice(0, mostNames).join(", ") + more;
}

/** How much of each limit of the site is spent. */
export async function* checkSpending(
	{ llm }: Pick<Config, "llm">,
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
