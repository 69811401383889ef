import { setTimeout as after } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { reasonOf } from "../../lib/errors.ts";
import type { Log } from "../../lib/log.ts";
import type { GatewayEvent } from "./gateway-event.ts";
import type { ThreadMessage, ThreadSettings } from "./gateway-thread.ts";

/** For the first connection; discord.js tries on by itself as long as it is let. */
const patienceMilliseconds = 30_000;
const goodbyeMilliseconds = 2_000;
const longestPauseMilliseconds = 5 * 60_000;

export interface Gateway {
	/**
	 * Ends when all shards are connected. From then on a connection that is lost for good is
	 * made anew by itself, more and more rarely, unless the token is not accepted any more.
	 * @throws when the first connection fails
	 */
	connect(): Promise<void>;
	close(): Promise<void>;
}

interface Ending {
	reason: string;
	/** Whether the token is not accepted any more. */
	isRevoked: boolean;
}

interface Connection {
	connected: Promise<void>;
	/** It ends once. */
	ended: Promise<Ending>;
	close(): Promise<void>;
}

/** The connection to Discord's gateway, in a thread that may fall and is put up again. */
export function makeGateway({
	settings: { token, apiUrl },
	log,
	onEvent,
	firstPauseMilliseconds = 1_000,
	watchMilliseconds = 60_000,
}: {
	settings: Pick<ThreadSettings, "token" | "apiUrl">;
	log: Log;
	onEvent: (event: GatewayEvent) => void;
	firstPauseMilliseconds?: number;
	watchMilliseconds?: number;
}): Gateway {
	const stop = new AbortController();
	let current: Connection | null = null;

	/** @returns null when connected, else what came instead */
	async function open(): Promise<Ending | null> {
		const connection = start();
		current = connection;
		const late = after(patienceMilliseconds, null, {
			signal: stop.signal,
			ref: false,
		});
		const ending = await Promise.race([
			connection.connected.then(() => null),
			connection.ended,
			late.then(
				() => ({ reason: "no answer in time", isRevoked: false }),
				() => ({ reason: "closed meanwhile", isRevoked: false }),
			),
		]);
		if (ending !== null) await connection.close();
		return ending;
	}

	function start(): Connection {
		const connected = Promise.withResolvers<void>();
		const ended = Promise.withResolvers<Ending>();
		const gone = Promise.withResolvers<void>();
		const worker = new Worker(new URL("./gateway-thread.ts", import.meta.url), {
			workerData: {
				token,
				apiUrl,
				watchMilliseconds,
			} satisfies ThreadSettings,
		});
		worker.on("message", (message: ThreadMessage) => {
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

	/** Keeps a connection up from when it is made until `close`. */
	async function keep(): Promise<void> {
		while (current && !stop.signal.aborted) {
			let ending: Ending | null = await current.ended;
			await current.close();
			for (let tries = 0; ending && !stop.signal.aborted; tries++) {
				log.error(
					{ reason: ending.reason },
					ending.isRevoked
						? "Discord does not accept the token any more: set DISCORD_TOKEN and start again"
						: "the connection to Discord was lost",
				);
				if (ending.isRevoked) return;
				await pause(tries);
				if (!stop.signal.aborted) ending = await open();
			}
		}
	}

	async function pause(tries: number): Promise<void> {
		const milliseconds = Math.min(
			longestPauseMilliseconds,
			firstPauseMilliseconds * 2 ** tries,
		);
		await after(milliseconds, null, { signal: stop.signal }).catch(() => null);
	}

	return {
		async connect() {
			const ending = await open();
			if (ending) throw new Error(`discord: ${ending.reason}`);
			void keep();
		},
		async close() {
			stop.abort();
			await current?.close();
		},
	};
}
