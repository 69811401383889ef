import { createHmac } from "node:crypto";
import { HTTPReceiver, type HTTPReceiverOptions } from "@slack/bolt";
import { makeBoltLog } from "./bolt-log.ts";
import { clientOptions } from "./client.ts";
import type { Connection, ConnectionDeps } from "./connection.ts";
import { withoutOddRequests } from "./odd-requests.ts";
import { botScopes, paths } from "./register.ts";

/** Requests that Slack signs; where many workspaces are wanted, also the pages that install us. */
export function makeHttpConnection(deps: ConnectionDeps): Connection {
	const { port } = deps.settings;
	const receiver = new HTTPReceiver(httpOptions(deps));
	receiver.requestListener = withoutOddRequests(receiver.requestListener);
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
