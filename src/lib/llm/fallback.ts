import type { Endpoint } from "./endpoint.ts";
import { EndpointFailure } from "./failure.ts";

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
