import { EndpointFailure } from "./failure.ts";

export interface Patience {
	/** Milliseconds for one attempt from first to last byte. */
	total: number;
	/** Milliseconds without any byte. */
	idle: number;
}

/** Blank lines and comments that endpoints send to keep a waiting connection open. */
const KEEP_ALIVE = /^(?:[^\S\n]*(?::[^\n]*)?\n)+/;

/**
 * A `fetch` for the SDK that reads the whole body under a watchdog (the SDK's own time limit
 * ends with the headers), drops keep-alive lines, and says JSON of what is JSON whatever the
 * content type claims.
 */
export function patientFetch({ total, idle }: Patience): typeof fetch {
	return async (input, init) => {
		const stop = new AbortController();
		const fail = (what: string) => () =>
			stop.abort(new EndpointFailure("timeout", `the endpoint ${what}`));
		const whole = setTimeout(
			fail(`gave no whole answer within ${total / 1000} s`),
			total,
		);
		let quiet = setTimeout(fail(`was silent for ${idle / 1000} s`), idle);
		try {
			const signals = [stop.signal, ...(init?.signal ? [init.signal] : [])];
			const response = await fetch(input, {
				...init,
				signal: AbortSignal.any(signals),
			});
			let text = "";
			const decoder = new TextDecoder();
			for await (const chunk of response.body ?? []) {
				clearTimeout(quiet);
				quiet = setTimeout(fail(`was silent for ${idle / 1000} s`), idle);
				text += decoder.decode(chunk, { stream: true });
			}
			const body = (text + decoder.decode()).replace(KEEP_ALIVE, "").trim();
			const headers = new Headers(response.headers);
			headers.delete("content-length");
			headers.delete("content-encoding");
			if (/^[[{]/.test(body)) headers.set("content-type", "application/json");
			// A status without a body may not be given one.
			return new Response(body === "" ? null : body, {
				status: response.status,
				statusText: response.statusText,
				headers,
			});
		} catch (error) {
			// The watchdog's reason is lost where the SDK only sees an aborted call.
			throw stop.signal.aborted ? stop.signal.reason : error;
		} finally {
			clearTimeout(whole);
			clearTimeout(quiet);
		}
	};
}
