import { setTimeout as after } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { reasonOf } from "../../lib/errors.ts";
import type { Log } from "../../lib/log.ts";
import type { GatewayEvent } from "./gateway-event.ts";
import type { ThreadMessage, ThreadSettings } from "./gateway-thread.ts";

/** Between signs of life until all shards are connected; shards follow each other after 5 seconds. */
const patienceMilliseconds = 30_000;
/** For the connection to be closed as it should, before its thread is ended. */
const goodbyeMilliseconds = 2_000;

export interface Ending {
	reason: string;
	/** Whether the token is not accepted any more. */
	isRevoked: boolean;
}

export interface Connection {
	connected: Promise<void>;
	/** It ends once. */
	ended: Promise<Ending>;
	close(): Promise<void>;
}

/** Starts discord.js in a thread of its own. */
export function startThread(
	settings: ThreadSettings,
	{ onEvent, log }: { onEvent: (event: GatewayEvent) => void; log: Log },
): Connection {
	const connected = Promise.withResolvers<void>();
	const ended = Promise.withResolvers<Ending>();
	const gone = Promise.withResolvers<void>();
	const worker = new Worker(new URL("./gateway-thread.ts", import.meta.url), {
		workerData: settings,
	});
	// discord.js itself would try for ever.
	const silence = setTimeout(() => {
		ended.resolve({ reason: "no answer in time", isRevoked: false });
	}, patienceMilliseconds);
	worker.on("message", (message: ThreadMessage) => {
		if (message.kind === "connected") clearTimeout(silence);
		else silence.refresh();
		switch (message.kind) {
			case "event":
				return onEvent(message.event);
			case "connected":
				return connected.resolve();
			case "problem":
				return log.warn(
					{ reason: message.reason },
					"something from Discord's gateway was left out",
				);
			case "failed":
				return ended.resolve(message);
		}
	});
	worker.on("error", (error) =>
		ended.resolve({ reason: reasonOf(error), isRevoked: false }),
	);
	worker.on("exit", () => {
		clearTimeout(silence);
		ended.resolve({ reason: "its thread ended", isRevoked: false });
		gone.resolve();
	});
	return {
		connected: connected.promise,
		ended: ended.promise,
		async close() {
			worker.postMessage("close");
			await Promise.race([
				gone.promise,
				after(goodbyeMilliseconds, null, { ref: false }),
			]);
			await worker.terminate();
		},
	};
}
