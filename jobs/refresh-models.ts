import type { App } from "#src/app.ts";
import { describe } from "#src/lib/event.ts";
import { planRefresh, refreshModels } from "#src/models/refresh.ts";
import { type AnyJob, job } from "./payloads.ts";
import type { Handler } from "./registry.ts";

/** Reads the sources of model facts whose day is over. */
export const refreshModelsJob: Handler<"refresh-models"> = async (
	_payload,
	app,
) => {
	const { modelSources } = app.config;
	if (modelSources === null) return [];
	const outcomes = await refreshModels(app, modelSources);
	for (const outcome of outcomes)
		if (outcome.kind === "problem")
			app.log.warn(outcome, "facts about models were not refreshed");
	describe({ sources: outcomes });
	return [];
};

/** The reading that is due, by when it was: a later one is another job. */
export async function refreshDue(app: App): Promise<AnyJob[]> {
	if (app.config.modelSources === null) return [];
	const due = await planRefresh(app);
	return due ? [job("refresh-models", { due: due.getTime() })] : [];
}
