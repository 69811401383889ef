import type { Config } from "../../config.ts";
import type { Queryable } from "../../lib/database/database.ts";
import { factSources, type SourceKey } from "../../models/sources.ts";
import { type SourceState, sourceStates } from "../../models/store-refresh.ts";
import { type Finding, fine, wrong } from "./finding.ts";

/** Where each source is told to be somewhere else. */
const settings: Record<SourceKey, string> = {
	dev: "MODELS_DEV_URL",
	epoch: "EPOCH_URL",
};

/** Whether the facts about models are kept up to date, and if not, why. */
export async function* checkFacts(
	{ modelSources }: Pick<Config, "modelSources">,
	database: Queryable,
): AsyncGenerator<Finding> {
	if (modelSources === null) {
		yield fine("facts", "as they came with the program (MODEL_REFRESH=no)");
		return;
	}
	const states = await sourceStates(database);
	for (const key of Object.keys(factSources) as SourceKey[]) {
		const state = states.find(({ source }) => source === factSources[key].name);
		yield finding(key, modelSources[key], state);
	}
}

function finding(
	key: SourceKey,
	url: string,
	state: SourceState | undefined,
): Finding {
	const { name } = factSources[key];
	if (state?.problem) {
		const since = state.problemSince?.toISOString().slice(0, 10);
		return wrong(
			"facts",
			`${name}, since ${since}: ${state.problem}; ${kept(state)} stay`,
			`It is tried again by itself. See what ${url} gives; ${settings[key]} names another address, MODEL_REFRESH=no turns this off.`,
		);
	}
	return fine(
		"facts",
		state?.asOf
			? `${name} as of ${state.asOf}`
			: `${name} as it came with the program; read anew within an hour of the start`,
	);
}

function kept({ asOf }: SourceState): string {
	return asOf === null
		? "the facts that came with the program"
		: `the facts of ${asOf}`;
}
