import { setTimeout as after } from "node:timers/promises";
import type { Log } from "../../lib/log.ts";
import {
	type Connection,
	type Ending,
	startThread,
} from "./gateway-connection.ts";
import type { GatewayEvent } from "./gateway-event.ts";
import type { DiscordSettings } from "./settings.ts";

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

/** The connection to Discord's gateway, in a thread that may fall and is put up again. */
export function makeGateway({
	settings: { token, apiUrl, shards = null },
	log,
	onEvent,
	firstPauseMilliseconds = 1_000,
	watchMilliseconds = 60_000,
}: {
	settings: Pick<DiscordSettings, "token" | "apiUrl" | "shards">;
	log: Log;
	onEvent: (event: GatewayEvent) => void;
	firstPauseMilliseconds?: number;
	watchMilliseconds?: number;
}): Gateway {
	const stop = new AbortController();
	let current: Connection | null = null;

	/** @returns null when connected, else what came instead */
	async function open(): Promise<Ending | null> {
		const connection = startThread(
			{ token, apiUrl, shards, watchMilliseconds },
			{ onEvent, log },
		);
		current = connection;
		const ending = await Promise.race([
			connection.connected.then(() => null),
			connection.ended,
		]);
		if (ending !== null) await connection.close();
		return ending;
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
