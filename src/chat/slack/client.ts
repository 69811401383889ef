import { webApi } from "@slack/bolt";
import type { Log } from "../../lib/log.ts";
import { makeBoltLog } from "./bolt-log.ts";
import type { SlackSettings } from "./settings.ts";

const defaultTimeoutMilliseconds = 10_000;

export interface ClientDeps {
	settings: Pick<SlackSettings, "apiUrl">;
	log: Log;
	/** After so long a call counts as without answer. */
	timeoutMilliseconds?: number;
}

/**
 * How we call Slack: without retries of the library's own, which posts twice after a dropped
 * connection, and without its waiting on a rate limit, which would hold up every other channel.
 */
export function clientOptions({
	settings,
	log,
	timeoutMilliseconds = defaultTimeoutMilliseconds,
}: ClientDeps): webApi.WebClientOptions {
	return {
		retryConfig: { retries: 0 },
		rejectRateLimitedCalls: true,
		timeout: timeoutMilliseconds,
		logger: makeBoltLog(log),
		...(settings.apiUrl === null ? {} : { slackApiUrl: settings.apiUrl }),
	};
}

/** @param token of a bot; null for calls that carry their own proof */
export function makeClient(
	token: string | null,
	deps: ClientDeps,
): webApi.WebClient {
	return new webApi.WebClient(token ?? undefined, clientOptions(deps));
}
