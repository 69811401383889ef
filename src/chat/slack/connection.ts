import { createHmac } from "node:crypto";
import { setTimeout as after } from "node:timers/promises";
import {
	App,
	HTTPReceiver,
	type HTTPReceiverOptions,
	type InstallationStore,
	type Receiver,
	SocketModeReceiver,
} from "@slack/bolt";
import type { Log } from "../../lib/log.ts";
import { makeBoltLog } from "./bolt-log.ts";
import { type ClientDeps, clientOptions } from "./client.ts";
import { deliveryError, reasonOfSlack } from "./errors.ts";
import { botScopes, paths } from "./register.ts";
import type { SlackSettings } from "./settings.ts";

const longestPauseMilliseconds = 60_000;

/** What brings us Slack's requests. */
export interface Connection {
	receiver: Receiver;
	/** @throws when it cannot be opened */
	start(): Promise<unknown>;
	stop(): Promise<unknown>;
}

interface ConnectionDeps extends ClientDeps {
	settings: SlackSettings;
	installations: InstallationStore | null;
	/** Slack does not take our token any more; the connection is not tried again. */
	onRevoked(): Promise<void>;
}

/**
 * An app over a connection. Bolt would look the token up before it runs anything; the ack must
 * not wait for that, so the app knows no tokens and `Teams` does.
 */
export function makeApp(receiver: Receiver, deps: ClientDeps): App {
	const app = new App({
		// The installer of an HTTPReceiver stays hidden: else Bolt asks it for each request.
		receiver: {
			init: (bolt) => receiver.init(bolt),
			start: (...args) => receiver.start(...args),
			stop: (...args) => receiver.stop(...args),
		},
		authorize: async ({ teamId, enterpriseId }) => ({
			...(teamId ? { teamId } : {}),
			...(enterpriseId ? { enterpriseId } : {}),
		}),
		ignoreSelf: false,
		convoStore: false,
		clientOptions: clientOptions(deps),
		logger: makeBoltLog(deps.log),
	});
	app.error(async (error) => {
		deps.log.error(
			{ platform: "slack", reason: reasonOfSlack(error) },
			"a request from Slack failed",
		);
	});
	return app;
}

export function makeConnection(deps: ConnectionDeps): Connection {
	return deps.settings.mode === "socket"
		? makeSocket(deps)
		: makeHttp(deps, deps.settings);
}

/** Requests that Slack signs; where many workspaces are wanted, also the pages that install us. */
function makeHttp(deps: ConnectionDeps, { port }: SlackSettings): Connection {
	const receiver = new HTTPReceiver(httpOptions(deps));
	return {
		receiver,
		start: () => receiver.start(port),
		stop: () => receiver.stop().catch(() => null),
	};
}

/** https://docs.slack.dev/authentication/installing-with-oauth */
export function httpOptions({
	settings,
	installations,
	...deps
}: Omit<ConnectionDeps, "onRevoked">): HTTPReceiverOptions {
	const { oauth, publicUrl, signingSecret, secretKeys } = settings;
	return {
		signingSecret: signingSecret ?? "",
		endpoints: [paths.events],
		logger: makeBoltLog(deps.log),
		// A request that fails is answered by nobody; Slack sends an event again.
		processEventErrorHandler: async () => false,
		...(oauth && installations
			? {
					...oauth,
					installationStore: installations,
					stateSecret: secretOfStates(secretKeys),
					scopes: [...botScopes],
					...(publicUrl
						? { redirectUri: new URL(paths.redirect, publicUrl).href }
						: {}),
				}
			: {}),
		installerOptions: {
			clientOptions: clientOptions({ settings, ...deps }),
			installPath: paths.install,
			redirectUriPath: paths.redirect,
			directInstall: true,
		},
	};
}

/** Proves that whoever comes back from Slack set out from here. */
function secretOfStates([key = ""]: readonly string[]): string {
	return createHmac("sha256", key).update("states of OAuth").digest("base64");
}

/**
 * Socket Mode. Slack renews the connection every few hours; we open the next one ourselves,
 * because a library that fails to do so ends the process.
 * https://docs.slack.dev/apis/events-api/using-socket-mode#disconnect
 */
function makeSocket({
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
		opening ??= reopen().finally(() => {
			opening = null;
		});
	});

	async function reopen(): Promise<void> {
		for (let tries = 0; !closing.signal.aborted; tries++) {
			try {
				await receiver.start();
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
			await receiver.start();
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
