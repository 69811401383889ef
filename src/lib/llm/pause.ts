import type { EndpointFailure } from "./failure.ts";

const MINUTE = 60_000;
/** A wrong key or an empty account does not mend itself within minutes. */
const AFTER_PERMANENT = 5 * MINUTE;
const AFTER_TRANSIENT = MINUTE;
const IN_A_ROW = 3;

/** Leaves an endpoint alone after failures, so that a digest is not kept waiting by each of its stories. */
export function makePause(now: () => number) {
	let until = 0;
	let why = "";
	let failures = 0;

	return {
		/** Why it is left alone right now, or null. */
		reason(): string | null {
			return now() < until ? why : null;
		},
		succeeded(): void {
			failures = 0;
		},
		failed(failure: EndpointFailure): void {
			// One request that is not taken may be the text's fault; several in a row are not.
			const isDoubtful = failure.kind === "request";
			if (!failure.ofEndpoint && !isDoubtful) return;
			failures += 1;
			why = failure.message;
			const isOften = failures >= IN_A_ROW;
			if (failure.permanent) {
				if (!isDoubtful || isOften) until = now() + AFTER_PERMANENT;
			} else if (failure.retryAfter !== null)
				until = now() + Math.min(failure.retryAfter, 60 * MINUTE);
			// It was waited for twice by then.
			else if (isOften || failure.kind === "timeout")
				until = now() + AFTER_TRANSIENT;
		},
	};
}
