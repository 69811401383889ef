import { App, type Receiver } from "@slack/bolt";
import { makeBoltLog } from "./bolt-log.ts";
import { type ClientDeps, clientOptions } from "./client.ts";
import { reasonOfSlack } from "./errors.ts";

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
