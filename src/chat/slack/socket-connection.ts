import { setTimeout as after } from "node:timers/promises";
import { SocketModeReceiver } from "@slack/bolt";
import type { Log } from "../../lib/log.ts";
import { makeBoltLog } from "./bolt-log.ts";
import { clientOptions } from "./client.ts";
import type { Connection, ConnectionDeps } from "./connection.ts";
import { deliveryError, reasonOfSlack } from "./errors.ts";

const longestPauseMilliseconds = 60_000;
/** A connection that is not greeted by then is none. */
const openingMilliseconds = 30_000;

/**
 * Socket Mode. Slack renews the connection every few hours; we open the next one ourselves,
 * because a library that fails to do so ends the process.
 * https://docs.slack.dev/apis/events-api/using-socket-mode#disconnect
 */
export function makeSocketConnection({
	settings,
	onRevoked,
	...deps
}: ConnectionDeps): Connection {
	const receiver = new SocketModeReceiver({
		appToken: settings.appToken ?? "",
		autoReconnectEnabled: false,
		logger: makeBoltLog(deps.log),
		installerOptions: { clientOptions: clientOptions({ settings, ...deps }) },
		processEventErrorHandler: async () => false,
	});
	surviveBadPackets(receiver.client, deps.log);
	const closing = new AbortController();
	let opening: Promise<void> | null = null;

	receiver.client.on("disconnected", () => {
		opening ??= reopen()
			.catch((error: unknown) => {
				deps.log.error(
					{ platform: "slack", reason: reasonOfSlack(error) },
					"Slack's connection is given up",
				);
			})
			.finally(() => {
				opening = null;
			});
	});

	async function reopen(): Promise<void> {
		for (let tries = 0; !closing.signal.aborted; tries++) {
			try {
				await open(receiver);
				return;
			} catch (error) {
				const { failure } = deliveryError(error);
				deps.log.warn(
					{ platform: "slack", reason: reasonOfSlack(error) },
					"Slack's connection could not be opened again",
				);
				if (failure === "revoked") return onRevoked();
			}
			const pause = Math.min(longestPauseMilliseconds, 1000 * 2 ** tries);
			await after(pause, null, { signal: closing.signal }).catch(() => null);
		}
	}

	let connected = false;
	return {
		receiver,
		async start() {
			// Until the first connection it is the caller's to try again.
			opening = Promise.resolve();
			await open(receiver);
			opening = null;
			connected = true;
		},
		async stop() {
			closing.abort();
			if (connected) await receiver.stop();
			await opening;
		},
	};
}

/** @throws when it cannot be opened, or takes too long */
async function open(receiver: SocketModeReceiver): Promise<void> {
	const done = new AbortController();
	const isLate = after(openingMilliseconds, true, { signal: done.signal });
	try {
		const late = await Promise.race([
			receiver.start().then(() => false),
			isLate.catch(() => false),
		]);
		if (!late) return;
		void receiver.client.disconnect();
		throw new Error("Slack did not greet the connection in time.");
	} finally {
		done.abort();
	}
}

/** A packet that is no envelope throws within the library, where nobody would catch it. */
function surviveBadPackets(
	client: SocketModeReceiver["client"],
	log: Log,
): void {
	const takers = client.listeners("ws_message");
	client.removeAllListeners("ws_message");
	client.on("ws_message", async (...packet: unknown[]) => {
		for (const take of takers)
			try {
				await take(...packet);
			} catch (error) {
				log.warn(
					{ platform: "slack", reason: reasonOfSlack(error) },
					"a packet from Slack makes no sense",
				);
			}
	});
}
