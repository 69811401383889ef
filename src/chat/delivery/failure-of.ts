import { DeliveryError, type DeliveryFailure } from "../adapter.ts";

/** How a delivery failed; what an adapter does not know has an unknown outcome. */
export function failureOf(error: unknown): DeliveryFailure {
	return error instanceof DeliveryError ? error.failure : "unknown";
}
