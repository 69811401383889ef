import { makeClient } from "./attempt.ts";
import type { EndpointFailure } from "./failure.ts";
import { failureOf } from "./failure-of.ts";
import { type EndpointSettings, presetFor } from "./settings.ts";

/** The list is short and costs nothing; who does not give it soon will not. */
const patience = { total: 20_000, idle: 10_000 };

/** What an endpoint serves, or why it does not say. */
export type ServedModels =
	| { kind: "listed"; models: string[] }
	| { kind: "unlisted" }
	| { kind: "failed"; failure: EndpointFailure };

/**
 * Asks an endpoint for its models, which costs nothing and proves the key:
 * https://platform.openai.com/docs/api-reference/models/list
 */
export async function servedModels(
	settings: EndpointSettings,
): Promise<ServedModels> {
	const client = makeClient({
		baseUrl: settings.baseUrl ?? presetFor(settings).baseUrl,
		apiKey: settings.apiKey ?? null,
		patience,
	});
	try {
		const { data } = await client.models.list();
		// Gemini lists them as models/NAME, and is called with either.
		const names = data.map(({ id }) => id.replace(/^models\//, ""));
		return { kind: "listed", models: names };
	} catch (error) {
		const failure = failureOf(error, undefined);
		// Not every server has the list; that says nothing against it.
		return failure.kind === "model"
			? { kind: "unlisted" }
			: { kind: "failed", failure };
	}
}
