import { setTimeout as after } from "node:timers/promises";
import { reasonOf } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import type { ChatAdapter } from "./adapter.ts";
import type { ChatListener } from "./listener.ts";

const firstPauseMilliseconds = 5_000;
const longestPauseMilliseconds = 5 * 60_000;

/** How the first try to reach a platform ended. */
export interface Connection {
	platform: string;
	/** Null where it is connected. */
	reason: string | null;
}

export interface Connections {
	/** After the first try of each; what failed is tried again by itself. */
	first: Promise<Connection[]>;
	/** Ends the tries; the adapters close themselves. */
	close(): Promise<void>;
}

/**
 * Connects all platforms. One that cannot be reached keeps neither the others nor the digests
 * waiting: it is tried again, more and more rarely.
 */
export function connectAll(
	adapters: Iterable<ChatAdapter>,
	listener: ChatListener,
	{ log }: { log: Log },
): Connections {
	const stop = new AbortController();
	const retries: Promise<void>[] = [];
	const first = Promise.all(
		[...adapters].map(async (adapter): Promise<Connection> => {
			const reason = await connect(adapter, listener, log);
			if (reason !== null) retries.push(retry(adapter));
			return { platform: adapter.platform, reason };
		}),
	);

	async function retry(adapter: ChatAdapter): Promise<void> {
		for (let tries = 0; !stop.signal.aborted; tries++) {
			const pause = Math.min(
				longestPauseMilliseconds,
				firstPauseMilliseconds * 2 ** tries,
			);
			await after(pause, null, { signal: stop.signal }).catch(() => null);
			if (stop.signal.aborted) return;
			if ((await connect(adapter, listener, log)) === null) return;
		}
	}

	return {
		first,
		async close() {
			stop.abort();
			await first;
			await Promise.all(retries);
		},
	};
}

/** @returns why it failed, or null */
async function connect(
	adapter: ChatAdapter,
	listener: ChatListener,
	log: Log,
): Promise<string | null> {
	try {
		await adapter.listen(listener);
		log.info({ platform: adapter.platform }, "connected");
		return null;
	} catch (error) {
		const reason = reasonOf(error);
		log.warn({ platform: adapter.platform, reason }, "not connected");
		return reason;
	}
}
