import {
	type Endpoint,
	type EndpointSettings,
	makeEndpoint,
} from "./endpoint.ts";
import { EndpointFailure } from "./failure.ts";

/**
 * Opens the endpoint of the settings, with the second one behind it where there is one.
 * @throws {Error} with one plain sentence when the settings name no endpoint
 */
export function openEndpoint({
	fallback,
	...first
}: EndpointSettings & { fallback?: EndpointSettings | null }): Endpoint {
	const endpoint = makeEndpoint(first);
	if (!fallback) return endpoint;
	const prefix = "LLM_FALLBACK";
	return withFallback(endpoint, makeEndpoint({ prefix, ...fallback }));
}

/** Two endpoints as one: the second answers where the first cannot be had. */
export function withFallback(first: Endpoint, second: Endpoint): Endpoint {
	return {
		name: first.name,
		model: first.model,
		async ask(question) {
			try {
				return await first.ask(question);
			} catch (error) {
				const elsewhere =
					error instanceof EndpointFailure &&
					error.kind !== "budget" &&
					error.kind !== "stopped";
				if (!elsewhere) throw error;
				return second.ask(question);
			}
		},
	};
}
